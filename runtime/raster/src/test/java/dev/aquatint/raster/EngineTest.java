package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;
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
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final Viewport VIEW = new Viewport(new Extent(-4, 4, -2, 3), 16, 9);
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), SEVEN = Engine.of(7);
    private static final NastyRows MANY = NastyRows.of(1_200_000, 3, true, Canvas.of(VIEW).x(), Canvas.of(VIEW).y());
    private static final Points MANY_POINTS = points(MANY.toFrame(), "x", "y");

    @AfterAll
    static void close() {
        Stream.of(ONE, TWO, SEVEN).forEach(Engine::close);
    }

    static Stream<Reduction> reductions() {
        return Stream.of(count(), count("value"), count("category"), any(), any("value"), sum("value"), sum("whole"), mean("value"), mean("flag"),
                min("value"), max("value"), max("whole"), by("category"), by("flag"), by("category", count("value")), by("category", mean("value")),
                by("category", max("whole")), by("flag", any("value")), by("category", sum("value")), by("category", min("value")));
    }

    @Test
    void no_reduction_is_left_out() {
        assertThat(reductions().map(Object::getClass)).contains(Reduction.class.getPermittedSubclasses());
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
        return Stream.of(count(), any(), sum("value"), mean("value"), min("value"), max("value"), by("category", mean("value")));
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
        for (int i = 0; i < MANY.size(); i++) if (LocatorTest.cell(Canvas.of(VIEW), MANY.x()[i], MANY.y()[i]) >= 0) inView++;

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
        assertRefused(new Viewport(VIEW.extent(), 0, 10), "1 to 16384 cells along x, not 0");
        assertRefused(new Viewport(VIEW.extent(), 10, 1_000_000), "along y, not 1000000");
        assertRefused(new Viewport(VIEW.extent(), 16_384, 16_384), "MB");
    }

    @Test
    void columns_that_cannot_be_reduced_so_are_refused() {
        assertThatThrownBy(() -> ONE.rasterize(MANY_POINTS, mean("category"), VIEW, new Cancel())).hasMessageContaining("'category'").hasMessageContaining("text").hasMessageContaining("mean");
        assertThatThrownBy(() -> ONE.rasterize(MANY_POINTS, by("whole"), VIEW, new Cancel())).hasMessageContaining("'whole'").hasMessageContaining("not categories");
        assertThatThrownBy(() -> ONE.rasterize(points(MANY.toFrame(), "category", "y"), count(), VIEW, new Cancel())).hasMessageContaining("'category'").hasMessageContaining("text");
    }

    @Test
    void more_categories_than_can_be_told_apart_are_refused() {
        String[] names = new String[300];
        Arrays.setAll(names, i -> "name " + i);
        Points p = points(frame(Map.of("x", new double[300], "y", new double[300], "name", names)), "x", "y");

        assertThatThrownBy(() -> ONE.rasterize(p, by("name"), VIEW, new Cancel())).hasMessageContaining("300 categories").hasMessageContaining("256");
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
        Canvas canvas = Canvas.of(VIEW);
        return NastyRows.of(9_001, 11, floats, canvas.x(), canvas.y());
    }

    private static void assertSame(Raster a, Raster b) {
        assertThat(b.categories()).isEqualTo(a.categories());
        assertThat(b.planes()).hasSameSizeAs(a.planes());
        for (int p = 0; p < a.planes().size(); p++) {
            switch (a.planes().get(p)) {
                case Plane.Counts(int[] of) -> assertThat(((Plane.Counts) b.planes().get(p)).of()).isEqualTo(of);
                case Plane.Flags(boolean[] of) -> assertThat(((Plane.Flags) b.planes().get(p)).of()).isEqualTo(of);
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

        List<String> categories = !(by instanceof By(var of, _)) ? List.of() : of.equals("flag") ? List.of("false", "true") : List.of("apple", "fig", "pear");
        assertThat(raster.categories()).isEqualTo(categories);
        for (int plane = 0; plane < Math.max(1, categories.size()); plane++) {
            List<List<Double>> landed = Stream.generate(() -> (List<Double>) new ArrayList<Double>()).limit(16 * 9).toList();
            for (int i = 0; i < rows.size(); i++) {
                int cell = LocatorTest.cell(Canvas.of(VIEW), rows.x()[i], rows.y()[i]);
                boolean kept = !selected || rows.whole()[i] >= 10 && rows.whole()[i] <= 120;
                boolean mine = !(by instanceof By(var of, _)) || categories.get(plane).equals(of.equals("flag") ? "" + rows.flag()[i] : rows.category()[i]);
                if (cell >= 0 && kept && mine) landed.get(cell).add(valueOf(by.column().orElse(null), rows, i));
            }
            Plane of = raster.planes().get(plane);
            for (int cell = 0; cell < landed.size(); cell++) {
                double expected = defined(by, landed.get(cell));
                if (Double.isNaN(expected)) {
                    assertThat(of.value(cell)).isNaN();
                } else {
                    assertThat(of.value(cell)).isCloseTo(expected, within(Math.abs(expected) * 1e-12));
                }
            }
        }
    }

    private static double valueOf(String column, NastyRows rows, int i) {
        return switch (column) {
            case null -> 1;
            case "value" -> rows.value()[i];
            case "whole" -> rows.whole()[i];
            case "flag" -> rows.flag()[i] ? 1 : 0;
            case "category" -> rows.category()[i] == null ? Double.NaN : 1;
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static double defined(Reduction by, List<Double> landed) {
        double[] v = landed.stream().mapToDouble(d -> d).filter(d -> d == d).toArray();
        return switch (by) {
            case Count _ -> v.length;
            case Any _ -> v.length > 0 ? 1 : 0;
            case Sum _ -> v.length == 0 ? Double.NaN : Arrays.stream(v).sum();
            case Mean _ -> Arrays.stream(v).average().orElse(Double.NaN);
            case Min _ -> Arrays.stream(v).min().orElse(Double.NaN);
            case Max _ -> Arrays.stream(v).max().orElse(Double.NaN);
            case By(_, var each) -> defined(each, landed);
        };
    }
}
