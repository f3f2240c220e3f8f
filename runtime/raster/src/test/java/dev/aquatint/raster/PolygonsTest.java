package dev.aquatint.raster;

import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.polygons;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.element.Polygons;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PolygonsTest {
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), EIGHT = Engine.of(8);
    private static final String SQUARE = "POLYGON ((1 1, 5 1, 5 5, 1 5, 1 1))";
    private static final Viewport SIX = new Viewport(new Extent(0, 6, 0, 6), 6, 6);

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
        EIGHT.close();
    }

    @Test
    void a_polygon_hits_the_cells_whose_middles_it_winds_around() {
        assertThat(text(counts(of(SQUARE), SIX))).isEqualTo("""
                · · · · · ·
                · 1 1 1 1 ·
                · 1 1 1 1 ·
                · 1 1 1 1 ·
                · 1 1 1 1 ·
                · · · · · ·
                """);
    }

    @Test
    void a_hole_runs_the_other_way_than_its_shell() {
        String hole = "POLYGON ((1 1, 5 1, 5 5, 1 5, 1 1), (2 2, 2 4, 4 4, 4 2, 2 2))", filled = "POLYGON ((1 1, 5 1, 5 5, 1 5, 1 1), (2 2, 4 2, 4 4, 2 4, 2 2))";
        String open = """
                · · · · · ·
                · 1 1 1 1 ·
                · 1 · · 1 ·
                · 1 · · 1 ·
                · 1 1 1 1 ·
                · · · · · ·
                """;
        assertThat(text(counts(of(hole), SIX))).isEqualTo(open);
        assertThat(text(counts(of(filled), SIX))).isEqualTo(text(counts(of(SQUARE), SIX)));
        assertThat(text(counts(of(filled).oriented(true), SIX))).isEqualTo(open);
        assertThat(text(counts(of(hole).oriented(true), SIX))).isEqualTo(open);
    }

    @Test
    void each_polygon_of_a_multi_polygon_hits_by_itself() {
        assertThat(text(counts(of("MULTIPOLYGON (((0 0, 3 0, 3 3, 0 3, 0 0)), ((2 2, 6 2, 6 6, 2 6, 2 2)))"), SIX))).isEqualTo("""
                · · 1 1 1 1
                · · 1 1 1 1
                · · 1 1 1 1
                1 1 2 1 1 1
                1 1 1 · · ·
                1 1 1 · · ·
                """);
    }

    @Test
    void what_is_smaller_than_a_cell_hits_one() {
        assertThat(text(counts(of("POLYGON ((2.1 3.1, 2.2 3.1, 2.2 3.2, 2.1 3.1))"), SIX))).contains("· · 1 · · ·");
        assertThat(counts(of("POLYGON ((0.1 3.1, 5.9 3.1, 5.9 3.2, 0.1 3.1))"), SIX)).hasSize(36).contains(1, 1, 1, 1, 1, 1);
    }

    @Test
    void what_is_out_of_view_empty_or_missing_hits_nothing() {
        Polygons all = polygons(frame(Map.of("at", new String[] {"POLYGON ((10 10, 11 10, 11 11, 10 10))", null, "POLYGON EMPTY", "MULTIPOLYGON EMPTY", SQUARE})), "at");
        assertThat(Arrays.stream(counts(all, SIX)).sum()).isEqualTo(16);
        assertThat(ONE.bounds(all)).isEqualTo(new Extent(1, 11, 1, 11));
        assertThat(ONE.bounds(all.select("at", SQUARE))).isEqualTo(new Extent(1, 5, 1, 5));
    }

    @Test
    void rows_are_selected_grouped_and_reduced_as_points_are() {
        Polygons all = polygons(frame(Map.of("at", new String[] {SQUARE, "POLYGON ((0 0, 6 0, 6 6, 0 6, 0 0))"}, "v", new double[] {3, 5}, "kind", new String[] {"b", "a"})), "at");
        assertThat(ONE.rasterize(all, sum("v"), SIX, new Cancel()).value(2, 2)).isEqualTo(8);
        assertThat(ONE.rasterize(all, mean("v"), SIX, new Cancel()).value(0, 0)).isEqualTo(5);
        assertThat(ONE.rasterize(all.select("v", range(0, 4)), sum("v"), SIX, new Cancel()).value(2, 2)).isEqualTo(3);
        Raster byKind = ONE.rasterize(all, by("kind"), SIX, new Cancel());
        assertThat(byKind.planes().getFirst().value(0)).isEqualTo(1);
        assertThat(byKind.planes().getLast().value(0)).isEqualTo(0);
        assertThat(byKind.planes().getLast().value(14)).isEqualTo(1);
    }

    @Test
    void nasty_polygons_agree_with_the_plain_definition() {
        SplittableRandom random = new SplittableRandom(11);
        List<double[][]> drawn = new ArrayList<>();
        for (int i = 0; i < 120; i++) drawn.add(nasty(random));
        Viewport view = new Viewport(new Extent(-2, 7, -1, 6), 33, 27);
        Polygons all = polygons(frame(Map.of("at", drawn.stream().map(PolygonsTest::wkt).toArray(String[]::new))), "at");
        int[] expected = new int[33 * 27];
        for (double[][] rings : drawn) plain(rings, view, expected);
        assertThat(counts(all, view)).containsExactly(expected);
        assertThat(Arrays.stream(expected).sum()).isGreaterThan(1000);
    }

    @Test
    void results_do_not_depend_on_threads() {
        SplittableRandom random = new SplittableRandom(12);
        String[] texts = Stream.generate(() -> wkt(nasty(random))).limit(9000).toArray(String[]::new);
        Polygons all = polygons(frame(Map.of("at", texts, "v", random.doubles(9000).toArray())), "at");
        for (Reduction by : new Reduction[] {count(), sum("v"), mean("v")}) {
            double[] one = values(ONE, all, by), two = values(TWO, all, by), eight = values(EIGHT, all, by);
            assertThat(two).containsExactly(one);
            assertThat(eight).containsExactly(one);
        }
    }

    @Test
    void on_a_log_axis_sides_are_straight_in_its_space() {
        Viewport view = new Viewport(new Extent(1, 10_000, 0, 1), 4, 2, AxisType.LOG, AxisType.LINEAR);
        assertThat(counts(of("POLYGON ((10 -1, 1000 -1, 1000 2, 10 2, 10 -1))"), view)).containsExactly(0, 1, 1, 0, 0, 1, 1, 0);
        assertThat(counts(of("POLYGON ((-5 -1, 100 -1, 100 2, -5 2, -5 -1))"), view)).containsExactly(1, 1, 0, 0, 1, 1, 0, 0);
    }

    @Test
    void all_ways_to_write_a_polygon_are_read() {
        for (String same : List.of("polygon((1 1,5 1,5 5,1 5,1 1))", "  POLYGON Z ((1 1 9, 5 1 9, 5 5 9, 1 5 9, 1 1 9)) ", "POLYGON ZM ((1 1 9 9, 5 1 9 9, 5 5 9 9, 1 5 9 9, 1 1 9 9))",
                "SRID=4326;POLYGON ((1 1, 5 1, 5 5, 1 5, 1 1))", "POLYGON ((1 1, 5 1, 5 5, 1 5))", "MULTIPOLYGON (((1e0 1.0, 5 +1, 5 5, 1 5, 1 1)), EMPTY)")) {
            assertThat(counts(of(same), SIX)).as(same).containsExactly(counts(of(SQUARE), SIX));
        }
    }

    @Test
    void a_text_that_is_no_polygon_is_named_with_its_row_and_what_was_expected_where() {
        refused("POLYGON ((1 1, 5 1, 5 x, 1 1))", "expected a number at character 23, and found 'x, 1 1))'");
        refused("POINT (1 1)", "expected POLYGON or MULTIPOLYGON at character 1, and found 'POINT (1 1)'");
        refused("POLYGON ((1 1, 5 1, 5 5, 1 1)", "expected ',' or ')' at character 30, and found the end");
        refused("POLYGON ((1 1, 5 1, 5 5, 1 1)) x", "expected the end at character 32, and found 'x'");
        refused("POLYGON ((1 1, 5 1, 1 1))", "a ring of 2 points before character 25, and a polygon has three at least");
        refused("POLYGON 1 1", "expected '(' at character 9, and found '1 1'");
        refused("", "expected POLYGON or MULTIPOLYGON at character 1, and found the end");
        assertThatThrownBy(() -> polygons(frame(Map.of("at", new double[] {1})), "at")).hasMessageContaining("holds float64, and polygons are text such as 'POLYGON");
    }

    @Test
    void a_text_that_is_not_selected_may_be_anything() {
        Polygons all = polygons(frame(Map.of("at", new String[] {"broken", SQUARE}, "v", new double[] {0, 1})), "at");
        assertThat(counts(all.select("v", range(1, 1)), SIX)).containsExactly(counts(of(SQUARE), SIX));
    }

    @Test
    void drawing_that_is_not_wanted_any_more_stops() {
        Cancel cancel = new Cancel();
        cancel.cancel();
        assertThatThrownBy(() -> TWO.rasterize(of(SQUARE), count(), SIX, cancel)).isInstanceOf(Cancelled.class);
    }

    private static void refused(String wkt, String message) {
        Polygons all = polygons(frame(Map.of("at", new String[] {SQUARE, SQUARE, wkt})), "at");
        assertThatThrownBy(() -> counts(all, SIX)).as(wkt).hasMessageMatching("(?s)row 2 of .* is no polygon in column 'at': .*").hasMessageEndingWith(message);
    }

    /// Every cell is asked how often every side winds around its middle, which may be on the side; sides are float32.
    private static void plain(double[][] rings, Viewport view, int[] into) {
        int width = view.width(), height = view.height();
        Extent e = view.extent();
        double sx = width / e.width(), sy = height / e.height(), tx = -e.x0() * sx, ty = -e.y0() * sy;
        double x0 = 9e9, x1 = -9e9, y0 = 9e9, y1 = -9e9;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                x0 = Math.min(x0, ring[i]);
                x1 = Math.max(x1, ring[i]);
                y0 = Math.min(y0, ring[i + 1]);
                y1 = Math.max(y1, ring[i + 1]);
            }
        }
        if (x1 < e.x0() || x0 > e.x1() || y1 < e.y0() || y0 > e.y1()) return;
        int left = Math.min((int) (Math.max(x0, e.x0()) * sx + tx), width - 1), right = Math.min((int) (Math.min(x1, e.x1()) * sx + tx), width - 1);
        int low = Math.min((int) (Math.max(y0, e.y0()) * sy + ty), height - 1), high = Math.min((int) (Math.min(y1, e.y1()) * sy + ty), height - 1);
        boolean thin = left == right && x0 >= e.x0() && x1 <= e.x1() || low == high && y0 >= e.y0() && y1 <= e.y1();
        for (int r = low; r <= high; r++) {
            for (int c = left; c <= right; c++) {
                int winding = 0;
                for (double[] ring : rings) {
                    for (int i = 0; i + 3 < ring.length; i += 2) {
                        double ax = ring[i] * sx + tx - 0.5, ay = ring[i + 1] * sy + ty - 0.5, bx = ring[i + 2] * sx + tx - 0.5, by = ring[i + 3] * sy + ty - 0.5;
                        if (by > ay && crossed((float) ax, (float) ay, (float) bx, (float) by, c, r)) winding++;
                        if (by < ay && crossed((float) bx, (float) by, (float) ax, (float) ay, c, r)) winding--;
                    }
                }
                if (winding != 0 || thin) into[r * width + c]++;
            }
        }
    }

    private static boolean crossed(double x0, double y0, double x1, double y1, int c, int r) {
        if (y0 >= r || y1 < r || x0 < c && x1 < c) return false;
        if (c <= x0 && c <= x1) return true;
        return (x1 - c) * (y0 - r) - (y1 - r) * (x0 - c) <= 0;
    }

    /// Stars, bow ties, slivers, rings that touch themselves, corners on middles and edges of cells, and holes.
    private static double[][] nasty(SplittableRandom random) {
        int n = random.nextInt(3, 12);
        double x = random.nextDouble(-4, 9), y = random.nextDouble(-3, 8), size = Math.pow(10, random.nextDouble(-2, 1.2));
        boolean whole = random.nextInt(3) == 0;
        double[] ring = new double[2 * n + 2];
        for (int i = 0; i < 2 * n; i += 2) {
            ring[i] = x + random.nextDouble(-size, size);
            ring[i + 1] = y + random.nextDouble(-size, size);
            if (whole) {
                ring[i] = Math.rint(ring[i] * 2) / 2;
                ring[i + 1] = Math.rint(ring[i + 1] * 2) / 2;
            }
        }
        if (random.nextInt(4) == 0) System.arraycopy(ring, 0, ring, 2 * (n - 2), 2);
        ring[2 * n] = ring[0];
        ring[2 * n + 1] = ring[1];
        if (random.nextBoolean()) return new double[][] {ring};
        double[] hole = ring.clone();
        for (int i = 0; i < ring.length; i += 2) {
            hole[i] = x + (ring[ring.length - 2 - i] - x) / 2;
            hole[i + 1] = y + (ring[ring.length - 1 - i] - y) / 2;
        }
        return new double[][] {ring, hole};
    }

    private static String wkt(double[][] rings) {
        return Arrays.stream(rings).map(ring -> {
            List<String> points = new ArrayList<>();
            for (int i = 0; i < ring.length; i += 2) points.add(ring[i] + " " + ring[i + 1]);
            return "(" + String.join(", ", points) + ")";
        }).collect(Collectors.joining(", ", "POLYGON (", ")"));
    }

    private static Polygons of(String wkt) {
        return polygons(frame(Map.of("at", new String[] {wkt})), "at");
    }

    private static int[] counts(Polygons of, Viewport view) {
        var plane = ONE.rasterize(of, count(), view, new Cancel()).plane();
        int[] counts = new int[plane.size()];
        Arrays.setAll(counts, i -> (int) plane.value(i));
        return counts;
    }

    private static double[] values(Engine engine, Polygons of, Reduction by) {
        var plane = engine.rasterize(of, by, new Viewport(new Extent(-2, 7, -1, 6), 33, 27), new Cancel()).plane();
        double[] values = new double[plane.size()];
        Arrays.setAll(values, plane::value);
        return values;
    }

    /// Six cells a row, the highest row first.
    private static String text(int[] counts) {
        StringBuilder text = new StringBuilder();
        for (int r = counts.length / 6 - 1; r >= 0; r--) {
            for (int c = 0; c < 6; c++) text.append(counts[r * 6 + c] == 0 ? "·" : counts[r * 6 + c]).append(c < 5 ? " " : "\n");
        }
        return text.toString();
    }
}
