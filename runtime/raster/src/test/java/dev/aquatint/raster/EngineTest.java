package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.distinct;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.firstN;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.last;
import static dev.aquatint.Aquatint.lastN;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.maxN;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.median;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.minN;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.modulo;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.quantile;
import static dev.aquatint.Aquatint.segments;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.std;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static dev.aquatint.Aquatint.top;
import static dev.aquatint.Aquatint.var;
import static dev.aquatint.Aquatint.weightedMean;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Definition.Landed;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.LocatorTest;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.glyph.NastyRows;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Grouping;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Selector;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9);
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), SEVEN = Engine.of(7);
    private static final NastyRows MANY = NastyRows.of(1_200_000, 3, true, Grid.of(VIEW).x(), Grid.of(VIEW).y());
    private static final Points MANY_POINTS = points(MANY.toFrame(), "x", "y");

    @AfterAll
    static void close() {
        Stream.of(ONE, TWO, SEVEN).forEach(Engine::close);
    }

    static Stream<Reduction> reductions() {
        return Stream.of(count(), count("value"), count("category"), any(), any("value"), sum("value"), sum("whole"), mean("value"), mean("flag"),
                min("value"), max("value"), max("whole"), by("category"), by("flag"), by("category", count("value")), by("category", mean("value")),
                by("category", max("whole")), by("flag", any("value")), by("category", sum("value")), by("category", min("value")),
                var("value"), std("whole"), first("value"), last("value"), first("wild"), minN("value", 3), maxN("whole", 4), maxN("wild", 5), firstN("value", 2), lastN("value", 100),
                mode("whole"), mode("wild"), median("value"), median("wild"), quantile("whole", 0.9), quantile("value", 0), quantile("value", 1),
                distinct("whole"), distinct("category"), distinct("wild", 0.01), weightedMean("value", "whole"), weightedMean("whole", "value"),
                new Weight("value", "whole"), new Weight("whole", "value"),
                where(max("value"), "whole"), where(min("wild"), "value"), where(first("value"), "whole"), where(last("value"), "value"),
                where(max("whole")), where(last("wild")), where(lastN("value", 3), "whole"), where(minN("whole", 3)),
                by("category", std("value")), by("flag", maxN("value", 3)), by("flag", where(min("value"))), by("category", median("whole")), by("flag", distinct("whole")),
                by(bins("value", -20, 20, 5)), by(bins("value", -20, 20, 5).only(), mean("whole")), by(bins("wild", -1, 3, 2), count()), by(modulo("whole", 7, 3)),
                by(modulo("flag", 2), weightedMean("value", "whole")), by(top("category", 2)), by(top("category", 3), mode("whole")));
    }

    @Test
    void no_reduction_is_left_out() {
        List<Class<?>> all = Stream.of(Reduction.class, Selector.class).flatMap(c -> Arrays.stream(c.getPermittedSubclasses())).filter(Class::isRecord).collect(Collectors.toList());
        all.remove(Summary.class);          // which is reductions side by side
        assertThat(reductions().map(Object::getClass)).containsAll(all);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void float_rows_are_reduced_as_the_plain_definition_says(Reduction by) {
        agreesWithDefinition(ONE, by, true, false);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void double_rows_are_reduced_as_the_plain_definition_says(Reduction by) {
        agreesWithDefinition(ONE, by, false, false);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void only_selected_rows_are_reduced(Reduction by) {
        agreesWithDefinition(TWO, by, true, true);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void the_plain_and_the_vector_engine_agree_in_every_bit(Reduction by) {
        assumeTrue(Locators.vector().isPresent(), "this machine has no vectors of four doubles");
        for (boolean floats : new boolean[] {true, false}) {
            Points points = points(nasty(floats).toFrame().select("whole", range(10, 120)), "x", "y");
            try (Engine plain = new Engine(1, Locators.PLAIN); Engine vector = new Engine(1, Locators.vector().get())) {
                assertSame(plain.rasterize(points, by, VIEW, new Cancel()), vector.rasterize(points, by, VIEW, new Cancel()));
            }
        }
    }

    /// One for each way of tallying.
    static Stream<Reduction> tallies() {
        return Stream.of(count(), any(), sum("value"), mean("value"), min("value"), max("value"), by("category", mean("value")), var("value"), by("flag", std("value")),
                weightedMean("value", "whole"), new Weight("value", "whole"), first("value"), last("value"), firstN("wild", 2), lastN("value", 3), minN("value", 3), maxN("wild", 3), where(max("whole")),
                where(last("value"), "whole"), where(minN("wild", 3), "value"), mode("whole"), median("value"), distinct("value"), by(modulo("whole", 3), quantile("value", 0.1)),
                summary(count(), mean("value"), by("category"), maxN("value", 2), where(min("whole"))));
    }

    @ParameterizedTest
    @MethodSource("tallies")
    void the_number_of_threads_changes_no_bit(Reduction by) {
        Raster one = ONE.rasterize(MANY_POINTS, by, VIEW, new Cancel());
        assertSame(one, TWO.rasterize(MANY_POINTS, by, VIEW, new Cancel()));
        assertSame(one, SEVEN.rasterize(MANY_POINTS, by, VIEW, new Cancel()));
    }

    @ParameterizedTest
    @MethodSource("tallies")
    void a_second_frame_finds_nothing_left_over_from_the_first(Reduction by) {
        Raster first = TWO.rasterize(MANY_POINTS, by, VIEW, new Cancel());
        TWO.rasterize(MANY_POINTS, by, new Viewport(VIEW.extent(), 9, 16), new Cancel());       // as many cells, others
        assertSame(first, TWO.rasterize(MANY_POINTS, by, VIEW, new Cancel()));
    }

    @Test
    void every_row_in_view_is_counted_once() {
        long inView = 0;
        for (int i = 0; i < MANY.size(); i++) if (LocatorTest.cell(Grid.of(VIEW), MANY.x()[i], MANY.y()[i]) >= 0) inView++;

        assertThat(total(TWO.rasterize(MANY_POINTS, count(), VIEW, new Cancel()))).isEqualTo(inView);
    }

    @Test
    void two_halves_of_the_rows_add_up_to_the_whole() {
        Frame all = MANY.toFrame();
        Raster low = ONE.rasterize(points(all.select("whole", range(-100, 50)), "x", "y"), count(), VIEW, new Cancel());
        Raster high = ONE.rasterize(points(all.select("whole", range(51, 300)), "x", "y"), count(), VIEW, new Cancel());
        Raster whole = ONE.rasterize(points(all, "x", "y"), count(), VIEW, new Cancel());

        assertThat(total(low) + total(high)).isEqualTo(total(whole));
        for (int i = 0; i < 16 * 9; i++) assertThat(low.plane().value(i) + high.plane().value(i)).isEqualTo(whole.plane().value(i));
    }

    @Test
    void a_part_of_the_view_is_the_same_part_of_the_raster() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(10_000, 0, 16).toArray(), y = random.doubles(10_000, 0, 16).toArray();      // cells of width 1: no rounding
        Points p = points(frame(Map.of("x", x, "y", y)), "x", "y");
        Raster whole = ONE.rasterize(p, count(), new Viewport(new Extent(0, 16, 0, 16), 16, 16), new Cancel());
        Raster part = ONE.rasterize(p, count(), new Viewport(new Extent(4, 12, 2, 8), 8, 6), new Cancel());

        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) assertThat(part.value(column, row)).isEqualTo(whole.value(column + 4, row + 2));
        }
    }

    @Test
    void categories_come_in_alphabetical_order_and_rows_without_one_count_nowhere() {
        Points p = points(frame(Map.of("x", new double[] {0, 0, 0, 0}, "y", new double[] {0, 0, 0, 0}, "fruit", new String[] {"pear", null, "fig", "pear"})), "x", "y");
        Raster r = ONE.rasterize(p, by("fruit"), new Viewport(new Extent(-1, 1, -1, 1), 1, 1), new Cancel());

        assertThat(r.categories()).containsExactly("fig", "pear");
        assertThat(r.planes()).extracting(plane -> plane.value(0)).containsExactly(1.0, 2.0);
    }

    @Test
    void no_rows_give_an_empty_raster() {
        Points none = points(frame(Map.of("x", new double[0], "y", new double[0], "v", new double[0])), "x", "y");

        assertThat(total(TWO.rasterize(none, count(), VIEW, new Cancel()))).isZero();
        assertThat(TWO.rasterize(none, mean("v"), VIEW, new Cancel()).plane().present(0)).isFalse();
        assertThat(TWO.rasterize(none, max("v"), VIEW, new Cancel()).plane().present(0)).isFalse();
        assertThat(TWO.rasterize(none, sum("v"), VIEW, new Cancel()).plane().present(0)).isFalse();
        assertThat(TWO.rasterize(none, any(), VIEW, new Cancel()).plane().present(0)).isFalse();
    }

    @Test
    void views_without_area_and_absurd_sizes_are_refused() {
        assertRefused(new Viewport(new Extent(1, 1, 0, 1), 10, 10), "x range 1..1 is too narrow");
        assertRefused(new Viewport(new Extent(0, 1, -1e308, 1e308), 10, 10), "y range");
        assertRefused(new Viewport(new Extent(0, Double.POSITIVE_INFINITY, 0, 1), 10, 10), "x range of a raster is finite");
        assertRefused(new Viewport(VIEW.extent(), 0, 10), "1 to 1048576 cells along x, not 0");
        assertRefused(new Viewport(VIEW.extent(), 10, 2_000_000), "along y, not 2000000");
        assertRefused(new Viewport(VIEW.extent(), 20_000, 20_000), "a raster of 20000 x 20000 cells x 3 categories needs ");
        assertRefused(new Viewport(VIEW.extent(), 50_000, 50_000), "up to 2,147,483,583 cells, not 50000 x 50000");
    }

    @Test
    void columns_that_cannot_be_reduced_so_are_refused() {
        assertThatThrownBy(() -> ONE.rasterize(MANY_POINTS, mean("category"), VIEW, new Cancel())).hasMessageContaining("'category'").hasMessageContaining("text").hasMessageContaining("mean");
        assertThatThrownBy(() -> ONE.rasterize(MANY_POINTS, by("whole"), VIEW, new Cancel())).hasMessageContaining("'whole'").hasMessageContaining("not categories");
        assertThatThrownBy(() -> ONE.rasterize(segments(MANY.toFrame(), "category", "y", "x", "y"), count(), VIEW, new Cancel())).hasMessageContaining("'category'").hasMessageContaining("text");
    }

    @Test
    void cancelled_work_stops_and_leaves_the_engine_usable() {
        Cancel cancel = new Cancel();
        cancel.cancel();

        assertThatThrownBy(() -> TWO.rasterize(MANY_POINTS, mean("value"), VIEW, cancel)).isInstanceOf(Cancelled.class);
        assertSame(ONE.rasterize(MANY_POINTS, mean("value"), VIEW, new Cancel()), TWO.rasterize(MANY_POINTS, mean("value"), VIEW, new Cancel()));
    }

    @Test
    void done_work_says_so() {
        Cancel cancel = new Cancel();
        TWO.rasterize(MANY_POINTS, count(), VIEW, cancel);

        assertThat(cancel.done()).isEqualTo(1);
    }

    @Test
    void bounds_are_those_of_the_finite_coordinates_of_each_axis() {
        Points p = points(frame(Map.of("x", new double[] {3, Double.NaN, -7, Double.POSITIVE_INFINITY}, "y", new double[] {Double.NaN, 5, 6, 8})), "x", "y");

        assertThat(ONE.bounds(p)).isEqualTo(new Extent(-7, 3, 5, 8));
    }

    @Test
    void bounds_follow_the_selection() {
        Frame f = frame(Map.of("x", new double[] {3, 4, 5}, "y", new double[] {1, 2, 3}, "v", new int[] {1, 1, 2}));

        assertThat(ONE.bounds(points(f.select("v", range(1, 1)), "x", "y"))).isEqualTo(new Extent(3, 4, 1, 2));
    }

    @Test
    void bounds_without_width_reach_one_further_and_without_data_from_minus_one_to_one() {
        Points p = points(frame(Map.of("x", new double[] {3, 3}, "y", new double[] {Double.NaN, Double.NaN})), "x", "y");

        assertThat(ONE.bounds(p)).isEqualTo(new Extent(2, 4, -1, 1));
    }

    @Test
    void marks_are_the_rows_that_have_a_place() {
        Points p = points(frame(Map.of("x", new double[] {3, Double.NaN, 1}, "y", new double[] {1, 2, 3})), "x", "y");

        assertThat(ONE.marks(p, 2, new Cancel())).isDeepEqualTo(new double[][] {{3, 1}, {1, 3}});
        assertThat(ONE.marks(p, 1, new Cancel())).isNull();
    }

    private static void assertRefused(Viewport view, String why) {
        assertThatThrownBy(() -> ONE.rasterize(MANY_POINTS, by("category", mean("value")), view, new Cancel()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private static long total(Raster counts) {
        long sum = 0;
        for (int i = 0; i < counts.plane().size(); i++) sum += (long) counts.plane().value(i);
        return sum;
    }

    private static NastyRows nasty(boolean floats) {
        Grid grid = Grid.of(VIEW);
        return NastyRows.of(9_001, 11, floats, grid.x(), grid.y());
    }

    static void assertSame(Raster a, Raster b) {
        assertThat(b.parts().keySet()).isEqualTo(a.parts().keySet());
        a.parts().forEach((label, part) -> assertSame(part, b.part(label)));
        assertThat(b.ranks()).hasSameSizeAs(a.ranks());
        for (int r = 0; r < a.ranks().size(); r++) assertSamePlanes(a.ranks().get(r), b.ranks().get(r));
    }

    private static void assertSamePlanes(Raster a, Raster b) {
        assertThat(b.categories()).isEqualTo(a.categories());
        assertThat(b.planes()).hasSameSizeAs(a.planes());
        for (int p = 0; p < a.planes().size(); p++) {
            switch (a.planes().get(p)) {
                case Plane.Counts(int[] of) -> assertThat(((Plane.Counts) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.LongCounts(long[] of) -> assertThat(((Plane.LongCounts) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Flags(boolean[] of) -> assertThat(((Plane.Flags) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Rows(long[] of) -> assertThat(((Plane.Rows) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Wholes(long[] of) -> assertThat(((Plane.Wholes) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Floats(float[] of) -> assertThat(((Plane.Floats) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Doubles(double[] of) -> assertThat(bits(((Plane.Doubles) b.planes().get(p)).of())).isEqualTo(bits(of));
            }
        }
    }

    private static long[] bits(double[] of) {
        return Arrays.stream(of).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static void agreesWithDefinition(Engine engine, Reduction by, boolean floats, boolean selected) {
        NastyRows rows = nasty(floats);
        Frame frame = selected ? rows.toFrame().select("whole", range(10, 120)) : rows.toFrame();
        Raster raster = engine.rasterize(points(frame, "x", "y"), by, VIEW, new Cancel());

        List<String> groups = by instanceof By(var of, _) ? groups(of) : List.of();
        Reduction each = by instanceof By(_, var of) ? of : by;
        String beside = each.columns().size() < 2 ? null : each.columns().get(1);
        assertThat(raster.categories()).isEqualTo(groups);
        for (int plane = 0; plane < Math.max(1, groups.size()); plane++) {
            List<List<Landed>> landed = Stream.generate(() -> (List<Landed>) new ArrayList<Landed>()).limit(16 * 9).toList();
            for (int i = 0; i < rows.size(); i++) {
                int cell = LocatorTest.cell(Grid.of(VIEW), rows.x()[i], rows.y()[i]);
                boolean kept = !selected || rows.whole()[i] >= 10 && rows.whole()[i] <= 120;
                boolean mine = !(by instanceof By(var of, _)) || groups.get(plane).equals(groupOf(of, rows, i));
                if (cell >= 0 && kept && mine) landed.get(cell).add(new Landed(valueOf(by.column().orElse(null), rows, i), valueOf(beside, rows, i), i));
            }
            for (int cell = 0; cell < landed.size(); cell++) {
                double[] expected = Definition.of(by, landed.get(cell));
                assertThat(raster.ranks()).hasSize(expected.length);
                for (int rank = 0; rank < expected.length; rank++) {
                    double actual = raster.ranks().get(rank).planes().get(plane).value(cell);
                    if (Double.isNaN(expected[rank]) || expected[rank] == actual) {
                        assertThat(Double.isNaN(actual)).isEqualTo(Double.isNaN(expected[rank]));
                    } else {
                        assertThat(actual).isCloseTo(expected[rank], within(Definition.tolerance(by, landed.get(cell), expected[rank])));
                    }
                }
            }
        }
    }

    private static List<String> groups(Grouping by) {
        return switch (by) {
            case Grouping.Categories(var of, var most) -> of.equals("flag") ? List.of("false", "true") : most == 2 ? List.of("pear", "other") : List.of("apple", "fig", "pear");
            case Grouping.Bins b when b.n() == 5 && b.ends() -> List.of("..-12", "-12..-4", "-4..4", "4..12", "12..", "rest");
            case Grouping.Bins b when b.n() == 5 -> List.of("-20..-12", "-12..-4", "-4..4", "4..12", "12..20", "rest");
            case Grouping.Bins b -> b.ends() ? List.of("..1", "1..", "rest") : List.of("-1..1", "1..3", "rest");
            case Grouping.Modulo(_, var n, _) -> IntStream.range(0, n).mapToObj(Integer::toString).toList();
        };
    }

    private static String groupOf(Grouping by, NastyRows rows, int i) {
        return switch (by) {
            case Grouping.Categories(var of, var most) -> of.equals("flag") ? "" + rows.flag()[i] : most == 2 && rows.category()[i] != null && !rows.category()[i].equals("pear") ? "other" : rows.category()[i];
            case Grouping.Bins b -> {
                double v = valueOf(b.column(), rows, i), width = (b.hi() - b.lo()) / b.n();
                List<String> names = groups(b);
                if (v != v || !b.ends() && (v < b.lo() || v >= b.hi())) yield "rest";
                yield names.get((int) Math.clamp(Math.floor((v - b.lo()) / width), 0, b.n() - 1));
            }
            case Grouping.Modulo(var of, var n, var offset) -> "" + Math.floorMod((int) valueOf(of, rows, i) - offset, n);
        };
    }

    private static double valueOf(String column, NastyRows rows, int i) {
        return switch (column) {
            case null -> 1;
            case "value" -> rows.value()[i];
            case "whole" -> rows.whole()[i];
            case "wild" -> rows.wild()[i];
            case "flag" -> rows.flag()[i] ? 1 : 0;
            case "category" -> rows.category()[i] == null ? Double.NaN : rows.category()[i].charAt(0);
            default -> throw new IllegalArgumentException(column);
        };
    }
}
