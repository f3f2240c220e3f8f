package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Extent;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading.Shape;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpreaderTest {
    private static final double NONE = Double.NaN;

    @Test
    void counts_that_grow_into_each_other_are_added() {
        assertThat(spread(new Plane.Counts(new int[] {0, 3, 0, 4, 0, 0}), 1, Composite.ADD)).isEqualTo(new Plane.Counts(new int[] {3, 3, 7, 4, 4, 0}).of());
    }

    @Test
    void counts_may_keep_the_largest_the_smallest_or_the_last() {
        Plane counts = new Plane.Counts(new int[] {0, -1, 0, 4, 0, 0});         // the largest count there is

        assertThat(spread(counts, 1, Composite.MAX)).isEqualTo(new int[] {-1, -1, -1, 4, 4, 0});
        assertThat(spread(counts, 1, Composite.MIN)).isEqualTo(new int[] {-1, -1, 4, 4, 4, 0});
        assertThat(spread(counts, 1, Composite.SOURCE)).isEqualTo(new int[] {-1, -1, 4, 4, 4, 0});
    }

    @Test
    void missing_numbers_do_not_grow_and_zeros_do() {
        Plane numbers = new Plane.Doubles(new double[] {NONE, 0, NONE, NONE, -2.5, NONE, NONE, NONE});

        assertThat(spread(numbers, 1, Composite.ADD)).isEqualTo(new double[] {0, 0, 0, -2.5, -2.5, -2.5, NONE, NONE});
    }

    @Test
    void flags_grow() {
        assertThat(spread(new Plane.Flags(new boolean[] {true, false, false, false, true}), 1, Composite.ADD)).isEqualTo(new boolean[] {true, true, false, true, true});
    }

    @Test
    void every_category_grows_by_itself() {
        Raster raster = new Raster(3, 1, new Extent(0, 3, 0, 1), List.of(new Plane.Counts(new int[] {1, 0, 0}), new Plane.Counts(new int[] {0, 0, 2})), List.of("a", "b"));
        Raster spread = Spreader.spread(raster, new Spread(1, Shape.SQUARE, Composite.ADD));

        assertThat(((Plane.Counts) spread.planes().get(0)).of()).containsExactly(1, 1, 0);
        assertThat(((Plane.Counts) spread.planes().get(1)).of()).containsExactly(0, 2, 2);
        assertThat(spread.categories()).containsExactly("a", "b");
    }

    @Test
    void far_cells_grow_as_far_as_they_may_and_near_ones_not_at_all() {
        int[] far = new int[41], near = new int[41];
        far[5] = far[35] = near[19] = near[21] = 1;
        Dynspread how = new Dynspread(0.5, 3, Shape.CIRCLE, Composite.ADD);

        assertThat(((Plane.Counts) Spreader.spread(raster(new Plane.Counts(far)), how).plane()).of()).containsOnly(0, 1).satisfies(n -> assertThat(sum(n)).isEqualTo(14));
        assertThat(((Plane.Counts) Spreader.spread(raster(new Plane.Counts(near)), how).plane()).of()).isEqualTo(near);
    }

    @Test
    void an_empty_picture_stays_empty() {
        assertThat(Spreader.spread(new int[12], 4, new Dynspread(0.5, 3, Shape.CIRCLE, Composite.OVER))).containsOnly(0).hasSize(12);
    }

    @Test
    void nothing_grows_by_no_pixel() {
        int[] rgba = {1 << 24, 0, 5};

        assertThat(Spreader.spread(rgba, 3, new Spread(0, Shape.CIRCLE, Composite.OVER))).isSameAs(rgba);
    }

    /// Cell by cell over the whole picture, as the definition reads.
    @ParameterizedTest
    @EnumSource(value = Composite.class, names = {"OVER", "ADD", "SATURATE", "SOURCE"})
    void colours_are_gathered_in_the_order_of_the_cells_they_come_from(Composite how) {
        int width = 23, height = 17, px = 3;
        SplittableRandom random = new SplittableRandom(3);
        int[] rgba = random.ints(width * height).map(c -> random.nextInt(3) == 0 ? c : c & 0xFFFFFF).toArray();
        int[] plain = new int[rgba.length];
        for (int from = 0; from < rgba.length; from++) {
            if (rgba[from] >>> 24 == 0) continue;
            for (int to = 0; to < rgba.length; to++) {
                if (Math.hypot(from % width - to % width, from / width - to / width) > px + 0.5) continue;
                plain[to] = plain[to] == 0 ? rgba[from] : Compositing.put(rgba[from], plain[to], how);
            }
        }

        assertThat(Spreader.spread(rgba, width, new Spread(px, Shape.CIRCLE, how))).isEqualTo(plain);
    }

    @Test
    void operators_for_colours_do_not_put_values_together() {
        assertThatThrownBy(() -> spread(new Plane.Counts(new int[] {1, 2}), 1, Composite.OVER)).hasMessageContaining("'over' is for colours, not for values");
        assertThatThrownBy(() -> Spreader.spread(new int[] {-1}, 1, new Spread(1, Shape.CIRCLE, Composite.MAX))).hasMessageContaining("'max' is for values, not for colours");
    }

    @Test
    void the_later_of_two_rows_stands_for_both() {
        Plane rows = new Plane.Rows(new long[] {7, -1, 5, -1, -1, -1});

        assertThat(spread(rows, 1, Composite.ADD)).isEqualTo(new long[] {7, 7, 5, 5, -1, -1});
        assertThat(spread(rows, 1, Composite.MIN)).isEqualTo(new long[] {7, 5, 5, 5, -1, -1});
    }

    @Test
    void counts_beyond_32_bits_add_up() {
        Plane counts = new Plane.LongCounts(new long[] {5_000_000_000L, 0, 7, 0, 0});

        assertThat(spread(counts, 1, Composite.ADD)).isEqualTo(new long[] {5_000_000_000L, 5_000_000_007L, 7, 7, 0});
        assertThat(spread(counts, 1, Composite.MIN)).isEqualTo(new long[] {5_000_000_000L, 7, 7, 7, 0});
    }

    private static Object spread(Plane plane, int px, Composite how) {
        return switch (Spreader.spread(raster(plane), new Spread(px, Shape.CIRCLE, how)).plane()) {
            case Plane.Counts(int[] of) -> of;
            case Plane.LongCounts(long[] of) -> of;
            case Plane.Flags(boolean[] of) -> of;
            case Plane.Floats(float[] of) -> of;
            case Plane.Doubles(double[] of) -> of;
            case Plane.Rows(long[] of) -> of;
            case Plane.Wholes(long[] of) -> of;
        };
    }

    private static Raster raster(Plane plane) {
        return new Raster(plane.size(), 1, new Extent(0, plane.size(), 0, 1), plane);
    }

    private static int sum(int[] n) {
        int sum = 0;
        for (int v : n) sum += v;
        return sum;
    }
}
