package dev.aquatint.raster;

import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.histogram;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Frame;
import dev.aquatint.raster.shade.EqualBins;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final Engine ENGINE = Engine.of(2);

    @Test
    void the_last_bin_includes_its_upper_edge() {
        Bins bins = ENGINE.histogram(histogram(column(0, 1, 2, 3, 4), "v").bins(4), new Cancel());

        assertThat(bins.edges()).containsExactly(0, 1, 2, 3, 4);
        assertThat(bins.counts()).containsExactly(1, 1, 1, 2);
    }

    @Test
    void values_outside_the_range_and_missing_ones_are_left_out() {
        Bins bins = ENGINE.histogram(histogram(column(-1, 0.5, Double.NaN, 1, 7, Double.POSITIVE_INFINITY), "v").bins(2).range(0, 1), new Cancel());

        assertThat(bins.counts()).containsExactly(0, 2);
    }

    @Test
    void without_a_range_it_reaches_over_all_finite_values() {
        Bins bins = ENGINE.histogram(histogram(column(3, Double.NEGATIVE_INFINITY, 5), "v").bins(2), new Cancel());

        assertThat(bins.edges()).containsExactly(3, 4, 5);
    }

    @Test
    void one_value_gets_a_bin_around_it_and_none_the_unit_interval() {
        assertThat(ENGINE.histogram(histogram(column(3, 3), "v").bins(1), new Cancel()).edges()).containsExactly(2.5, 3.5);
        assertThat(ENGINE.histogram(histogram(column(Double.NaN), "v").bins(1), new Cancel()).edges()).containsExactly(0, 1);
    }

    @Test
    void only_selected_rows_are_counted() {
        Frame f = frame(Map.of("v", new double[] {0, 1, 2, 3}, "w", new int[] {1, 2, 1, 2})).select("w", range(2, 2));

        assertThat(ENGINE.histogram(histogram(f, "v").bins(2), new Cancel()).counts()).containsExactly(1, 1);
    }

    @Test
    void every_value_is_in_the_bin_whose_edges_enclose_it() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 50; round++) {
            EqualBins bins = EqualBins.over(random.nextDouble(-10, 0), random.nextDouble(0, 1e-3), 1 + random.nextInt(300));
            for (int i = 0; i <= bins.bins(); i++) {
                for (double v : new double[] {bins.edge(i), Math.nextUp(bins.edge(i)), Math.nextDown(bins.edge(i))}) {
                    if (v < bins.lo() || v > bins.hi()) continue;
                    int bin = bins.of(v);
                    assertThat(bins.edge(bin)).isLessThanOrEqualTo(v);
                    if (bin < bins.bins() - 1) assertThat(bins.edge(bin + 1)).isGreaterThan(v);
                }
            }
        }
    }

    @Test
    void an_infinite_range_is_refused() {
        assertThatThrownBy(() -> ENGINE.histogram(histogram(column(1), "v").range(0, Double.POSITIVE_INFINITY), new Cancel())).hasMessageContaining("finite range");
    }

    private static Frame column(double... v) {
        return frame(Map.of("v", v));
    }
}
