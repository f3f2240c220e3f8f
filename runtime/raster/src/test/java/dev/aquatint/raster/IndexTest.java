package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.last;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.std;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.glyph.NastyRows;
import dev.aquatint.reduce.Reduction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an index gives is what a full scan gives, to the last bit.
class IndexTest {
    private static final Engine ENGINE = Engine.of(2);
    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9), SMALL = new Viewport(new Extent(-3.1, -2.6, -1.2, -0.9), 8, 5);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /// The same rows twice: as they are, and with an index.
    private record Twins(Frame plain, Frame indexed) {
        static Twins of(Map<String, Object> columns) {
            return new Twins(frame(columns), frame(columns).index("x", "y"));
        }

        Twins with(UnaryOperator<Frame> step) {
            return new Twins(step.apply(plain), step.apply(indexed));
        }

        void agree(Reduction by, Viewport view) {
            EngineTest.assertSame(ENGINE.rasterize(points(plain, "x", "y"), by, view, new Cancel()), ENGINE.rasterize(points(indexed, "x", "y"), by, view, new Cancel()));
        }
    }

    private static Twins nasty(int n, boolean floats) {
        NastyRows rows = NastyRows.of(n, 17 + n, floats, Grid.of(VIEW).x(), Grid.of(VIEW).y());
        return new Twins(rows.toFrame(), rows.toFrame().index("x", "y"));
    }

    private static final Twins NASTY = nasty(20_011, true), NASTY_DOUBLES = nasty(20_011, false);

    static Stream<Reduction> reductions() {
        return Stream.concat(EngineTest.reductions(), Stream.of(summary(count(), max("value"), any("category")), summary(mean("value"), count())));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void every_reduction_is_the_same_whatever_is_selected(Reduction by) {
        for (Twins twins : List.of(NASTY, NASTY_DOUBLES)) {
            twins.agree(by, VIEW);
            twins.agree(by, SMALL);
            twins.with(f -> f.select("category", "pear").head(9001)).agree(by, SMALL);
            twins.with(f -> f.select("whole", range(10, 120))).agree(by, VIEW);
            twins.with(f -> f.select("whole", range(-100, 1000))).agree(by, VIEW);
            twins.with(f -> f.select("category", "pear").select("value > 3 || flag")).agree(by, VIEW);
            twins.with(f -> f.head(7001)).agree(by, VIEW);
            twins.with(f -> f.select("flag", true).head(3001).select("value", range(-20, 20))).agree(by, VIEW);
        }
    }

    /// Clusters of all sizes, some of them a single place, in order of nothing.
    private static Map<String, Object> clusters(int n, boolean floats, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n], y = new double[n], value = new double[n], cx = random.doubles(40, -1, 1).toArray(), cy = random.doubles(40, -1, 1).toArray();
        byte[] few = new byte[n];
        for (int i = 0; i < n; i++) {
            int c = random.nextInt(40);
            double size = c % 5 == 0 ? 0 : Math.pow(10, -(c % 7));
            x[i] = random.nextInt(500) == 0 ? Double.NaN : 1e4 * (cx[c] + size * random.nextGaussian());
            y[i] = 1e4 * (cy[c] + size * random.nextGaussian());
            value[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(-100, 100) / 8.0;
            few[i] = (byte) random.nextInt(7);
        }
        if (n > 1000) x[n / 2] = 1e12;                      // one stray must not take all places from the rest
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", floats ? NastyRows.floats(x) : x);
        columns.put("y", floats ? NastyRows.floats(y) : y);
        columns.put("value", floats ? NastyRows.floats(value) : value);
        columns.put("few", few);
        return columns;
    }

    private static final Reduction[] MIXED = {count(), count("value"), any(), min("value"), max("value"), summary(count(), max("few")), mean("value")};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_view_is_the_same(boolean floats) {
        Map<String, Object> columns = clusters(400_000, floats, 4);
        Twins twins = Twins.of(columns), selected = twins.with(f -> f.select("few", range(2, 4)));
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 60; i++) {
            double zoom = Math.pow(2, random.nextInt(13)), x = 1e4 * random.nextDouble(-1.2, 1.2), y = 1e4 * random.nextDouble(-1.2, 1.2);
            if (i % 3 == 0) {                                   // a row in the middle, or on an edge
                int row = random.nextInt(400_000);
                x = floats ? ((float[]) columns.get("x"))[row] : ((double[]) columns.get("x"))[row];
                y = floats ? ((float[]) columns.get("y"))[row] : ((double[]) columns.get("y"))[row];
                if (x != x) continue;
            }
            double width = 2.5e4 / zoom, height = 2e4 / zoom, left = i % 6 == 0 ? x : x - width / 2;
            Viewport view = new Viewport(new Extent(left, left + width, y - height / 2, y + height / 2), random.nextInt(1, 300), random.nextInt(1, 200));
            twins.agree(MIXED[i % MIXED.length], view);
            selected.agree(MIXED[i % MIXED.length], view);
        }
    }

    @Test
    void views_beside_the_data_and_narrower_than_its_precision_are_the_same() {
        Twins twins = Twins.of(clusters(30_000, true, 6)), doubles = Twins.of(clusters(30_000, false, 6));
        for (Twins t : List.of(twins, doubles)) {
            for (Reduction by : MIXED) {
                t.agree(by, new Viewport(new Extent(1e6, 2e6, 0, 1), 100, 100));
                t.agree(by, new Viewport(new Extent(-1e13, 1e13, -1e13, 1e13), 100, 100));
                float x = ((float[]) clusters(30_000, true, 6).get("x"))[77], y = ((float[]) clusters(30_000, true, 6).get("y"))[77];
                t.agree(by, new Viewport(new Extent(x, Math.nextUp(x), Math.nextDown(y), y), 50, 50));
                t.agree(by, new Viewport(new Extent(x, Math.nextUp((double) x) + 1e-9, y, y + 1e-9), 9, 9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 1023, 1024, 1025, 4097, 70_001})
    void any_number_of_rows_is_the_same(int n) {
        for (boolean floats : new boolean[] {true, false}) {
            Twins twins = Twins.of(clusters(n, floats, n));
            for (Reduction by : MIXED) twins.agree(by, new Viewport(new Extent(-1e4, 1e4, -1e4, 1e4), 30, 20));
        }
    }

    @Test
    void equal_points_are_the_same_wherever_they_are_in_a_view() {
        int n = 100_000;
        float[] x = new float[n], y = new float[n];
        Arrays.fill(x, 3);
        Arrays.fill(y, -7);
        Twins twins = Twins.of(Map.of("x", x, "y", y, "value", IntStream.range(0, n).mapToDouble(i -> i % 251).toArray(), "few", new byte[n]));
        for (Reduction by : MIXED) {
            for (double left : new double[] {0, 3, 2, 3.5}) twins.agree(by, new Viewport(new Extent(left, left + 1, -8, -7), 4, 4));
        }
    }

    @Test
    void rows_on_the_borders_of_cells_are_the_same() {
        float[] x = new float[160_000], y = new float[160_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 400 / 10f;
            y[i] = i / 400 / 10f;
        }
        Twins twins = Twins.of(Map.of("x", x, "y", y));
        for (int cells : new int[] {1, 3, 10, 40, 100, 400}) {
            twins.agree(count(), new Viewport(new Extent(0, 40, 0, 40), cells, cells));
            twins.agree(count(), new Viewport(new Extent(x[17], x[203], y[5 * 400], y[399 * 400]), cells, cells));
        }
    }

    @Test
    void log_axes_are_the_same() {
        Viewport view = new Viewport(new Extent(0.5, 9e3, 1, 1e4), 120, 80, AxisType.LOG, AxisType.LOG);
        Twins twins = Twins.of(clusters(100_000, true, 8)), doubles = Twins.of(clusters(100_000, false, 8));
        for (Reduction by : MIXED) {
            twins.agree(by, view);
            doubles.agree(by, view);
        }
    }

    @Test
    void whole_numbers_and_missing_ones_can_be_coordinates() {
        SplittableRandom random = new SplittableRandom(3);
        Integer[] x = new Integer[20_000];
        Arrays.setAll(x, i -> random.nextInt(7) == 0 ? null : (Integer) random.nextInt(-50, 50));
        Twins twins = Twins.of(Map.of("x", x, "y", random.ints(20_000, 0, 200).mapToObj(i -> (short) i).toArray(Short[]::new), "value", random.doubles(20_000).toArray(), "few", new byte[20_000]));
        for (Reduction by : MIXED) twins.agree(by, new Viewport(new Extent(-30, 50, 0, 150), 33, 44));
    }

    @Test
    void a_frame_with_an_index_shares_it_with_selections_of_it() {
        Frame indexed = frame(clusters(5_000, true, 1)).index("x", "y");

        assertThat(Indexed.of(indexed.select("few", 3), "x", "y")).isNotNull();
        assertThat(Indexed.of(indexed, "y", "x")).isNull();
    }

    @Test
    void a_small_view_looks_at_few_rows() {
        Indexed all = Indexed.of(frame(clusters(400_000, true, 2)).index("x", "y"), "x", "y");
        Grid grid = Grid.of(new Viewport(new Extent(-100, 100, -100, 100), 100, 100));
        int[] seen = new int[1];
        Descent descent = new Descent(all.tree(), grid, true, new Descent.Found() {
            @Override
            public void scan(int from, int to, boolean inside) {
                seen[0] += to - from;
            }

            @Override
            public boolean whole(int cell, int level, int node) {
                return true;
            }

            @Override
            public boolean few(int left, int low, int width, int height, int from, int to) {
                return false;
            }
        });
        for (int node = 0; node < all.tree().nodes(all.tree().levels() - 1); node++) descent.visit(all.tree().levels() - 1, node);

        assertThat(seen[0]).isLessThan(400_000 / 20);
    }

    @Test
    void nodes_in_view_are_those_that_a_look_at_each_of_them_finds() {
        Tree tree = Indexed.of(frame(clusters(400_000, true, 2)).index("x", "y"), "x", "y").tree();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20; i++) {
            double x = 1e4 * random.nextDouble(-1.5, 1.5), y = 1e4 * random.nextDouble(-1.5, 1.5), size = 1e4 * Math.pow(10, random.nextDouble(-5, 1));
            Grid grid = Grid.of(new Viewport(new Extent(x, x + size, y, y + size), 60, 40));
            for (int at = 0; at < tree.levels(); at++) {
                int level = at;
                int[] nodes = Descent.inView(tree, grid, level);
                assertThat(nodes).containsExactly(IntStream.range(0, tree.nodes(level)).filter(node -> Descent.mayShow(tree, grid, level, node)).toArray());
                for (int below = 0; below < level; below++) assertThat(Descent.inView(tree, grid, below, level, nodes)).isEqualTo(Descent.inView(tree, grid, below));
            }
        }
    }

    static Stream<Reduction> reductionsInOrder() {
        return Stream.of(mean("value"), sum("value"), first("few"), where(last("value"), "few"), where(max("value")), by(bins("value", -10, 10, 3), sum("value")), summary(count(), std("value")));
    }

    /// More rows than a chunk has, and enough for several tallies.
    private static final Twins MANY = Twins.of(clusters(1_300_000, true, 12));

    @ParameterizedTest
    @MethodSource("reductionsInOrder")
    void small_views_are_the_same_where_the_order_of_rows_shows(Reduction by) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 8; i++) {
            double x = 1e4 * random.nextDouble(-1, 1), y = 1e4 * random.nextDouble(-1, 1), size = 5000 * random.nextDouble();
            Viewport view = new Viewport(new Extent(x, x + size, y, y + size), 60, 40);
            MANY.agree(by, view);
            MANY.with(f -> f.select("few", range(1, 4)).head(700_000)).agree(by, view);
        }
    }

    @Test
    void picked_rows_are_in_the_order_of_the_table_be_they_few_or_many() {
        Indexed indexed = Indexed.of(MANY.indexed, "x", "y");
        for (double size : new double[] {20, 500, 3000, 9000, 4e4}) {
            Picked picked = Picked.of(indexed, Grid.of(new Viewport(new Extent(-size / 2, size / 2, -size / 2, size / 2), 60, 40)), Integer.MAX_VALUE);
            int[] row = new int[1];
            for (int i = 0; i < picked.rows().length; i++) {
                indexed.rows(picked.places()[i], 1, row, 0);
                if (row[0] != picked.rows()[i] || i > 0 && picked.rows()[i - 1] >= row[0]) throw new AssertionError("pick %d of a view of %s is row %d".formatted(i, size, row[0]));
            }
        }
    }

    @Test
    void few_rows_are_picked_for_reductions_in_which_their_order_shows() {
        Points points = points(MANY.indexed, "x", "y");
        Indexed indexed = Indexed.of(MANY.indexed, "x", "y");
        Grid small = Grid.of(new Viewport(new Extent(0, 1000, 0, 1000), 60, 40)), all = Grid.of(new Viewport(new Extent(-1e4, 1e4, -1e4, 1e4), 60, 40));
        Pass picked = PickedPass.of(indexed, points, mean("value"), small, Locators.PLAIN, new Cancel());

        assertThat(picked).isNotNull();
        assertThat(IntStream.range(0, picked.rows.tasks()).map(t -> picked.rows.to(t) - picked.rows.from(t)).sum()).isBetween(1, 1_300_000 / 16);
        picked.close();
        assertThat(PickedPass.of(indexed, points, mean("value"), all, Locators.PLAIN, new Cancel())).isNull();
        assertThat(PickedPass.of(indexed, points, where(max("value")), small, Locators.PLAIN, new Cancel())).isNull();
    }

    @Test
    void text_has_no_place_in_an_index() {
        assertThatThrownBy(() -> NASTY.plain.index("x", "category")).hasMessageContaining("'category'").hasMessageContaining("text");
        assertThatThrownBy(() -> NASTY.plain.index("x", "z")).hasMessageContaining("'z'");
    }

    @Test
    void cancelled_work_stops() {
        Cancel cancel = new Cancel();
        cancel.cancel();
        Points points = points(NASTY.indexed, "x", "y");

        assertThatThrownBy(() -> ENGINE.rasterize(points, count(), VIEW, cancel)).isInstanceOf(Cancelled.class);
        NASTY.agree(by("category"), VIEW);
        NASTY.agree(min("value"), VIEW);
    }
}
