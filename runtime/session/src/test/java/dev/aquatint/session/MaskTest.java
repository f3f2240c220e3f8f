package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Engine;
import dev.aquatint.stream.Pipe;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells that a mask leaves out, and the histogram that tells of them.
class MaskTest {
    private static final Viewport HOME = new Viewport(new Extent(0, 1, 0, 1), 60, 40);
    private static final int N = 20_000;
    private static final Frame POINTS = heaped();

    private final Panes panes = new Panes(Engine.shared());
    private final RecordingScreen screen = new RecordingScreen();

    /// Most of them in the middle, so that cells have very different counts.
    private static Frame heaped() {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = new double[N], y = new double[N], fare = new double[N];
        String[] kind = new String[N];
        for (int i = 0; i < N; i++) {
            x[i] = Math.clamp(0.5 + random.nextGaussian() / 8, 0, 1);
            y[i] = Math.clamp(0.5 + random.nextGaussian() / 8, 0, 1);
            fare[i] = random.nextInt(50);
            kind[i] = i % 3 == 0 ? "cash" : "card";
        }
        x[0] = y[0] = 0;
        x[1] = y[1] = 1;
        return frame(Map.of("x", x, "y", y, "fare", fare, "kind", kind));
    }

    @AfterEach
    void close() {
        panes.close();
    }

    private Pane started(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, HOME);
        return pane;
    }

    private static Raster raster(Picture p) {
        return switch (p.layers().getLast()) {
            case Layer.Levels l -> l.raster();
            case Layer.Colours c -> c.raster();
            default -> throw new AssertionError(p);
        };
    }

    private static int[] counts(Picture p) {
        return ((Plane.Counts) raster(p).plane()).of();
    }

    private static int[] atLeast(int n, int[] counts) {
        return Arrays.stream(counts).map(c -> c >= n ? c : 0).toArray();
    }

    /// The counts of the data itself, without a session.
    private static int[] aggregated() {
        return ((Plane.Counts) Engine.shared().rasterize(points(POINTS, "x", "y"), count(), HOME, new Cancel()).plane()).of();
    }

    @Test
    void a_slider_for_the_least_count_draws_what_aggregating_and_masking_would_and_aggregates_once() {
        Pipe<Integer> least = pipe(0);
        started(dynamicMap(n -> points(POINTS, "x", "y").rasterize().minCount(n).hist(), least));
        Picture all = screen.next();
        assertThat(counts(all)).isEqualTo(aggregated());
        for (int n : new int[] {2, 5, 17, 1_000_000, 3}) {
            least.send(n);
            assertThat(counts(screen.next())).isEqualTo(atLeast(n, aggregated()));
        }
        least.send(1);
        assertThat(raster(screen.next())).as("nothing is left out: the first raster, which was kept").isSameAs(raster(all));
    }

    @Test
    void levels_are_spread_over_what_stays() {
        started(points(POINTS, "x", "y").rasterize().minCount(10));
        Layer.Levels l = (Layer.Levels) screen.next().layers().getLast();
        int least = 255;
        for (int i = 0; i < l.level().length; i++) {
            assertThat(l.level()[i] != 0).isEqualTo(l.raster().plane().present(i));
            if (l.level()[i] != 0) least = Math.min(least, l.level()[i] & 255);
        }
        assertThat(least).as("the least count that stays has the first colour").isEqualTo(1);
    }

    @Test
    void values_grow_before_or_after_the_mask_as_it_is_written() {
        started(points(POINTS, "x", "y").rasterize().minCount(10).spread(1));
        int[] grown = counts(screen.next());
        started(points(POINTS, "x", "y").rasterize().spread(1).minCount(10));
        int[] masked = counts(screen.next());
        assertThat(Arrays.stream(masked).filter(n -> n > 0 && n < 10)).isEmpty();
        assertThat(grown).isNotEqualTo(masked);
    }

    @Test
    void categories_and_shaded_and_stacked_rasters_are_masked_too() {
        started(points(POINTS, "x", "y").rasterize(by("kind")).minCount(10));
        int[] shown = ((Layer.Colours) screen.next().layers().getLast()).rgba(), total = aggregated();
        for (int i = 0; i < total.length; i++) assertThat(shown[i] >>> 24 != 0).as("cell %d of %d", i, total[i]).isEqualTo(total[i] >= 10);

        started(stack(points(POINTS, "x", "y").rasterize().minCount(10).shade(), points(POINTS, "x", "y").rasterize().where(range(20, 30)).shade().cmap("blues")));
        shown = ((Layer.Colours) screen.next().layers().getLast()).rgba();
        for (int i = 0; i < total.length; i++) assertThat(shown[i] >>> 24 != 0).isEqualTo(total[i] >= 10);
    }

    @Test
    void the_histogram_tells_of_all_cells_and_of_those_that_stay() {
        started(points(POINTS, "x", "y").rasterize().minCount(10).spread(1).hist(12));
        var h = screen.next().beside();
        int[] counts = aggregated();
        assertThat(LongStream.of(h.cells()).sum()).isEqualTo(Arrays.stream(counts).filter(n -> n > 0).count());
        assertThat(LongStream.of(h.kept()).sum()).isEqualTo(Arrays.stream(counts).filter(n -> n >= 10).count());
        assertThat(h.note().getFirst()).isEqualTo("%,d points filtered".formatted(N - Arrays.stream(atLeast(10, counts)).sum()));
        assertThat(h.values().title()).isEqualTo("count");
    }

    @Test
    void a_histogram_may_stand_beside_any_raster_and_under_a_map() {
        started(points(POINTS, "x", "y").rasterize(mean("fare")).where(range(20, 30)).hist().overlay(tiles(OFFLINE)));
        assertThat(screen.next().beside().note().getFirst()).endsWith("cells filtered");
        started(points(POINTS, "x", "y").datashade(by("kind")).hist());
        assertThat(screen.next().beside().note()).isEmpty();
        started(image(new double[][] {{1, 2}, {3, 4}}, extent(0, 2, 0, 2)).hist());
        assertThat(LongStream.of(screen.next().beside().cells()).sum()).isEqualTo(4);
        started(points(POINTS, "x", "y").rasterize());
        assertThat(screen.next().beside()).isNull();
    }
}
