package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Quantile;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    private final Block block = new Block();

    @Test
    void selecting_gives_what_sorting_gives() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 2000; round++) {
            int n = 1 + random.nextInt(60), different = 1 + random.nextInt(80), at = random.nextInt(n);
            double[] v = IntStream.range(0, n).mapToDouble(_ -> random.nextInt(different)).toArray(), sorted = v.clone();
            Arrays.sort(sorted);
            assertThat(Selection.select(v, 0, n, at)).isEqualTo(sorted[at]);
            assertThat(Arrays.stream(v, 0, at).max().orElse(-1)).isLessThanOrEqualTo(v[at]);
            assertThat(Arrays.stream(v, at, n).min().orElseThrow()).isEqualTo(v[at]);
        }
    }

    @Test
    void a_median_is_exact_however_many_rows_there_are() {
        Tally one = new Quantiles(new Quantile("v", 0.5), 2), other = new Quantiles(new Quantile("v", 0.5), 2);
        for (int b = 0; b < 50; b++) add(b % 2 == 0 ? one : other, b % 2, 1e9 + b * Block.ROWS);
        assertThat(drained(one, other)).containsExactly(1e9 + 24.5 * Block.ROWS - Block.ROWS / 2.0 + (Block.ROWS - 1) / 2.0, 1e9 + 25.5 * Block.ROWS - Block.ROWS / 2.0 + (Block.ROWS - 1) / 2.0);
    }

    @Test
    void beyond_its_memory_values_are_rounded() {
        Tally one = new Quantiles(new Quantile("v", 0.5), 2), other = new Quantiles(new Quantile("v", 0.5), 2);
        one.allow(new Budget(1 << 19));
        for (int b = 0; b < 100; b++) add(one, 0, b * Block.ROWS);
        add(other, 1, 0);
        assertThat(one.bytes()).isLessThan(1 << 19);
        double[] exact = {(100 * Block.ROWS - 1) / 2.0, (Block.ROWS - 1) / 2.0}, rounded = drained(one, other);
        for (int c = 0; c < 2; c++) assertThat(rounded[c]).isNotEqualTo(exact[c]).isCloseTo(exact[c], within(exact[c] / 512));
    }

    @Test
    void whether_values_are_rounded_goes_by_what_all_tallies_have_and_not_by_which_has_them() {
        double exact = (10 * Block.ROWS - 1) / 2.0;
        for (int ofOne = 0; ofOne <= 10; ofOne++) {
            assertThat(median(10, ofOne, 8 * 20 << 14)).as("%d of 10 blocks in one tally", ofOne).isEqualTo(exact);
            assertThat(median(10, ofOne, 20 << 14)).as("%d of 10 blocks in one tally", ofOne).isEqualTo(median(10, 10, 20 << 14)).isNotEqualTo(exact);
        }
    }

    /// Of so many blocks, the first of which one tally has, and another one the rest.
    private double median(int blocks, int ofOne, long bytes) {
        Tally one = new Quantiles(new Quantile("v", 0.5), 2), other = new Quantiles(new Quantile("v", 0.5), 2);
        Budget budget = new Budget(bytes);
        one.allow(budget);
        other.allow(budget);
        for (int b = 0; b < blocks; b++) add(b < ofOne ? one : other, 0, b * Block.ROWS);
        return drained(one, other)[0];
    }

    @Test
    void what_rounding_would_make_one_value_is_refused() {
        Tally times = new Quantiles(new Quantile("pickup", 0.5), 2);
        times.allow(new Budget(1 << 20));
        for (int b = 0; b < 100; b++) add(times, 0, 1.7e15 + b * Block.ROWS);
        assertThatThrownBy(() -> drained(times)).hasMessage("median(\"pickup\") of more values than fit into 1 MB is read from values rounded to a part in 512, and these differ by little more: "
                + "ask for fewer rows, or start with a larger -Xmx");
    }

    private void add(Tally tally, int cell, double from) {
        block.size = Block.ROWS;
        for (int i = 0; i < Block.ROWS; i++) {
            block.cell[i] = cell;
            block.row[i] = i;
            block.value[i] = from + i;
        }
        tally.add(block);
    }

    private static double[] drained(Tally... all) {
        Plane.Doubles plane = (Plane.Doubles) all[0].plane(2);
        all[0].settle(all);
        all[0].drain(all, 0, plane, 0, 2);
        return plane.of();
    }
}
