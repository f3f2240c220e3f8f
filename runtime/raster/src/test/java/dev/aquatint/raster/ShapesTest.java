package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.area;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.curve;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.path;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.rectangles;
import static dev.aquatint.Aquatint.segments;
import static dev.aquatint.Aquatint.spread;
import static dev.aquatint.Aquatint.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.Glyph;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.PlainShapes;
import dev.aquatint.raster.glyph.PlainShapes.Hit;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9);
    private static final int ROWS = 7_001;
    private static final String[] GROUPS = {"pear", "apple", null};
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), EIGHT = Engine.of(8);

    /// Seeded rows: on borders and middles of cells and of the view, far out, missing, infinite; and runs that do not move.
    private record Rows(double[] a, double[] b, double[] c, double[] d, double[] value, int[] keep, String[] group) {
        static Rows of(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Rows r = new Rows(new double[n], new double[n], new double[n], new double[n], new double[n], new int[n], new String[n]);
            for (int i = 0; i < n; i++) {
                boolean still = i > 0 && random.nextInt(6) == 0;
                r.a[i] = still ? r.a[i - 1] : coordinate(random, -4, 4, 16);
                r.b[i] = i > 0 && random.nextInt(6) == 0 ? r.b[i - 1] : coordinate(random, -2, 3, 9);
                r.c[i] = still ? r.a[i] : coordinate(random, -4, 4, 16);
                r.d[i] = random.nextInt(6) == 0 ? r.b[i] : coordinate(random, -2, 3, 9);
                r.value[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(-20, 60);
                r.keep[i] = random.nextInt(3);
                r.group[i] = i > 0 && random.nextInt(4) > 0 ? r.group[i - 1] : GROUPS[random.nextInt(3)];
            }
            return r;
        }

        private static double coordinate(SplittableRandom random, double lo, double hi, int cells) {
            double cell = (hi - lo) / cells;
            return switch (random.nextInt(24)) {
                case 0 -> Double.NaN;
                case 1 -> random.nextInt(8) > 0 ? lo : Double.POSITIVE_INFINITY;
                case 2 -> random.nextInt(8) > 0 ? hi : Double.NEGATIVE_INFINITY;
                case 3 -> random.nextDouble(-4000, 4000);
                case 4, 5 -> lo + cell * random.nextInt(cells + 1);
                case 6, 7 -> lo + cell * (random.nextInt(cells) + 0.5);
                case 8 -> Math.nextUp(lo + cell * random.nextInt(cells));
                case 9 -> Math.nextDown(lo + cell * random.nextInt(cells));
                default -> lo + (hi - lo) * random.nextDouble(-0.4, 1.4);
            };
        }

        Frame toFrame() {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("a", a);
            columns.put("b", b);
            columns.put("c", c);
            columns.put("d", d);
            columns.put("value", value);
            columns.put("keep", keep);
            columns.put("group", group);
            return frame(columns);
        }

        /// The rows that a filter leaves.
        int[] kept(boolean filtered) {
            return IntStream.range(0, a.length).filter(i -> !filtered || keep[i] > 0).toArray();
        }
    }

    private interface Plain {
        List<Hit> hits(Grid grid, Rows rows, int[] kept);
    }

    private record Case(String name, Glyph<?> of, Plain plain) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Case> cases(Frame f) {
        return List.of(
                new Case("curve", curve(f, "a", "b"), (g, r, kept) -> PlainShapes.line(g, kept, at(r.a, kept), at(r.b, kept))),
                new Case("path", path(f, "a", "b").group("group"), ShapesTest::grouped),
                new Case("path over columns", path(f, List.of("a", "c", "b"), List.of("b", "d", "d")), (g, r, kept) -> each(kept, i ->
                        PlainShapes.line(g, new int[] {i, i, i}, new double[] {r.a[i], r.c[i], r.b[i]}, new double[] {r.b[i], r.d[i], r.d[i]}))),
                new Case("segments", segments(f, "a", "b", "c", "d"), (g, r, kept) -> each(kept, i ->
                        PlainShapes.line(g, new int[] {i, i}, new double[] {r.a[i], r.c[i]}, new double[] {r.b[i], r.d[i]}))),
                new Case("rectangles", rectangles(f, "a", "b", "c", "d"), (g, r, kept) -> each(kept, i -> PlainShapes.rectangle(g, i, r.a[i], r.b[i], r.c[i], r.d[i]))),
                new Case("area", area(f, "a", "b"), (g, r, kept) -> PlainShapes.area(g, false, kept, at(r.a, kept), at(r.b, kept), new double[kept.length])),
                new Case("area to a line", area(f, "a", "b").to("d"), (g, r, kept) -> PlainShapes.area(g, true, kept, at(r.a, kept), at(r.b, kept), at(r.d, kept))),
                new Case("spread", spread(f, "a", "b", "c", "d"), (g, r, kept) -> PlainShapes.area(g, true, kept, at(r.a, kept),
                        IntStream.of(kept).mapToDouble(i -> r.b[i] + r.d[i]).toArray(), IntStream.of(kept).mapToDouble(i -> r.b[i] - r.c[i]).toArray())));
    }

    private static List<Hit> grouped(Grid grid, Rows r, int[] kept) {
        List<Hit> hits = new ArrayList<>();
        for (int from = 0, to; from < kept.length; from = to) {
            to = from + 1;
            while (to < kept.length && java.util.Objects.equals(r.group[kept[to]], r.group[kept[from]])) to++;
            int[] run = Arrays.copyOfRange(kept, from, to);
            hits.addAll(PlainShapes.line(grid, run, at(r.a, run), at(r.b, run)));
        }
        return hits;
    }

    private static List<Hit> each(int[] kept, java.util.function.IntFunction<List<Hit>> row) {
        return IntStream.of(kept).mapToObj(row).flatMap(List::stream).toList();
    }

    private static double[] at(double[] of, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> of[i]).toArray();
    }

    private static final Rows NASTY = Rows.of(ROWS, 5);
    private static final Rows MANY = Rows.of(1_100_000, 6);        // two chunks

    static Stream<Case> shapes() {
        return cases(NASTY.toFrame()).stream();
    }

    static Stream<Case> many() {
        return cases(MANY.toFrame().select("keep", range(1, 2))).stream();
    }

    @AfterAll
    static void close() {
        Stream.of(ONE, TWO, EIGHT).forEach(Engine::close);
    }

    @Test
    void no_shape_is_left_out() {
        assertThat(shapes().map(c -> (Object) c.of.getClass()).distinct().count()).isEqualTo(Glyph.class.getPermittedSubclasses().length - 2);      // points are not drawn, polygons are held elsewhere
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_row_hits_the_cells_that_the_plain_definition_says(Case c) {
        agrees(c.of, c.plain.hits(Grid.of(VIEW), NASTY, NASTY.kept(false)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rows_that_a_filter_leaves_are_joined_as_if_the_others_were_not_there(Case c) {
        agrees(c.of.select("keep", range(1, 2)), c.plain.hits(Grid.of(VIEW), NASTY, NASTY.kept(true)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void the_few_rows_that_a_filter_leaves_in_many_blocks_are_joined(Case c) {
        Frame all = c.of.frame();
        int[] few = IntStream.range(0, ROWS).filter(i -> i == 17 || i / 50 == 82 || i > 6_970).toArray();
        double[] marked = new double[ROWS];
        for (int i : few) marked[i] = 1;
        Rows r = NASTY;
        Frame f = frame(Map.of("a", r.a, "b", r.b, "c", r.c, "d", r.d, "value", r.value, "group", r.group, "marked", marked)).select("marked", range(1, 1));
        Case same = cases(f).stream().filter(other -> other.name.equals(c.name)).findFirst().orElseThrow();

        agrees(same.of, same.plain.hits(Grid.of(VIEW), NASTY, few));
    }

    @ParameterizedTest
    @MethodSource("many")
    void rows_of_many_tasks_and_chunks_hit_what_they_hit_one_by_one(Case c) {
        Raster raster = EIGHT.rasterize(c.of, count(), VIEW, new Cancel());
        long[] n = new long[16 * 9];
        for (Hit h : c.plain.hits(Grid.of(VIEW), MANY, MANY.kept(true))) n[h.cell()]++;

        for (int i = 0; i < n.length; i++) assertThat(raster.plane().value(i)).as("cell %d", i).isEqualTo(n[i]);
    }

    @ParameterizedTest
    @MethodSource("many")
    void the_number_of_threads_changes_no_bit(Case c) {
        for (Reduction by : List.of(sum("value"), by("group", count()))) {
            Raster one = ONE.rasterize(c.of, by, VIEW, new Cancel());
            EngineTest.assertSame(one, TWO.rasterize(c.of, by, VIEW, new Cancel()));
            EngineTest.assertSame(one, EIGHT.rasterize(c.of, by, VIEW, new Cancel()));
        }
    }

    @Test
    void a_line_from_one_end_of_the_numbers_to_the_other_crosses_the_view() {
        for (double far : new double[] {1e15, 1e30, 1e300, Double.MAX_VALUE}) {
            Raster across = ONE.rasterize(segments(row(-far, 0.1, far, 0.1), "x0", "y0", "x1", "y1"), count(), VIEW, new Cancel());
            Raster up = ONE.rasterize(segments(row(0.1, far, 0.1, -far), "x0", "y0", "x1", "y1"), count(), VIEW, new Cancel());

            for (int cell = 0; cell < 16 * 9; cell++) {
                assertThat(across.plane().value(cell)).isEqualTo(cell / 16 == 3 ? 1 : 0);
                assertThat(up.plane().value(cell)).isEqualTo(cell % 16 == 8 ? 1 : 0);
            }
        }
    }

    @Test
    void shapes_of_any_size_end() {
        double[] sizes = {0, 1e-300, 1, 1e9, 1e19, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN};
        List<double[]> corners = new ArrayList<>();
        for (double a : sizes) for (double b : sizes) for (int signs = 0; signs < 16; signs++) {
            corners.add(new double[] {signs % 2 == 0 ? a : -a, signs / 2 % 2 == 0 ? b : -b, signs / 4 % 2 == 0 ? b : -b, signs / 8 == 0 ? a : -a});
        }
        Frame f = frame(Map.of("a", column(corners, 0), "b", column(corners, 1), "c", column(corners, 2), "d", column(corners, 3), "group", new String[corners.size()]));
        for (Viewport view : List.of(VIEW, new Viewport(new Extent(1e-5, 10, 1, 1e6), 30, 20, AxisType.LOG, AxisType.LOG))) {
            for (Case c : cases(f)) assertThat(total(TWO.rasterize(c.of, count(), view, new Cancel()))).isBetween(0.0, 1.0 * corners.size() * view.width() * view.height());
        }
    }

    @Test
    void a_line_through_a_log_axis_bends_only_between_its_ends() {
        Viewport log = new Viewport(new Extent(0, 3, 1, 1000), 3, 3, AxisType.LINEAR, AxisType.LOG);
        Frame f = frame(Map.of("x", new double[] {0.5, 1.5, 2.5}, "y", new double[] {1, 10, 100}));

        assertThat(cells(ONE.rasterize(curve(f, "x", "y"), any(), log, new Cancel()))).containsExactly(0, 4, 8);
    }

    @Test
    void what_two_wide_lines_say_of_a_pixel_that_both_cover_is_put_together() {
        double y = -2 + 5.0 / 9 * 3.5;
        Frame f = frame(Map.of("x0", new double[] {-4, -4}, "y0", new double[] {y, y}, "x1", new double[] {4, 4}, "y1", new double[] {y, y}, "value", new double[] {5, 3}));
        Glyph<?> lines = segments(f, "x0", "y0", "x1", "y1").lineWidth(1);

        Map.of(count(), 2, any(), 1, sum("value"), 8, mean("value"), 4, min("value"), 3, max("value"), 5).forEach((by, expected) ->
                assertThat(TWO.rasterize(lines, by, VIEW, new Cancel()).value(8, 3)).as(by.source()).isCloseTo((double) expected, within(1e-6)));
    }

    @Test
    void a_reduction_that_takes_whole_pixels_refuses_a_line_with_a_width() {
        assertThatThrownBy(() -> ONE.rasterize(curve(row(0, 0, 1, 1), "x0", "y0").lineWidth(2), new Var("x1"), VIEW, new Cancel()))
                .hasMessageContaining("takes whole pixels").hasMessageContaining("or use lineWidth(0)");
    }

    @Test
    void rectangles_that_touch_share_no_pixel() {
        Frame f = frame(Map.of("x0", new double[] {-4, -1.3, 2}, "x1", new double[] {-1.3, 2, 4}, "y0", new double[] {-2, -2, -2}, "y1", new double[] {3, 3, 3}));
        Raster raster = ONE.rasterize(rectangles(f, "x0", "y0", "x1", "y1"), count(), VIEW, new Cancel());

        for (int cell = 0; cell < 16 * 9; cell++) assertThat(raster.plane().value(cell)).isEqualTo(1);
    }

    @Test
    void a_rectangle_without_an_end_reaches_as_far_as_the_view() {
        Frame f = row(Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        Raster raster = ONE.rasterize(rectangles(f, "x0", "y0", "x1", "y1"), count(), VIEW, new Cancel());

        for (int cell = 0; cell < 16 * 9; cell++) assertThat(raster.plane().value(cell)).isEqualTo(cell / 16 >= 4 ? 1 : 0);
    }

    @Test
    void bounds_take_in_all_ends_and_the_zero_of_an_area() {
        Frame f = frame(Map.of("a", new double[] {1, 2}, "b", new double[] {3, 4}, "c", new double[] {5, 7}, "d", new double[] {-1, 9}));

        assertThat(ONE.bounds(segments(f, "a", "b", "c", "d"))).isEqualTo(new Extent(1, 7, -1, 9));
        assertThat(ONE.bounds(curve(f, "a", "b"))).isEqualTo(new Extent(1, 2, 3, 4));
        assertThat(ONE.bounds(area(f, "a", "b"))).isEqualTo(new Extent(1, 2, 0, 4));
        assertThat(ONE.bounds(area(f, "a", "b").to("d"))).isEqualTo(new Extent(1, 2, -1, 9));
        assertThat(ONE.bounds(spread(f, "a", "b", "c", "d"))).isEqualTo(new Extent(1, 2, -3, 13));
    }

    @Test
    void a_wrong_path_or_width_is_refused_where_it_is_written() {
        Frame f = row(0, 0, 1, 1);

        assertThatThrownBy(() -> path(f, List.of("x0", "x1"), List.of("y0"))).hasMessageContaining("as many columns for x as for y, at least one: not [x0, x1] and [y0]");
        assertThatThrownBy(() -> curve(f, "x0", "y0").lineWidth(-1)).hasMessageContaining("a line is 0 (one pixel, hard edges) to 1000 pixels wide, not -1.0");
        assertThatThrownBy(() -> segments(f, "x0", "y0", "x1", "y2")).hasMessageContaining("no column 'y2'");
    }

    private static Frame row(double x0, double y0, double x1, double y1) {
        return frame(Map.of("x0", new double[] {x0}, "y0", new double[] {y0}, "x1", new double[] {x1}, "y1", new double[] {y1}));
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(r -> r[column]).toArray();
    }

    private static double total(Raster raster) {
        return IntStream.range(0, raster.plane().size()).mapToDouble(i -> raster.plane().value(i)).sum();
    }

    private static int[] cells(Raster raster) {
        return IntStream.range(0, raster.plane().size()).filter(i -> raster.plane().present(i)).toArray();
    }

    private static void agrees(Glyph<?> glyph, List<Hit> hits) {
        long[] n = new long[16 * 9], apples = new long[16 * 9];
        double[] total = new double[16 * 9], most = new double[16 * 9], least = new double[16 * 9];
        Arrays.fill(total, Double.NaN);
        Arrays.fill(most, Double.NaN);
        Arrays.fill(least, Double.NaN);
        for (Hit h : hits) {
            int cell = h.cell();
            n[cell]++;
            if ("apple".equals(NASTY.group[h.row()])) apples[cell]++;
            double v = NASTY.value[h.row()];
            if (Double.isNaN(v)) continue;
            total[cell] = Double.isNaN(total[cell]) ? v : total[cell] + v;
            most[cell] = Double.isNaN(most[cell]) ? v : Math.max(most[cell], v);
            least[cell] = Double.isNaN(least[cell]) ? v : Math.min(least[cell], v);
        }
        Raster counted = TWO.rasterize(glyph, count(), VIEW, new Cancel()), summed = TWO.rasterize(glyph, sum("value"), VIEW, new Cancel());
        Raster largest = TWO.rasterize(glyph, max("value"), VIEW, new Cancel()), smallest = TWO.rasterize(glyph, min("value"), VIEW, new Cancel());
        Raster grouped = TWO.rasterize(glyph, by("group"), VIEW, new Cancel());
        assertThat(hits).isNotEmpty();
        for (int i = 0; i < n.length; i++) {
            assertThat(counted.plane().value(i)).as("count in cell %d", i).isEqualTo(n[i]);
            assertThat(summed.plane().value(i)).as("sum in cell %d", i).isEqualTo((Double) total[i]);        // whole numbers: exact in any order
            assertThat(largest.plane().value(i)).as("largest in cell %d", i).isEqualTo((Double) most[i]);
            assertThat(smallest.plane().value(i)).as("smallest in cell %d", i).isEqualTo((Double) least[i]);
            assertThat(grouped.planes().get(grouped.categories().indexOf("apple")).value(i)).as("apples in cell %d", i).isEqualTo(apples[i]);
        }
    }
}
