package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells are never finer than what they count lies apart.
class SamplingTest {
    private static final Sampling WHOLE = new Sampling(1, 0);

    private final Panes panes = new Panes(Engine.shared());
    private final RecordingScreen screen = new RecordingScreen();

    @AfterEach
    void close() {
        panes.close();
    }

    private static Viewport view(double x0, double x1, int width) {
        return new Viewport(new Extent(x0, x1, 0, 1), width, 100);
    }

    @Test
    void a_cell_is_centred_on_each_whole_number() {
        assertThat(WHOLE.cells(view(1987, 2008, 900))).isEqualTo(new Viewport(new Extent(1986.5, 2008.5, 0, 1), 22, 100));
    }

    @Test
    void cells_stay_where_they_are_while_the_view_moves() {
        assertThat(WHOLE.cells(view(1987.2, 2008.2, 900)).extent()).isEqualTo(new Extent(1986.5, 2008.5, 0, 1));
        assertThat(WHOLE.cells(view(1987.6, 2008.6, 900)).extent()).isEqualTo(new Extent(1987.5, 2009.5, 0, 1));
    }

    @Test
    void a_pixel_of_some_whole_numbers_has_as_many_as_the_next() {
        assertThat(WHOLE.cells(view(0, 1300, 1000))).isEqualTo(new Viewport(new Extent(-0.5, 1301.5, 0, 1), 651, 100));
    }

    @Test
    void pixels_of_many_whole_numbers_are_cells_as_they_are() {
        Viewport wide = view(0, 9000, 1000);
        assertThat(WHOLE.cells(wide)).isEqualTo(wide);
    }

    @Test
    void any_other_axis_has_the_pixels_of_the_view() {
        Viewport view = view(0, 10, 1000);
        assertThat(Sampling.CONTINUOUS.cells(view)).isEqualTo(view);
        Viewport log = new Viewport(view.extent(), 1000, 100, AxisType.LOG, AxisType.LINEAR);
        assertThat(WHOLE.cells(log)).isEqualTo(log);
        Viewport far = view(0x1p52, 0x1p52 + 10, 1000);
        assertThat(WHOLE.cells(far)).as("where doubles have no halves").isEqualTo(far);
    }

    @Test
    void every_view_has_each_whole_number_in_a_cell_and_all_cells_as_many() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double lo = random.nextDouble(-1e6, 1e6), hi = lo + Math.pow(10, random.nextDouble(-3, 4));
            Viewport view = view(lo, hi, random.nextInt(1, 2000)), cells = WHOLE.cells(view);
            if (cells.equals(view)) continue;
            Extent e = cells.extent();
            assertThat(e.x0()).isLessThanOrEqualTo(lo);
            assertThat(e.x1()).isGreaterThanOrEqualTo(hi);
            assertThat(cells.width()).isLessThanOrEqualTo(view.width() + 2);
            double each = e.width() / cells.width();
            assertThat(each).as("whole numbers in a cell").isEqualTo(Math.rint(each)).isGreaterThanOrEqualTo(1);
            assertThat(e.x0() - 0.5).isEqualTo(Math.rint(e.x0() - 0.5));
        }
    }

    private Picture drawn(View view, Viewport at) throws Exception {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, at);
        Picture picture = screen.next();
        pane.close();
        return picture;
    }

    private static Raster raster(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).raster();
    }

    @Test
    void a_picture_of_whole_numbers_counts_each_of_them_in_a_cell_of_its_own() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        int n = 30_000;
        int[] year = new int[n];
        double[] delay = new double[n];
        Map<List<Integer>, Integer> counted = new HashMap<>();
        for (int i = 0; i < n; i++) {
            year[i] = random.nextInt(1987, 2009);
            delay[i] = random.nextInt(-20, 60);
            counted.merge(List.of(year[i], (int) delay[i]), 1, Integer::sum);
        }
        View view = points(frame(Map.of("year", year, "delay", delay)), "year", "delay").rasterize();

        Raster raster = raster(drawn(view, new Viewport(new Extent(1987, 2008, -20, 59), 900, 525)));

        assertThat(raster.extent()).isEqualTo(new Extent(1986.5, 2008.5, -20.5, 59.5));
        assertThat(List.of(raster.width(), raster.height())).as("floats that are whole are whole numbers, too").containsExactly(22, 80);
        for (int row = 0; row < 80; row++) {
            for (int column = 0; column < 22; column++) {
                assertThat(raster.plane().value(row * 22 + column)).isEqualTo(counted.getOrDefault(List.of(1987 + column, row - 20), 0).doubleValue());
            }
        }
    }

    @Test
    void the_outermost_of_cells_that_one_sees_are_whole_at_home() {
        Frame few = frame(Map.of("x", new int[] {1, 4}, "y", new double[] {0.25, 0.5})), many = frame(Map.of("x", new int[] {0, 5000}, "y", new double[] {0.25, 0.5}));
        assertThat(panes.pane(points(few, "x", "y").rasterize(), panes.watchdog().page("test")).open().home()).isEqualTo(new Extent(0.5, 4.5, 0.25, 0.5));
        assertThat(panes.pane(points(many, "x", "y").rasterize(), panes.watchdog().page("test")).open().home()).isEqualTo(new Extent(0, 5000, 0.25, 0.5));
    }

    @Test
    void days_and_categories_have_cells_of_their_own() throws Exception {
        LocalDate[] day = {LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), LocalDate.EPOCH.plusDays(1)};
        View view = points(frame(Map.of("day", day, "kind", new String[] {"a", "b", "b"})), "day", "kind").rasterize();
        Raster raster = raster(drawn(view, new Viewport(new Extent(-0.5, 1.5, -0.5, 1.5), 900, 525)));
        assertThat(((Plane.Counts) raster.plane()).of()).containsExactly(1, 0, 0, 2);
    }

    @Test
    void layers_of_a_stack_have_the_same_cells() throws Exception {
        Frame frame = frame(Map.of("x", new int[] {1, 4}, "half", new double[] {0.5, 3.5}, "y", new int[] {1, 2}));
        View view = stack(points(frame, "x", "y").rasterize().shade(), points(frame, "half", "y").rasterize().shade());
        Layer.Colours layer = (Layer.Colours) drawn(view, new Viewport(new Extent(0, 5, 0, 3), 50, 30)).layers().getLast();
        assertThat(List.of(layer.width(), layer.height())).containsExactly(50, 30);
    }

    @Test
    void steps_that_count_pixels_count_cells_when_these_are_larger() throws Exception {
        Frame frame = frame(Map.of("x", IntStream.range(0, 10).toArray(), "y", IntStream.range(0, 10).toArray()));
        Viewport at = new Viewport(new Extent(-0.5, 9.5, -0.5, 9.5), 500, 500);
        int[] apart = ((Plane.Counts) raster(drawn(points(frame, "x", "y").rasterize().spread(1), at)).plane()).of();
        assertThat(IntStream.of(apart).sum()).as("a pixel more does not make a neighbour's cell").isEqualTo(10);
    }
}
