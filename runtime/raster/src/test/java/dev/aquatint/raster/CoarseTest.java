package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Slice;
import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.NastyRows;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is shown while a view moves: coarse, and true of its cells.
class CoarseTest {
    private static final Engine ENGINE = Engine.of(2);
    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9);
    private static final int ROWS = 20_011;

    private record Twins(Frame plain, Frame indexed) {
        static Twins nasty(boolean floats) {
            NastyRows rows = NastyRows.of(ROWS, 5, floats, Grid.of(VIEW).x(), Grid.of(VIEW).y());
            return new Twins(rows.toFrame(), rows.toFrame().index("x", "y"));
        }

        Twins with(UnaryOperator<Frame> step) {
            return new Twins(step.apply(plain), step.apply(indexed));
        }
    }

    private static final List<Twins> NASTY = List.of(Twins.nasty(true), Twins.nasty(false));
    private static final Frame EVEN = even();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Frame even() {
        SplittableRandom random = new SplittableRandom(9);
        return frame(Map.of("x", random.doubles(ROWS, -4, 4).toArray(), "y", random.doubles(ROWS, -2, 3).toArray())).index("x", "y");
    }

    static Stream<Reduction> reductions() {
        return Stream.of(count(), count("value"), any(), min("value"), max("whole"), by("category"), sum("whole"), mean("whole"));
    }

    private static Coarse coarse(Frame frame, Reduction by, Viewport view) {
        return ENGINE.coarse(points(frame, "x", "y"), by, view, new Cancel());
    }

    private static Viewport itsOwn(Raster raster) {
        return new Viewport(raster.extent(), raster.width(), raster.height());
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void it_is_the_plain_aggregation_on_its_own_cells(Reduction by) {
        SplittableRandom random = new SplittableRandom(3);
        List<UnaryOperator<Frame>> steps = List.of(f -> f, f -> f.select("whole", range(10, 120)), f -> f.select("category", "pear"));
        for (int i = 0; i < 60; i++) {
            double w = Math.pow(2, random.nextDouble(-9, 4)), h = w * random.nextDouble(0.3, 3), x = random.nextDouble(-5, 5), y = random.nextDouble(-3, 4);
            Viewport view = new Viewport(new Extent(x, x + w, y, y + h), random.nextInt(1, 60), random.nextInt(1, 60));
            Twins twins = NASTY.get(i % 2).with(steps.get(i % 3));
            Raster raster = coarse(twins.indexed, by, view).raster();
            EngineTest.assertSame(ENGINE.rasterize(points(twins.plain, "x", "y"), by, itsOwn(raster), new Cancel()), raster);
        }
    }

    @Test
    void its_cells_are_powers_of_two_that_are_no_smaller_than_pixels_and_less_than_twice_as_long() {
        for (int width : new int[] {7, 16, 63, 64, 65, 900}) {
            Coarse coarse = coarse(EVEN, count(), new Viewport(VIEW.extent(), width, width));
            Raster raster = coarse.raster();
            double side = raster.extent().width() / raster.width(), pixel = 8.0 / width;
            assertThat(side).isGreaterThanOrEqualTo(pixel).isLessThan(2 * pixel).isEqualTo(Math.scalb(1.0, Math.getExponent(side)));
            assertThat(raster.extent().x0() / side).isEqualTo(Math.rint(raster.extent().x0() / side));
            assertThat(coarse.pixels()).isCloseTo(side * raster.extent().height() / raster.height() / (pixel * 5.0 / width), within(1e-9));
        }
    }

    @Test
    void it_fits_views_that_move_a_bit_and_not_those_beyond_its_margin_or_much_nearer() {
        Viewport view = new Viewport(new Extent(-1, 1, -1, 1), 50, 50);
        Coarse coarse = coarse(EVEN, count(), view);
        assertThat(coarse.reach().fits(view)).isTrue();
        assertThat(coarse.reach().fits(new Viewport(new Extent(-0.9, 1.1, -1.05, 0.95), 50, 50))).as("moved").isTrue();
        assertThat(coarse.reach().fits(new Viewport(new Extent(-0.9, 0.9, -0.9, 0.9), 50, 50))).as("nearer").isTrue();
        assertThat(coarse.reach().fits(new Viewport(new Extent(0, 2, -1, 1), 50, 50))).as("far").isFalse();
        assertThat(coarse.reach().fits(new Viewport(new Extent(-0.3, 0.3, -0.3, 0.3), 50, 50))).as("much nearer").isFalse();
    }

    @Test
    void beyond_the_data_nothing_is_missing() {
        Coarse coarse = coarse(EVEN, count(), VIEW);
        assertThat(coarse.reach().fits(new Viewport(new Extent(-4, 400, -2, 300), 16, 9))).isTrue();
        assertThat(coarse.raster().extent().width()).as("and no cells are sent for it").isLessThan(10);
    }

    @Test
    void counts_by_pixel_are_those_of_an_exact_raster_on_average() {
        Viewport view = new Viewport(VIEW.extent(), 21, 13);
        Coarse coarse = coarse(EVEN, count(), view);
        Plane each = coarse.perPixel(count(), view).plane();
        double sum = 0;
        for (int i = 0; i < each.size(); i++) if (each.present(i)) sum += each.value(i);
        assertThat(sum * coarse.pixels()).isCloseTo(ROWS, within(1e-6));
        assertThat(each.value(each.size() / 2)).isCloseTo(ROWS / (21.0 * 13), within(40.0));
    }

    @Test
    void extremes_by_pixel_are_those_of_cells() {
        Coarse coarse = coarse(NASTY.getFirst().indexed, max("whole"), VIEW);
        assertThat(coarse.perPixel(max("whole"), VIEW)).isSameAs(coarse.raster());
    }

    @Test
    void what_is_seen_is_cut_out_of_it() {
        Viewport view = new Viewport(new Extent(-1, 1, -1, 1), 40, 40);
        Coarse coarse = coarse(EVEN, count(), view);
        Raster seen = Coarse.seen(coarse.raster(), view), plain = ENGINE.rasterize(points(EVEN, "x", "y"), count(), itsOwn(seen), new Cancel());
        assertThat(seen.width()).isLessThan(coarse.raster().width());
        assertThat(seen.extent().x0()).isLessThanOrEqualTo(-1);
        EngineTest.assertSame(plain, seen);
    }

    @Test
    void there_is_none_without_an_index_nor_where_the_order_of_rows_shows_nor_on_a_log_axis() {
        assertThat(coarse(NASTY.getFirst().plain, count(), VIEW)).isNull();
        assertThat(coarse(NASTY.getFirst().indexed, first("value"), VIEW)).isNull();
        assertThat(coarse(EVEN, count(), new Viewport(new Extent(1, 4, 1, 3), 9, 9, AxisType.LOG, AxisType.LINEAR))).isNull();
    }

    @Test
    void there_is_none_where_numbers_end() {
        Extent narrow = new Extent(1e9, Math.nextUp(Math.nextUp(1e9)), 0, 1);
        assertThat(coarse(EVEN, count(), new Viewport(narrow, 1, 1))).isNull();
    }

    /// Leaves that overlap a bit on about the unit square, 2^bits along a side, in the order of a curve that keeps fours together.
    private static Tree leaves(int bits) {
        List<MemorySegment> boxes = new ArrayList<>();
        int points = 1 << Tree.LEAF_BITS + 2 * bits;
        for (int level = 0; 1 << 2 * (bits - level) > 1; level++) {
            int nodes = 1 << 2 * (bits - level), side = bits - level;
            MemorySegment of = Arena.ofAuto().allocate(16L * nodes, 8);
            for (int i = 0; i < nodes; i++) {
                int x = 0, y = 0;
                for (int b = 0; b < side; b++) {
                    x |= (i >> 2 * b & 1) << b;
                    y |= (i >> 2 * b + 1 & 1) << b;
                }
                float each = 1f / (1 << bits), more = 1.3f + (1 << level) - 1;
                float[] box = {((x << level) + 0.2f) * each, ((x << level) + more) * each, ((y << level) + 0.2f) * each, ((y << level) + more) * each};
                MemorySegment.copy(box, 0, of, ValueLayout.JAVA_FLOAT, 16L * i, 4);
            }
            boxes.add(of);
        }
        return Tree.of(points, boxes);
    }

    @Test
    void cells_grow_with_the_work_until_they_would_tell_nothing() {
        Viewport view = new Viewport(new Extent(0, 1, 0, 1), 400, 400);
        double few = side(Coarsening.of(leaves(6), view, null, (_, _) -> true)), many = side(Coarsening.of(leaves(8), view, null, (_, _) -> true));
        assertThat(few).isEqualTo(1 / 256.0);
        assertThat(many).isGreaterThan(few);
        assertThat(Coarsening.of(leaves(10), view, null, (_, _) -> true)).as("more still").isNull();
        assertThat(Coarsening.of(leaves(9), view, null, (_, _) -> false)).as("each row has to be read").isNull();
        assertThat(Coarsening.of(leaves(9), new Viewport(new Extent(0.5, 0.52, 0.5, 0.52), 400, 400), null, (_, _) -> false)).as("in a small part of it").isNotNull();
    }

    private static double side(Coarsening of) {
        return of.cells().extent().width() / of.cells().width();
    }

    @ParameterizedTest
    @MethodSource("folded")
    void an_overview_has_the_same_in_its_cells(Reduction by) {
        SplittableRandom random = new SplittableRandom(8);
        for (Twins nasty : NASTY) {
            // a value that is a trifle below zero may be taken for zero, depending on where a grid begins
            Twins twins = nasty.with(f -> f.select("x", range(-1000, 1000)).select("y", range(-1000, 1000)).select("x >= 0 || x < -0.001").select("y >= 0 || y < -0.001"));
            Overview overview = MadeOverview.of(by, new Extent(-1e3, 1e3, -1e3, 1e3), cells -> ENGINE.rasterize(points(twins.plain, "x", "y"), by, cells, new Cancel()));
            for (int i = 0; i < 25; i++) {
                Lattice lattice = new Lattice(random.nextInt(0, 8), random.nextInt(0, 8));
                double x = random.nextInt(-20, 10), y = random.nextInt(-20, 10);
                Viewport cells = lattice.over(new Extent(x, x + random.nextInt(50), y, y + random.nextInt(50)));
                Viewport more = new Viewport(new Extent(cells.extent().x0(), cells.extent().x1() + lattice.width(), cells.extent().y0(), cells.extent().y1() + lattice.height()), cells.width() + 1, cells.height() + 1);
                Raster plain = ENGINE.rasterize(points(twins.plain, "x", "y"), by, more, new Cancel());
                assertThat(overview.resolves(lattice)).isTrue();
                assertSame(Cut.of(plain, 0, cells.width(), 0, cells.height()), overview.on(lattice, cells));
            }
        }
    }

    @Test
    void an_overview_of_means_is_made_of_sums_and_numbers_of_values() {
        Frame plain = frame(few());
        for (Reduction by : List.of(mean("value"), by("category", mean("few")), mean("few"), new Summary(List.of(mean("few"), count("few"))))) {
            List<Overview> parts = MeanOverview.parts(by).stream().<Overview>map(part -> MadeOverview.of(part, new Extent(-8, 8, -8, 8), cells -> ENGINE.rasterize(points(plain, "x", "y"), part, cells, new Cancel()))).toList();
            Viewport cells = new Lattice(-1, 0).over(new Extent(-7, 3, -2, 7.5));
            EngineTest.assertSame(ENGINE.rasterize(points(plain, "x", "y"), by, cells, new Cancel()), new MeanOverview(parts.getFirst(), parts.getLast(), by instanceof Summary both ? both : null).on(new Lattice(-1, 0), cells));
        }
        assertThat(MeanOverview.parts(count())).containsExactly(count());
    }

    static Stream<Reduction> folded() {
        return Stream.of(count(), any(), min("value"), max("whole"), by("category"), sum("whole"));
    }

    /// Of all that a slider may keep there is one overview.
    @Test
    void one_by_the_values_of_a_column_has_what_any_filter_on_it_keeps() {
        SplittableRandom random = new SplittableRandom(12);
        List<UnaryOperator<Frame>> filters = List.of(f -> f.select("few", range(2, 4)), f -> f.select("few >= 3").select("few != 5"), f -> f.select("few > 90"), f -> f.select("!(few < 90)"),
                f -> f.select("flag", true), f -> f.select("category in (\"pear\", \"fig\")"), f -> f.select("few", range(1, 3)).select("value > 0").select("flag", false));
        Map<String, Object> columns = few();
        Frame plain = frame(columns), indexed = frame(columns).index("x", "y");
        for (UnaryOperator<Frame> filter : filters) {
            Frame seen = filter.apply(plain), there = filter.apply(indexed);
            List<Slice> slices = Indexed.of(there, "x", "y").slices();
            assertThat(slices).isNotEmpty();
            for (Slice s : slices) {
                for (Reduction by : List.of(count(), any(), sum("value"), max("value"))) {
                    Overview overview = MadeOverview.of(new By(s.by(), by), new Extent(-8, 8, -8, 8), cells -> ENGINE.rasterize(points(s.rest(), "x", "y"), new By(s.by(), by), cells, new Cancel())).only(s.kept());
                    Lattice lattice = new Lattice(random.nextInt(-3, 4), random.nextInt(-3, 4));
                    Viewport cells = lattice.over(new Extent(-7, 3, -2, 7.5));
                    EngineTest.assertSame(ENGINE.rasterize(points(seen, "x", "y"), by, cells, new Cancel()), overview.on(lattice, cells));
                }
            }
        }
    }

    /// Points between the corners of a lattice, with columns of few values, some of them missing.
    private static Map<String, Object> few() {
        SplittableRandom random = new SplittableRandom(11);
        int n = 5000;
        double[] x = new double[n], y = new double[n];
        Integer[] few = new Integer[n];
        boolean[] flag = new boolean[n];
        String[] category = new String[n];
        int[] value = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble(-8, 8);
            y[i] = random.nextDouble(-8, 8);
            few[i] = random.nextInt(9) == 0 ? null : Integer.valueOf(random.nextInt(1, 7));
            flag[i] = random.nextBoolean();
            category[i] = random.nextInt(9) == 0 ? null : new String[] {"plum", "fig", "pear", "apple"}[random.nextInt(4)];
            value[i] = random.nextInt(-50, 50);
        }
        return Map.of("x", x, "y", y, "few", few, "flag", flag, "category", category, "value", value);
    }

    private static void assertSame(Raster plain, Raster overview) {
        EngineTest.assertSame(plain, overview);
        assertThat(overview.extent()).isEqualTo(plain.extent());
    }

    @Test
    void there_is_no_overview_finer_than_its_own_cells() {
        Overview overview = MadeOverview.of(count(), new Extent(0, 1, 0, 1), cells -> ENGINE.rasterize(points(EVEN, "x", "y"), count(), cells, new Cancel()));
        assertThat(overview.resolves(new Lattice(-10, -10))).isTrue();
        assertThat(overview.resolves(new Lattice(-12, -10))).isFalse();
        assertThat(Coarsening.of(leaves(10), new Viewport(new Extent(0, 1, 0, 1), 400, 400), overview, (_, _) -> false).pixels()).as("it costs no work").isLessThan(4);
    }
}
