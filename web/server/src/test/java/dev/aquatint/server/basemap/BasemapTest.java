package dev.aquatint.server.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasemapTest {
    private static final Basemap BASEMAP = new Basemap();

    @ParameterizedTest(name = "{0} at zoom {3}")
    @CsvSource({
        "Kansas, -98.3, 38.7, 2", "Kansas, -98.31, 38.71, 5", "Kansas, -98.3, 38.7, 9", "Kansas, -98.31, 38.71, 14",
        "Sahara, 12.3, 23.3, 0", "Brazil, -53.3, -10.7, 4", "Siberia, 102.3, 64.3, 3", "Chukotka beyond the date line, -175.31, 66.83, 6",
        "Antarctica near the date line, 179.3, -84.8, 4", "Antarctica, 80.3, -78.3, 5", "Greenland, -41.3, 73.3, 6", "Australia, 134.3, -25.3, 7"})
    void land_is_where_it_should_be(String place, double longitude, double latitude, int zoom) throws IOException {
        assertThat(colour(longitude, latitude, zoom)).isEqualTo(TilePainter.Inks.LIGHT.land().getRGB());
    }

    @ParameterizedTest(name = "{0} at zoom {3}")
    @CsvSource({
        "Atlantic, -40.3, 32.3, 0", "Atlantic, -40.3, 32.3, 6", "off New York, -72.31, 39.71, 8", "Pacific at the date line, -179.3, 12.3, 5", "Pacific at the date line, 179.3, 12.3, 3",
        "Caspian Sea, 50.63, 40.31, 6", "Baltic, 19.31, 56.31, 7", "Bering Sea, 178.3, 58.3, 4", "Mediterranean, 18.3, 35.3, 12"})
    void water_is_where_it_should_be(String place, double longitude, double latitude, int zoom) throws IOException {
        assertThat(colour(longitude, latitude, zoom)).isEqualTo(TilePainter.Inks.LIGHT.water().getRGB());
    }

    @ParameterizedTest
    @CsvSource({"5, 7, 12", "9, 116, 197", "14, 3718, 6276", "19, 118976, 200832", "24, 3807232, 6426624"})
    void deep_inside_a_country_there_are_still_lines_to_hold_on_to(int z, int x, int y) throws IOException {
        BufferedImage image = image(z, x, y);
        var colours = new HashSet<Integer>();
        for (int py = 0; py < 256; py++) for (int px = 0; px < 256; px++) colours.add(image.getRGB(px, py));
        assertThat(colours).hasSizeGreaterThan(1);
    }

    @Test
    void tiles_fit_together_at_their_edges() throws IOException {
        BufferedImage west = image(6, 18, 24), east = image(6, 19, 24);
        int differing = 0;
        for (int y = 0; y < 256; y++) if (distance(west.getRGB(255, y), east.getRGB(0, y)) > 60) differing++;
        assertThat(differing).isLessThan(12);
    }

    @Test
    void on_a_dark_page_the_map_is_dark() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(BASEMAP.tile(0, 0, 0, true)));
        for (int y = 0; y < 256; y += 5) for (int x = 0; x < 256; x += 5) assertThat(new Color(image.getRGB(x, y)).getGreen()).as("%d, %d", x, y).isLessThan(140);
        assertThat(image.getRGB(160, 90)).as("land and water can be told apart").isNotEqualTo(image.getRGB(80, 120));
        assertThat(BASEMAP.tile(0, 0, 0)).isNotEqualTo(BASEMAP.tile(0, 0, 0, true));
    }

    @Test
    void a_tile_is_drawn_once() {
        assertThat(BASEMAP.tile(4, 4, 6)).isSameAs(BASEMAP.tile(4, 4, 6)).isEqualTo(new Basemap().tile(4, 4, 6));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "25, 0, 0", "0, 1, 0", "0, 0, -1", "2, 4, 0", "2, 0, 4"})
    void a_tile_that_cannot_be_is_refused(int z, int x, int y) {
        assertThatIllegalArgumentException().isThrownBy(() -> BASEMAP.tile(z, x, y)).withMessageContaining("no tile %d/%d/%d".formatted(z, x, y));
    }

    /// The colour of most of the 25 pixels around: a line may run through the place itself.
    private static int colour(double longitude, double latitude, int zoom) throws IOException {
        double n = Math.scalb(1.0, zoom), x = (longitude / 360 + 0.5) * n, y = Line.y(latitude) * n;
        BufferedImage image = image(zoom, (int) x, (int) y);
        int px = Math.clamp((int) (256 * (x - (int) x)), 2, 253), py = Math.clamp((int) (256 * (y - (int) y)), 2, 253);
        var around = new HashMap<Integer, Integer>();
        for (int dy = -2; dy <= 2; dy++) for (int dx = -2; dx <= 2; dx++) around.merge(image.getRGB(px + dx, py + dy), 1, Integer::sum);
        return Collections.max(around.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static BufferedImage image(int z, int x, int y) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(BASEMAP.tile(z, x, y)));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        return image;
    }

    private static int distance(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) + Math.abs((a >> 8 & 255) - (b >> 8 & 255)) + Math.abs((a & 255) - (b & 255));
    }
}
