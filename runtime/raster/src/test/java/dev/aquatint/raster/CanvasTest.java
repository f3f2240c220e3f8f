package dev.aquatint.raster;

import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.canvas;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.segments;
import static dev.aquatint.Aquatint.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.canvas.Canvas;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Raster;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final Frame FIVE = frame(Map.of("a", new double[] {0, 0.5, 1, 2.5, 3}, "b", new float[] {0, 0, 1, 2, 2}, "v", new double[] {1, 2, 3, 4, Double.NaN},
            "kind", new String[] {"x", "y", "x", "y", "x"}));

    @Test
    void a_raster_has_values_coordinates_and_dimensions() {
        Raster r = canvas(3, 2).xRange(0, 3).yRange(0, 2).points(FIVE, "a", "b", count());

        assertThat(rows(r)).isEqualTo("2 0 0 | 0 1 2");
        assertThat(r.xs()).containsExactly(0.5, 1.5, 2.5);
        assertThat(r.ys()).containsExactly(0.5, 1.5);
        assertThat(r).hasToString("raster 3 x 2, a 0..3, b 0..2");
    }

    @Test
    void rows_are_counted_where_no_reduction_is_named() {
        assertThat(rows(canvas(1, 1).points(FIVE, "a", "b"))).isEqualTo("5");
    }

    @Test
    void any_reduction_of_any_selection_will_do() {
        Canvas map = canvas(1, 2).yRange(0, 2);

        assertThat(rows(map.points(FIVE, "a", "b", sum("v")))).isEqualTo("3 | 7");
        assertThat(rows(map.rasterize(points(FIVE, "a", "b").select("v", range(2, 3)), max("v")))).isEqualTo("2 | 3");
        assertThat(map.points(FIVE, "a", "b", by("kind"))).hasToString("raster 1 x 2, a 0..3, b 0..2, by [x, y]");
    }

    @Test
    void a_side_without_a_range_takes_the_datas_own() {
        assertThat(canvas(4, 4).points(FIVE, "a", "b").extent()).isEqualTo(new Extent(0, 3, 0, 2));
        assertThat(canvas(4, 4).yRange(-1, 1).points(FIVE, "a", "b").extent()).isEqualTo(new Extent(0, 3, -1, 1));
    }

    @Test
    void a_text_column_is_an_axis_of_categories_with_a_place_for_each() {
        Raster r = canvas(3, 2).xRange(0, 3).points(FIVE, "a", "kind");
        assertThat(r).hasToString("raster 3 x 2, a 0..3, kind -0.5..1.5");
        assertThat(rows(r)).isEqualTo("1 1 1 | 1 0 1");
        assertThat(r.ys()).containsExactly(0, 1);
        refused(() -> canvas(3, 2).logY().points(FIVE, "a", "kind"), "holds text, and a log axis needs numbers");
    }

    @Test
    void time_has_the_units_of_its_column() {
        Frame days = frame(Map.of("day", new java.time.LocalDate[] {java.time.LocalDate.of(1970, 1, 1), java.time.LocalDate.of(1970, 1, 5)}, "y", new double[2]));
        assertThat(rows(canvas(4, 1).points(days, "day", "y"))).isEqualTo("1 0 0 1");
        assertThat(canvas(4, 1).points(days, "day", "y").extent()).isEqualTo(new Extent(0, 4, -1, 1));
    }

    @Test
    void decades_are_equally_wide_on_a_log_axis() {
        Frame decades = frame(Map.of("x", new double[] {1, 9, 10, 99, 100, 1000, 0, -5, Double.NaN, 1e9}, "y", new double[10]));
        Raster r = canvas(3, 1).xRange(1, 1000).logX().points(decades, "x", "y");

        assertThat(rows(r)).isEqualTo("2 2 2");
        assertThat(r.xs()).usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 * b ? 0 : 1).containsExactly(Math.sqrt(10), Math.sqrt(1e3), Math.sqrt(1e5));
        assertThat(r).hasToString("raster 3 x 1, x 1..1000 (log), y -1..1");
    }

    @Test
    void a_log_axis_without_a_range_begins_at_the_smallest_value_above_zero() {
        Frame f = frame(Map.of("x", new double[] {-3, 0, 0.01, 50, Double.POSITIVE_INFINITY}, "y", new double[] {-7, 1, 1, 1, 1}));

        assertThat(canvas(2, 2).logX().points(f, "x", "y").extent()).isEqualTo(new Extent(0.01, 50, -7, 1));
        assertThat(canvas(2, 2).logY().points(f, "x", "y").extent()).isEqualTo(new Extent(-3, 50, 0.1, 10));
    }

    @Test
    void a_log_axis_of_one_value_stays_above_zero() {
        Frame f = frame(Map.of("x", new double[] {0.5}, "y", new double[] {8}));

        assertThat(canvas(2, 2).logX().logY().points(f, "x", "y").extent()).isEqualTo(new Extent(0.05, 5, 7, 9));
    }

    @Test
    void no_rows_make_an_empty_raster_on_any_axis() {
        Frame none = frame(Map.of("x", new double[0], "y", new double[0]));

        assertThat(rows(canvas(1, 1).points(none, "x", "y"))).isEqualTo("0");
        assertThat(canvas(1, 1).logX().points(none, "x", "y")).hasToString("raster 1 x 1, x 0.1..10 (log), y -1..1");
    }

    @Test
    void coordinates_that_are_no_numbers_fall_nowhere() {
        Frame f = frame(Map.of("x", new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 2}, "y", new double[] {1, 1, 1, Double.NaN, 1}));

        assertThat(rows(canvas(1, 1).points(f, "x", "y"))).isEqualTo("1");
        assertThat(rows(canvas(1, 1).xRange(-1e300, 1e300).points(f, "x", "y"))).isEqualTo("1");
    }

    @Test
    void ranges_that_are_none_are_refused_where_they_are_written() {
        refused(() -> canvas(9, 9).xRange(8, 2), "xRange goes from low to high, not xRange(8, 2): did you mean xRange(2, 8)?");
        refused(() -> canvas(9, 9).yRange(3, 3), "yRange(3, 3) has no width: did you mean yRange(2, 4)?");
        refused(() -> canvas(9, 9).xRange(Double.NaN, 3), "xRange needs two finite numbers, not xRange(NaN, 3)");
        refused(() -> canvas(9, 9).yRange(0, Double.POSITIVE_INFINITY), "yRange needs two finite numbers, not yRange(0, Infinity)");
        refused(() -> canvas(9, 9).xRange(-1, 5).logX(), "a log axis begins above zero, and xRange(-1, 5) does not: raise its lower end, or leave logX() out");
        refused(() -> canvas(9, 9).logY().yRange(0, 5), "a log axis begins above zero, and yRange(0, 5) does not: raise its lower end, or leave logY() out");
    }

    @Test
    void ranges_that_float64_cannot_cut_are_refused() {
        refused(() -> canvas(9, 9).xRange(1, Math.nextUp(1)).yRange(-1e308, 1e308).points(FIVE, "a", "b"), "the y range -1.0E308..1.0E308 is too wide to be cut into 9 cells");
        refused(() -> canvas(9, 9).xRange(0, Double.MIN_VALUE).points(FIVE, "a", "b"), "the x range 0..4.9E-324 is too narrow to be cut into 9 cells");
    }

    @Test
    void sizes_that_are_none_are_refused_where_they_are_written() {
        refused(() -> canvas(0, 5), "a canvas has at least one cell each way, not 0 x 5");
        refused(() -> canvas(5, -1), "a canvas has at least one cell each way, not 5 x -1");
    }

    @Test
    void a_canvas_that_memory_cannot_hold_is_refused_with_the_limit() {
        String limit = ".* needs [0-9,]+ MB for .+, and there are %,d MB for it: ask for a smaller one, or start with a larger -Xmx".formatted(Runtime.getRuntime().maxMemory() / 2 >> 20);

        assertThatThrownBy(() -> canvas(20_000, 20_000).points(FIVE, "a", "b")).hasMessageMatching("a raster of 20000 x 20000 cells" + limit);
        assertThatThrownBy(() -> canvas(20_000, 20_000).points(FIVE, "a", "b", by("kind", sum("v")))).hasMessageMatching("a raster of 20000 x 20000 cells x 2 categories" + limit);
        refused(() -> canvas(60_000, 60_000).points(FIVE, "a", "b"), "a raster has up to 2,147,483,583 cells, not 60000 x 60000: ask for a smaller one");
        refused(() -> canvas(2_000_000, 1).points(FIVE, "a", "b"), "a raster has 1 to 1048576 cells along x, not 2000000");
    }

    @Test
    void columns_of_a_wrong_name_or_type_are_refused() {
        refused(() -> canvas(9, 9).points(FIVE, "aa", "b"), "no column 'aa' in");
        refused(() -> canvas(9, 9).xRange(0, 1).yRange(0, 1).rasterize(segments(FIVE, "a", "b", "v", "kind"), count()), "holds text: segments need numbers as x and y, points and curves take categories");
        refused(() -> canvas(9, 9).points(FIVE, "a", "b", sum("kind")), "holds text, and sum(\"kind\") needs numbers");
        refused(() -> canvas(9, 9).logX().points(frame(Map.of("x", new double[] {-5, 0, Double.NaN}, "y", new double[3])), "x", "y"),
                "goes from -5 to 0, and a log axis takes values above zero only: use a linear axis, or give it a range");
    }

    @Test
    void a_canvas_prints_as_it_is_written() {
        assertThat(canvas(900, 525).yRange(0.5, 3).logY()).hasToString("canvas(900, 525).yRange(0.5, 3).logY()");
    }

    private static void refused(ThrowingCallable what, String why) {
        assertThatThrownBy(what).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    /// Values row by row, the lowest first.
    private static String rows(Raster raster) {
        StringBuilder s = new StringBuilder();
        for (int row = 0; row < raster.height(); row++) {
            s.append(row == 0 ? "" : " | ");
            for (int column = 0; column < raster.width(); column++) s.append(column == 0 ? "" : " ").append((long) raster.value(column, row));
        }
        return s.toString();
    }
}
