package dev.aquatint.raster;

import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.curve;
import static dev.aquatint.Aquatint.distinct;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.histogram;
import static dev.aquatint.Aquatint.image;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.median;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.polygons;
import static dev.aquatint.Aquatint.quadmesh;
import static dev.aquatint.Aquatint.quantile;
import static dev.aquatint.Aquatint.rectangles;
import static dev.aquatint.Aquatint.segments;
import static dev.aquatint.Aquatint.std;
import static dev.aquatint.Aquatint.var;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.Image;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.Rasterizable;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Values and pictures that public bug reports led to, most of them faults that Datashader or others have, too.
class PictureCasesTest {
    private static final Engine ENGINE = Engine.of(2);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void a_polygon_that_the_view_cuts_to_a_thin_strip_is_not_thin() {
        Polygons tip = of("POLYGON ((0 -10, 10 -10, 5 0.9, 0 -10))");
        assertThat(cells(tip, count(), new Extent(0, 10, 0, 4), 10, 4)).containsOnly(0);
        assertThat(cells(tip, count(), new Extent(0, 10, -1, 4), 10, 5)).endsWith(cells(tip, count(), new Extent(0, 10, 0, 4), 10, 4));
    }

    @Test
    void a_hole_at_the_border_stays_open() {
        Polygons frame = of("POLYGON ((0 -10, 10 -10, 10 1, 0 1, 0 -10), (2 -9, 2 0.9, 8 0.9, 8 -9, 2 -9))");
        assertThat(cells(frame, count(), new Extent(0, 10, 0, 1), 10, 1)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void a_polygon_no_higher_than_a_cell_is_drawn_wherever_it_lies() {
        assertThat(cells(of("POLYGON ((0 1.1, 10 1.1, 5 1.3, 0 1.1))"), count(), new Extent(0, 10, 0, 4), 10, 4)).startsWith(new double[10]).containsSubsequence(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(cells(of("POLYGON ((3 -5, 3.2 -5, 3.2 20, 3 20, 3 -5))"), count(), new Extent(0, 10, 0, 4), 10, 4)).containsExactly(rows(row(3), 4));
    }

    @Test
    void a_rectangle_that_the_view_cuts_to_a_thin_strip_is_not_thin() {
        var below = rectangles(frame(Map.of("x0", new double[] {0}, "y0", new double[] {-10}, "x1", new double[] {10}, "y1", new double[] {0.3})), "x0", "y0", "x1", "y1");
        assertThat(cells(below, count(), new Extent(0, 10, 0, 4), 10, 4)).containsOnly(0);
        assertThat(cells(below, count(), new Extent(0, 10, -1, 4), 10, 5)).startsWith(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0).endsWith(new double[40]);
    }

    @Test
    void each_middle_on_a_shared_side_belongs_to_one_polygon_whichever_way_they_run() {
        String[] clockwise = {"POLYGON ((0 0, 10 10, 10 0, 0 0))", "POLYGON ((0 0, 0 10, 10 10, 0 0))"};
        String[] anticlockwise = {"POLYGON ((0 0, 10 0, 10 10, 0 0))", "POLYGON ((0 0, 10 10, 0 10, 0 0))"};
        String[] mixed = {clockwise[0], anticlockwise[1]};
        for (String[] pair : new String[][] {clockwise, anticlockwise, mixed}) {
            assertThat(cells(of(pair), count(), new Extent(0, 10, 0, 10), 10, 10)).as(Arrays.toString(pair)).containsOnly(1);
        }
    }

    @Test
    void triangles_around_a_middle_share_it_as_they_share_all_others() {
        String[] fan = new String[8];
        int[] x = {0, 5, 10, 10, 10, 5, 0, 0}, y = {0, 0, 0, 5, 10, 10, 10, 5};
        for (int i = 0; i < 8; i++) {
            int j = (i + 1) % 8, a = i % 2 == 0 ? i : j, b = i % 2 == 0 ? j : i;           // every other one clockwise
            fan[i] = "POLYGON ((4.5 4.5, %d %d, %d %d, 4.5 4.5))".formatted(x[a], y[a], x[b], y[b]);
        }
        assertThat(cells(of(fan), count(), new Extent(0, 10, 0, 10), 10, 10)).containsOnly(1);
    }

    @Test
    void the_variance_of_equal_values_is_zero_and_of_large_ones_close_together_is_right() {
        int n = 200_000;
        double[] constant = new double[n], close = new double[3 * n], x = new double[n], many = new double[3 * n];
        Arrays.fill(constant, 1000000.3);
        for (int i = 0; i < 3 * n; i++) close[i] = 1e9 + i % 3;
        String[] kind = new String[n];
        for (int i = 0; i < n; i++) kind[i] = i % 2 == 0 ? "a" : "b";
        var same = points(frame(Map.of("x", x, "y", x, "v", constant, "k", kind)), "x", "y");
        var far = points(frame(Map.of("x", many, "y", many, "v", close)), "x", "y");
        assertThat(one(same, std("v"))).containsExactly(0);
        assertThat(one(same, by("k", var("v")))).containsExactly(0);
        assertThat(one(far, var("v"))).containsExactly(new double[] {2 / 3.0}, within(1e-9));
        assertThat(one(points(frame(Map.of("x", new double[3], "y", new double[3], "v", new double[] {1e9, 1e9 + 1, 1e9 + 2})), "x", "y"), var("v")))
                .containsExactly(new double[] {2 / 3.0}, within(1e-15));
    }

    @Test
    void whether_coordinates_are_even_does_not_depend_on_where_they_begin() {
        for (double offset : new double[] {0, -20, 500_000, 1e9, 1e12}) {
            double[] x = {offset, offset + 1, offset + 5, offset + 6}, y = {0, 1};
            double[][] z = {{1, 2, 3, 4}, {1, 2, 3, 4}};
            assertThat(cells(quadmesh(x, y, z), mean("z"), new Extent(offset - 1, offset + 7, -0.5, 0.5), 8, 1)).as("%s", offset).containsExactly(1, 2, 2, 2, 3, 3, 4, Double.NaN);
            assertThatThrownBy(() -> image(x, y, z)).hasMessageContaining("evenly spaced");
            double[] even = {offset, offset + 0.5, offset + 1, offset + 1.5};
            assertThat(image(even, y, z).raster().width()).isEqualTo(4);
        }
    }

    @Test
    void coordinates_that_were_rounded_to_float32_are_even() {
        double[] x = new double[200], y = {0, 1};
        for (int i = 0; i < x.length; i++) x[i] = (float) (120 + 0.01 * i);
        assertThat(image(x, y, new double[2][200]).raster().width()).isEqualTo(200);
    }

    @Test
    void an_image_of_one_value_has_that_value_in_every_cell() {
        double[][] z = new double[97][131];
        for (double[] row : z) Arrays.fill(row, 7);
        for (double seven : new double[] {7, 1000000.3}) {
            for (double[] row : z) Arrays.fill(row, seven);
            Image image = image(z, new Extent(0, 131, 0, 97));
            for (int[] size : new int[][] {{50, 40}, {200, 40}, {50, 300}, {400, 300}}) {
                assertThat(cells(image, mean("value"), new Extent(0, 131, 0, 97), size[0], size[1])).containsOnly(seven);
                assertThat(cells(image, std("value"), new Extent(0, 131, 0, 97), size[0], size[1])).containsOnly(0);
            }
        }
        assertThat(cells(image(new double[][] {{1e9, 1e9 + 1, 1e9 + 2}}, new Extent(0, 3, 0, 1)), var("value"), new Extent(0, 3, 0, 1), 1, 1)).containsExactly(new double[] {2 / 3.0}, within(1e-12));
    }

    @Test
    void an_image_stays_where_its_axes_say_as_the_view_moves() {
        double[] x = new double[23];
        Arrays.setAll(x, i -> -20 + 3.7 * i);
        double[][] z = new double[23][];
        Arrays.fill(z, x);
        for (double from : new double[] {0, 0.3, 1.7, 3.6, -11.1}) {
            Extent view = new Extent(from, from + 40, 0, 1);
            double[] slope = cells(image(x, x, z), mean("value"), view, 40, 1), nearest = cells(image(x, x, z).interpolate("nearest"), mean("value"), view, 400, 1);
            for (int c = 0; c < 40; c++) assertThat(slope[c]).isEqualTo(from + c + 0.5, within(1e-9));
            for (int c = 0; c < 400; c++) assertThat(nearest[c]).isEqualTo(-20 + 3.7 * Math.floor((from + 0.1 * c + 0.05 + 20) / 3.7 + 0.5 + 1e-9), within(1e-9));
        }
    }

    @Test
    void an_even_mesh_is_the_same_picture_whichever_way_its_rows_run() {
        double[] x = {0, 1}, up = {0, 1, 2, 3}, down = {3, 2, 1, 0};
        double[][] z = {{0, 0}, {1, 1}, {2, 2}, {3, 3}}, turned = {{3, 3}, {2, 2}, {1, 1}, {0, 0}};
        for (int cells = 1; cells < 10; cells++) {
            Extent view = new Extent(-0.5, 1.5, -0.5, 3.5);
            assertThat(cells(quadmesh(x, down, turned), mean("z"), view, 1, cells)).containsExactly(cells(quadmesh(x, up, z), mean("z"), view, 1, cells));
        }
        assertThat(cells(quadmesh(x, down, turned), mean("z"), new Extent(-0.5, 1.5, -0.5, 3.5), 1, 3)).containsExactly(0, 1, 2.5);
    }

    @Test
    void the_bin_of_a_value_is_the_one_whose_printed_lower_end_it_is() {
        for (Object column : new Object[] {new double[] {0.3, 0.6, 0.7}, new float[] {0.3f, 0.6f, 0.7f}}) {
            Raster raster = ENGINE.rasterize(points(frame(Map.of("x", new double[3], "y", new double[3], "v", column)), "x", "y"), by(bins("v", 0, 1, 10)), new Viewport(new Extent(-1, 1, -1, 1), 1, 1), new Cancel());
            for (int i = 0; i < 10; i++) {
                boolean lower = i == 3 || i == 6 || i == 7;
                assertThat(raster.planes().get(i).value(0)).as(raster.categories().get(i)).isEqualTo(lower ? 1 : 0);
            }
        }
    }

    @Test
    void bins_that_are_narrower_than_what_a_float_tells_apart_go_by_their_ends_too() {
        Raster raster = ENGINE.rasterize(points(frame(Map.of("x", new double[3], "y", new double[3], "v", new float[] {1e7f, 10000003f, 10000009f})), "x", "y"),
                by(bins("v", 1e7, 1e7 + 10, 100)), new Viewport(new Extent(-1, 1, -1, 1), 1, 1), new Cancel());
        for (int i = 0; i < 100; i++) {
            boolean lower = i == 0 || i == 30 || i == 90;
            assertThat(raster.planes().get(i).value(0)).as(raster.categories().get(i)).isEqualTo(lower ? 1 : 0);
        }
    }

    @Test
    void a_range_is_opened_around_a_single_value_however_large_it_is() {
        for (long t : new long[] {3, 1577872800L, 1577872800000000L, 1577872800000000000L, Long.MAX_VALUE, -1577872800000000000L}) {
            var alone = points(frame(Map.of("t", new long[] {t}, "y", new double[] {1})), "t", "y");
            Extent extent = ENGINE.bounds(alone);
            assertThat(extent.x0()).isLessThan(t);
            assertThat(Arrays.stream(cells(alone, count(), extent, 5, 5)).sum()).isEqualTo(1);
        }
        assertThat(ENGINE.bounds(points(frame(Map.of("t", new long[] {1577872800000000L}, "y", new double[] {1})), "t", "y"))).isEqualTo(new Extent(1577872799999999.0, 1577872800000001.0, 0, 2));
    }

    @Test
    void a_wide_line_that_stands_still_is_a_dot() {
        Frame still = frame(Map.of("x", new double[] {5, 5}, "y", new double[] {5, 5}));
        Extent ten = new Extent(0, 10, 0, 10);
        double[] dot = cells(curve(still, "x", "y").lineWidth(3), count(), ten, 10, 10);
        for (int c = 0; c < 100; c++) {
            double distance = Math.hypot(c % 10 - 4.5, c / 10 - 4.5), covered = Math.clamp(2 - distance, 0, 1);
            assertThat(dot[c]).as("cell %d", c).isEqualTo(covered == 0 ? Double.NaN : covered, within(1e-6));
        }
        assertThat(cells(segments(still, "x", "y", "x", "y").lineWidth(3), max("x"), ten, 10, 10)[44]).isEqualTo(5);
        assertThat(Arrays.stream(cells(curve(still, "x", "y"), count(), ten, 10, 10)).sum()).isEqualTo(1);
    }

    @Test
    void a_wide_line_of_several_equal_points_is_the_same_dot() {
        Extent ten = new Extent(0, 10, 0, 10);
        double[] dot = cells(curve(frame(Map.of("x", new double[] {5, 5}, "y", new double[] {5, 5})), "x", "y").lineWidth(3), count(), ten, 10, 10);
        for (int n : new int[] {3, 4, 5000}) {
            double[] five = new double[n];
            Arrays.fill(five, 5);
            assertThat(cells(curve(frame(Map.of("x", five, "y", five)), "x", "y").lineWidth(3), count(), ten, 10, 10)).as("%d points", n).isEqualTo(dot);
        }
    }

    @Test
    void a_line_that_moves_in_the_end_is_no_dot_besides() {
        Extent ten = new Extent(0, 10, 0, 10);
        double[] y = {5, 5, 5, 5};
        double[] line = cells(curve(frame(Map.of("x", new double[] {2, 8}, "y", new double[] {5, 5})), "x", "y").lineWidth(3), count(), ten, 10, 10);
        assertThat(cells(curve(frame(Map.of("x", new double[] {2, 2, 2, 8}, "y", y)), "x", "y").lineWidth(3), count(), ten, 10, 10)).isEqualTo(line);
    }

    @Test
    void ids_beyond_doubles_are_looked_up_told_apart_and_counted_to_the_last_digit() {
        long big = 1L << 53;
        Frame ids = frame(Map.of("x", new double[] {0.5, 0.5, 0.5, 1.5, 1.5}, "y", new double[5], "v", new double[] {1, 3, 2, 9, 8},
                "id", new long[] {big, big + 1, big + 2, -big - 1, big + 1}, "small", new long[] {1, 2, 3, 4, 5}));
        var points = points(ids, "x", "y");
        assertThat(wholes(points, where(max("v"), "id"))).containsExactly(big + 1, -big - 1, Plane.Wholes.EMPTY);
        assertThat(wholes(points, where(min("v"), "id"))).containsExactly(big, big + 1, Plane.Wholes.EMPTY);
        assertThat(wholes(points(ids.select("v > 1"), "x", "y"), where(min("v"), "id"))).containsExactly(big + 2, big + 1, Plane.Wholes.EMPTY);
        assertThat(wholes(points, mode("id"))).containsExactly(big, -big - 1, Plane.Wholes.EMPTY);
        assertThat(cells(points, distinct("id"), new Extent(0, 3, -1, 1), 3, 1)).containsExactly(3, 2, Double.NaN);
        assertThat(cells(points, where(max("v"), "small"), new Extent(0, 3, -1, 1), 3, 1)).containsExactly(2, 4, Double.NaN);
    }

    private static long[] wholes(Rasterizable<?> element, Reduction by) {
        return ((Plane.Wholes) ENGINE.rasterize(element, by, new Viewport(new Extent(0, 3, -1, 1), 3, 1), new Cancel()).plane()).of();
    }

    @Test
    void bins_of_whole_numbers_hold_equally_many_of_them() {
        Frame whole = frame(Map.of("v", IntStream.range(0, 30).toArray(), "w", IntStream.range(0, 30).mapToDouble(i -> i).toArray()));
        assertThat(ENGINE.histogram(histogram(whole, "v").bins(20), new Cancel()).counts()).hasSize(15).containsOnly(2);
        assertThat(ENGINE.histogram(histogram(whole, "v").bins(100), new Cancel()).counts()).hasSize(30).containsOnly(1);
        assertThat(ENGINE.histogram(histogram(whole, "v").bins(10), new Cancel()).edges()).startsWith(-0.5, 2.5, 5.5).endsWith(29.5);
        assertThat(ENGINE.histogram(histogram(whole, "v").bins(20).range(0, 29), new Cancel()).counts()).hasSize(20);
        assertThat(ENGINE.histogram(histogram(whole, "w").bins(20), new Cancel()).counts()).hasSize(20);
    }

    @Test
    void quantiles_of_times_are_exact() {
        long day = 86_400_000_000L, noon = 1_577_872_800_000_000L;
        long[] t = new long[101];
        Arrays.setAll(t, i -> noon + (i * 37L % 101 - 50) * day / 24);
        double[] x = new double[101];
        var times = points(frame(Map.of("x", x, "y", x, "t", t)), "x", "y");
        assertThat(one(times, median("t"))).containsExactly(noon);
        assertThat(one(times, quantile("t", 0.25))).containsExactly(noon - 25 * day / 24);
        assertThat(one(times, quantile("t", 1))).containsExactly(noon + 50 * day / 24);
    }

    private static double[] rows(double[] row, int n) {
        return IntStream.range(0, n).boxed().flatMapToDouble(_ -> Arrays.stream(row)).toArray();
    }

    private static double[] row(int hit) {
        double[] row = new double[10];
        row[hit] = 1;
        return row;
    }

    private static Polygons of(String... texts) {
        return polygons(frame(Map.of("wkt", texts)), "wkt");
    }

    private static double[] one(Rasterizable<?> element, Reduction by) {
        return cells(element, by, new Extent(-1, 1, -1, 1), 1, 1);
    }

    /// Row by row from the bottom; of categories the first.
    private static double[] cells(Rasterizable<?> element, Reduction by, Extent extent, int width, int height) {
        Raster raster = ENGINE.rasterize(element, by, new Viewport(extent, width, height), new Cancel());
        double[] cells = new double[width * height];
        Arrays.setAll(cells, raster.planes().getFirst()::value);
        return cells;
    }
}
