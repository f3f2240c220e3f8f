package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.reduce.Combining;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellHistogramTest {

    private static Raster row(Plane plane) {
        return new Raster(plane.size(), 1, new Extent(0, 1, 0, 1), plane);
    }

    private static SideHistogram of(Range kept, int... counts) {
        return CellHistogram.of(row(new Plane.Counts(counts)), 20, kept, "count", true, Combining.SUM);
    }

    private static SideHistogram of(double... values) {
        return CellHistogram.of(row(new Plane.Doubles(values)), 4, null, "fare", false, Combining.SUM);
    }

    static List<Plane> planes() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 10_007;
        int[] steep = new int[n], flat = new int[n];
        double[] far = new double[n], around = new double[n];
        long[] huge = new long[n];
        for (int i = 0; i < n; i++) {
            steep[i] = i % 3 == 0 ? 0 : (int) Math.exp(random.nextDouble(20));
            flat[i] = random.nextInt(37);
            far[i] = i % 5 == 0 ? Double.NaN : Math.exp(random.nextDouble(-10, 10));
            around[i] = i % 1000 == 0 ? Double.POSITIVE_INFINITY : i % 1001 == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble(-3, 8);
            huge[i] = random.nextInt(4) * (1L << 33);
        }
        return List.of(new Plane.Counts(steep), new Plane.Counts(flat), new Plane.Doubles(far), new Plane.Doubles(around), new Plane.LongCounts(huge));
    }

    @ParameterizedTest
    @MethodSource("planes")
    void every_cell_is_in_the_bin_that_its_value_lies_in(Plane plane) {
        Range kept = new Range(2, 1e6);
        SideHistogram h = CellHistogram.of(row(plane), 20, kept, "value", false, Combining.SUM);
        int n = h.cells().length;
        long[] cells = new long[n], left = new long[n];
        for (int i = 0; i < plane.size(); i++) {
            if (!plane.present(i)) continue;
            double v = plane.value(i);
            int bin = 0;
            while (bin < n - 1 && v >= h.edges()[bin + 1]) bin++;
            cells[bin]++;
            if (v >= 2 && v <= 1e6) left[bin]++;
        }
        assertThat(h.cells()).isEqualTo(cells);
        assertThat(h.kept()).isEqualTo(left);
        assertThat(h.place()).isSorted().startsWith(0).endsWith(1);
        assertThat(n).isBetween(4, 20);
    }

    @Test
    void bins_of_whole_numbers_hold_at_least_one_each() {
        assertThat(of(null, 1, 2, 3, 3, 5).edges()).containsExactly(0.5, 1.5, 2.5, 3.5, 4.5, 5.5);
        SideHistogram far = of(null, 1, 2, 3, 1_000_000);
        assertThat(far.edges()).startsWith(0.5, 1.5, 3.5).endsWith(1_000_000.5);
        assertThat(far.cells()).startsWith(1, 2);
    }

    @Test
    void bins_and_lengths_go_by_logarithm_where_they_span_far() {
        int[] counts = new int[1112];
        Arrays.fill(counts, 0, 1000, 1);
        Arrays.fill(counts, 1000, 1110, 40);
        counts[1110] = 3_000;
        SideHistogram h = of(null, counts);
        assertThat(h.values().labels()).containsExactly("1", "10", "100", "1000");
        assertThat(h.counts().labels()).contains("1", "100");
        assertThat(h.length()[h.length().length - 1]).as("a single cell can be seen").isGreaterThan(0.05);
        assertThat(h.length()[0]).isEqualTo(1);
    }

    @Test
    void even_values_have_even_bins() {
        SideHistogram h = of(0, 1, 2, 3, 4, 4, Double.NaN);
        assertThat(h.edges()).containsExactly(0, 1, 2, 3, 4);
        assertThat(h.cells()).as("the last bin has its upper end").containsExactly(1, 1, 1, 3);
        assertThat(h.note()).isEmpty();
    }

    @Test
    void the_note_tells_how_many_points_a_mask_leaves_out() {
        SideHistogram h = of(new Range(5, Double.POSITIVE_INFINITY), 0, 1, 4, 5, 1_190);
        assertThat(h.note()).containsExactly("5 points filtered", "0.4 % of those seen");
        assertThat(LongStream.of(h.kept()).sum()).isEqualTo(2);
        assertThat(of(new Range(2, 4_000_000_000.0), 1, -294_967_296).note()).containsExactly("1 points filtered", "under 0.1 % of those seen");
        assertThat(of(new Range(0, 9), 1, 2).note()).containsExactly("0 points filtered", "0.0 % of those seen");
    }

    @Test
    void of_other_values_the_note_tells_of_cells() {
        Raster fares = row(new Plane.Doubles(new double[] {1, 2, 30, Double.NaN}));
        assertThat(CellHistogram.of(fares, 4, new Range(2, 10), "fare", false, Combining.SUM).note()).containsExactly("2 cells filtered", "66.7 % of those seen");
    }

    @Test
    void of_categories_it_is_the_total() {
        Raster by = new Raster(2, 1, new Extent(0, 1, 0, 1), List.of(new Plane.Counts(new int[] {1, 0}), new Plane.Counts(new int[] {2, 0})), List.of("a", "b"));
        SideHistogram h = CellHistogram.of(by, 20, null, "count", true, Combining.SUM);
        assertThat(h.edges()).containsExactly(2.5, 3.5);
        assertThat(h.cells()).containsExactly(1);
    }

    @Test
    void there_may_be_one_value_alone_or_none() {
        assertThat(of(7).edges()).containsExactly(6.5, 7.5);
        assertThat(of(7).values().labels()).containsExactly("7");
        assertThat(of(Double.NaN).cells()).containsOnly(0);
        assertThat(of(Double.NaN).length()).containsOnly(0);
        assertThat(of(Double.POSITIVE_INFINITY).cells()).as("infinities alone are counted as 0").containsExactly(1);
    }
}
