package dev.aquatint.server;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    private static final Frame CORNERS = frame(Map.of("x", new double[] {0, 10}, "y", new double[] {0, 10}));

    static class Explorer extends Parameterized {
        @Param(min = 0, max = 1) double alpha = 1;

        View view() {
            return points(CORNERS, "x", "y").rasterize().cmap("fire").alpha(alpha);
        }

        View broken() {
            throw new IllegalStateException("out of film");
        }
    }

    private static BufferedImage drawn(Viewable root) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Thumbnail.of(root).orElseThrow()));
    }

    /// The colour of a pixel and its opacity, as 0xAARRGGBB, counted from the bottom left.
    private static int at(BufferedImage image, int x, int y) {
        return image.getRGB(x, image.getHeight() - 1 - y);
    }

    @Test
    void the_first_plot_of_a_page_is_drawn_on_nothing() throws Exception {
        Explorer explorer = new Explorer();
        BufferedImage image = drawn(column(text("Trips"), row(widgets(explorer), dynamicMap(explorer::view, explorer), points(CORNERS, "y", "x"))));

        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(Thumbnail.WIDTH, Thumbnail.HEIGHT);
        assertThat(at(image, 0, 0) >>> 24).isEqualTo(255);
        assertThat(at(image, Thumbnail.WIDTH - 1, Thumbnail.HEIGHT - 1)).isEqualTo(at(image, 0, 0));
        assertThat(at(image, 320, 176)).isZero();
    }

    @Test
    void a_map_keeps_its_shape_and_leaves_its_tiles_out() throws Exception {
        BufferedImage image = drawn(points(CORNERS, "x", "y").rasterize().alpha(0.5).overlay(tiles(OSM)));

        int left = (Thumbnail.WIDTH - Thumbnail.HEIGHT) / 2;
        List<Integer> columns = IntStream.range(0, Thumbnail.WIDTH * Thumbnail.HEIGHT).filter(i -> at(image, i % Thumbnail.WIDTH, i / Thumbnail.WIDTH) != 0).mapToObj(i -> i % Thumbnail.WIDTH).toList();
        assertThat(columns).hasSize(2).allMatch(x -> x >= left - 1 && x <= left + Thumbnail.HEIGHT);
    }

    @Test
    void points_bars_and_colours_are_drawn_as_the_page_draws_them() throws Exception {
        // a tenth of the range stands around marks
        assertThat(at(drawn(points(CORNERS, "x", "y").color("#ff8000").size(8)), Thumbnail.WIDTH / 12, Thumbnail.HEIGHT / 12)).isEqualTo(0xFFFF8000);
        assertThat(at(drawn(histogram(CORNERS, "x").color("#ff8000")), 1, 1)).isEqualTo(0xFFFF8000);
        assertThat(at(drawn(points(CORNERS, "x", "y").rasterize().shade().background("#102030")), 320, 176)).isEqualTo(0xFF102030);
    }

    @Test
    void where_nothing_can_be_drawn_there_is_no_picture() {
        assertThat(Thumbnail.of(new Text("hello"))).isEmpty();
        assertThat(Thumbnail.of(dynamicMap(new Explorer()::broken, new Explorer()))).isEmpty();
    }
}
