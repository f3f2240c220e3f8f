package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.aqua;
import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.distinct;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.last;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.maxN;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.median;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.modulo;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.element.Histogram;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.NastyRows;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Style;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a store on disk gives is what the rows that it was made of give, to the last bit.
class StoredTest {
    private static final Engine ENGINE = Engine.of(2);

    @TempDir
    private static Path folder;
    private static Twins floats, doubles, nasty, nastyDoubles;

    private record Twins(Frame plain, Frame stored) {
        static Twins of(Frame plain, String name) {
            return new Twins(plain, plain.index(folder.resolve(name + ".aqua").toString(), new Indexing("x", "y", true, 64L << 20)));
        }

        Twins with(UnaryOperator<Frame> step) {
            return new Twins(step.apply(plain), step.apply(stored));
        }

        void agree(Reduction by, Viewport view) {
            EngineTest.assertSame(ENGINE.rasterize(points(plain, "x", "y"), by, view, new Cancel()), ENGINE.rasterize(points(stored, "x", "y"), by, view, new Cancel()));
        }
    }

    @BeforeAll
    static void build() {
        floats = Twins.of(frame(clusters(150_000, true)), "floats");
        doubles = Twins.of(frame(clusters(150_000, false)), "doubles");
        Grid grid = Grid.of(VIEW);
        nasty = Twins.of(NastyRows.of(9001, 1, true, grid.x(), grid.y()).toFrame(), "nasty");
        nastyDoubles = Twins.of(NastyRows.of(9001, 2, false, grid.x(), grid.y()).toFrame(), "nastyDoubles");
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9);

    /// Clusters of all sizes, some of them one place; doubles are none that floats could be.
    private static Map<String, Object> clusters(int n, boolean floats) {
        SplittableRandom random = new SplittableRandom(floats ? 1 : 2);
        double[] x = new double[n], y = new double[n], value = new double[n], cx = random.doubles(40, -1, 1).toArray(), cy = random.doubles(40, -1, 1).toArray();
        byte[] few = new byte[n];
        String[] kind = new String[n];
        for (int i = 0; i < n; i++) {
            int c = random.nextInt(40);
            double size = c % 5 == 0 ? 0 : Math.pow(10, -(c % 7));
            x[i] = random.nextInt(500) == 0 ? Double.NaN : 1e4 * (cx[c] + size * random.nextGaussian());
            y[i] = random.nextInt(900) == 0 ? Double.NEGATIVE_INFINITY : 1e4 * (cy[c] + size * random.nextGaussian());
            value[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(-100, 100) / 8.0;
            few[i] = (byte) random.nextInt(7);
            kind[i] = random.nextInt(11) == 0 ? null : "kind" + c % 6;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", floats ? NastyRows.floats(x) : x);
        columns.put("y", floats ? NastyRows.floats(y) : y);
        columns.put("value", floats ? NastyRows.floats(value) : value);
        columns.put("few", few);
        columns.put("kind", kind);
        return columns;
    }

    private static final Reduction[] REDUCTIONS = {count(), count("value"), any("value"), min("value"), max("few"), sum("value"), mean("value"), by("kind"), by(modulo("few", 7), mean("value")), by(bins("value", -10, 10, 4)),
        summary(count(), max("value"), mean("few")), mode("few"), distinct("kind"), median("value"), maxN("few", 3), by("kind", max("value"))};

    private static final List<UnaryOperator<Frame>> STEPS = List.of(f -> f, f -> f.select("few", range(2, 4)), f -> f.select("kind", "kind2"), f -> f.select("value", range(-3, 8)),
            f -> f.select("value > 1 || kind == \"kind4\"").select("few", range(0, 5)), f -> f.select("x", range(-5000, 5000)), f -> f.select("kind", (Object) null));

    @Test
    void an_overview_in_the_store_has_what_points_have_whatever_filters_keep() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 900_000;
        float[] x = new float[n], y = new float[n];
        boolean[] flag = new boolean[n];
        Byte[] few = new Byte[n];
        String[] kind = new String[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (random.nextInt(4) == 0 ? random.nextInt(-50, 50) : 40 * random.nextGaussian());
            y[i] = (float) random.nextDouble(-90, -10);
            flag[i] = random.nextBoolean();
            few[i] = random.nextInt(5) == 0 ? null : (Byte) (byte) random.nextInt(5, 7);
            kind[i] = new String[] {"plum", "fig"}[random.nextInt(2)];
        }
        Map<String, Object> columns = Map.of("x", x, "y", y, "flag", flag, "few", few, "kind", kind);
        Twins twins = Twins.of(frame(columns), "overview");
        List<UnaryOperator<Frame>> steps = List.of(f -> f, f -> f.select("few", range(5, 5)), f -> f.select("!(few == 5)"), f -> f.select("flag", true), f -> f.select("kind", "fig"), f -> f.select("few >= 5"));
        for (int i = 0; i < 36; i++) {
            Reduction by = i < 18 ? count() : List.of(by("kind"), by("flag"), by(modulo("few", 3)), by(bins("few", 5.5, 9, 2)), by(bins("few", 0, 6, 3))).get(i % 5);
            Twins of = i < 18 ? twins.with(steps.get(i % 6)) : twins;
            StoredOverview overview = StoredOverview.of(points(of.stored, "x", "y"), by, Indexed.of(of.stored, "x", "y"));
            Lattice lattice = new Lattice(random.nextInt(1, 8), random.nextInt(1, 8));
            assertThat(overview.resolves(lattice)).isTrue();
            double left = random.nextInt(-90, 40), low = random.nextInt(-100, -20);
            Viewport cells = lattice.over(new Extent(left, left + random.nextInt(1, 90), low, low + random.nextInt(1, 90)));
            Viewport more = new Viewport(new Extent(cells.extent().x0(), cells.extent().x1() + lattice.width(), cells.extent().y0(), cells.extent().y1() + lattice.height()), cells.width() + 1, cells.height() + 1);
            Raster plain = ENGINE.rasterize(points(of.plain, "x", "y"), by, more, new Cancel());
            EngineTest.assertSame(Cut.of(plain, 0, cells.width(), 0, cells.height()), overview.on(lattice, cells));
        }
        Frame two = twins.stored.select("flag", true).select("few", range(5, 5));
        assertThat(StoredOverview.of(points(two, "x", "y"), count(), Indexed.of(two, "x", "y"))).as("of two columns together").isNull();
        assertThat(StoredOverview.of(points(twins.stored, "x", "y"), mean("few"), Indexed.of(twins.stored, "x", "y"))).as("of counts alone").isNull();
        assertThat(StoredOverview.of(points(twins.plain, "x", "y"), count(), Indexed.of(twins.plain.index("x", "y"), "x", "y"))).as("in a store alone").isNull();
        assertThat(StoredOverview.of(points(twins.stored, "x", "y"), count(), Indexed.of(twins.stored, "x", "y")).resolves(new Lattice(-5, 0))).as("finer than it is").isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_view_filter_and_reduction_is_the_same(boolean single) {
        Twins twins = single ? floats : doubles;
        Map<String, Object> columns = clusters(150_000, single);
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 6 * REDUCTIONS.length; i++) {
            double zoom = Math.pow(2, random.nextInt(13)), x = 1e4 * random.nextDouble(-1.2, 1.2), y = 1e4 * random.nextDouble(-1.2, 1.2);
            if (i % 3 == 0) {                                   // a row in the middle, or on an edge
                int row = random.nextInt(150_000);
                x = single ? ((float[]) columns.get("x"))[row] : ((double[]) columns.get("x"))[row];
                y = single ? ((float[]) columns.get("y"))[row] : ((double[]) columns.get("y"))[row];
                if (x - x != 0 || y - y != 0) continue;
            }
            double width = 2.5e4 / zoom, height = 2e4 / zoom, left = i % 6 == 0 ? x : x - width / 2;
            Viewport view = new Viewport(new Extent(left, left + width, y - height / 2, y + height / 2), random.nextInt(1, 200), random.nextInt(1, 150));
            twins.with(STEPS.get(i % STEPS.size())).agree(REDUCTIONS[i % REDUCTIONS.length], view);
        }
    }

    @Test
    void rows_on_borders_and_with_the_strangest_values_are_the_same() {
        for (Twins twins : List.of(nasty, nastyDoubles)) {
            for (Reduction by : List.of(count(), count("value"), any(), min("value"), max("wild"), sum("whole"), mean("whole"), by("category"), by("flag", max("whole")), mode("whole"), summary(count(), min("wild")))) {
                twins.agree(by, VIEW);
                twins.agree(by, new Viewport(new Extent(-3.1, -2.6, -1.2, -0.9), 8, 5));
                twins.with(f -> f.select("category", "pear").select("value > 3 || flag")).agree(by, VIEW);
                twins.with(f -> f.select("whole", range(10, 120))).agree(by, VIEW);
            }
        }
    }

    @Test
    void equal_points_are_the_same() {
        float[] x = new float[70_000], y = new float[70_000];
        Twins twins = Twins.of(frame(Map.of("x", x, "y", y)), "equal");
        for (double left : new double[] {-1, 0, -0.5, 0.5}) twins.agree(count(), new Viewport(new Extent(left, left + 1, -1, 0), 4, 4));
    }

    @Test
    void where_a_store_begins_and_ends_is_known_at_once_and_the_same() {
        for (Twins twins : List.of(floats, doubles, nasty)) {
            assertThat(ENGINE.bounds(points(twins.stored, "x", "y"))).isEqualTo(ENGINE.bounds(points(twins.plain, "x", "y")));
            Twins some = twins.with(f -> f.select("x > -1 && x < 3"));
            assertThat(ENGINE.bounds(points(some.stored, "x", "y"))).isEqualTo(ENGINE.bounds(points(some.plain, "x", "y")));
        }
        assertThat(ENGINE.bounds(points(nasty.stored, "x", "y"), AxisType.LOG, AxisType.LOG)).isEqualTo(ENGINE.bounds(points(nasty.plain, "x", "y"), AxisType.LOG, AxisType.LOG));
    }

    @Test
    void histograms_are_the_same() {
        for (Range range : new Range[] {null, range(-3, 9)}) {
            Bins plain = ENGINE.histogram(new Histogram(floats.plain, "value", 20, range, Style.NONE), new Cancel()), stored = ENGINE.histogram(new Histogram(floats.stored, "value", 20, range, Style.NONE), new Cancel());
            assertThat(stored).usingRecursiveComparison().isEqualTo(plain);
        }
    }

    @Test
    void the_first_and_the_last_are_found_by_the_numbers_of_rows() {
        Viewport view = new Viewport(new Extent(-9000, 9000, -9000, 9000), 40, 30);
        for (Viewport each : List.of(view, new Viewport(new Extent(-900, 900, -900, 900), 40, 30))) {
            EngineTest.assertSame(ENGINE.rasterize(points(floats.plain, "x", "y"), first("few"), each, new Cancel()),
                    ENGINE.rasterize(points(floats.stored, "x", "y"), where(min("row"), "few"), each, new Cancel()));
            EngineTest.assertSame(ENGINE.rasterize(points(floats.plain, "x", "y"), last("few"), each, new Cancel()),
                    ENGINE.rasterize(points(floats.stored, "x", "y"), where(max("row"), "few"), each, new Cancel()));
        }
    }

    @Test
    void a_store_that_is_opened_again_shares_what_is_there() {
        Frame again = aqua(folder.resolve("floats.aqua").toString());

        assertThat(again).isEqualTo(floats.stored);
        EngineTest.assertSame(ENGINE.rasterize(points(again, "x", "y"), count(), VIEW, new Cancel()), ENGINE.rasterize(points(floats.plain, "x", "y"), count(), VIEW, new Cancel()));
    }

    @Test
    void places_from_degrees_are_the_same() {
        SplittableRandom random = new SplittableRandom(4);
        Frame plain = frame(Map.of("x", random.doubles(20_000, -180, 180).toArray(), "y", random.doubles(20_000, -89, 89).toArray()));
        Twins twins = Twins.of(plain, "degrees").with(f -> f.lonLat("x", "y"));
        twins.agree(count(), new Viewport(new Extent(-1e7, 1e7, -1e7, 1e7), 50, 40));
        twins.with(f -> f.index("x", "y")).agree(count(), new Viewport(new Extent(-1e7, 1e7, -1e7, 1e7), 50, 40));
        Twins projected = Twins.of(plain.lonLat("x", "y"), "metres");
        projected.agree(count(), new Viewport(new Extent(-1e7, 1e7, -1e7, 1e7), 50, 40));
    }
}
