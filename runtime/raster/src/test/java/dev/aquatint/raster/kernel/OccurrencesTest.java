package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Quantile;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private final Block block = new Block();

    @Test
    void more_different_values_than_fit_are_refused_and_the_table_can_be_used_again() {
        Tally tally = Tally.of(new Mode("v"), 3);
        tally.allow(new Budget(1 << 20));

        assertThatThrownBy(() -> {
            for (int b = 0; b < 100; b++) add(tally, 1, b * Block.ROWS);
        }).hasMessage("mode(\"v\") counts more different values than fit into 1 MB: ask for a smaller raster or fewer rows, or start with a larger -Xmx");
        assertThat(tally.bytes()).isLessThanOrEqualTo(1 << 20);

        tally.clear();
        tally.allow(new Budget(1 << 20));
        add(tally, 2, 40);
        assertThat(drained(tally, 3)).containsExactly(Double.NaN, Double.NaN, 40.0);
    }

    @Test
    void what_is_refused_goes_by_what_all_tallies_count_together() {
        Tally one = Tally.of(new Mode("v"), 3), other = Tally.of(new Mode("v"), 3);
        Budget budget = new Budget(1 << 20);
        one.allow(budget);
        other.allow(budget);
        int fits = (1 << 20) / 32 / Block.ROWS;
        for (int b = 0; b < fits; b++) add(one, 1, b * Block.ROWS);
        assertThatThrownBy(() -> add(other, 1, 0)).hasMessageStartingWith("mode(\"v\") counts more different values than fit into 1 MB");
    }

    @Test
    void a_rounded_quantile_needs_no_more_room_for_more_rows() {
        Tally tally = new Occurrences(new Quantile("v", 0.5), false, 1);
        for (int b = 0; b < 8; b++) add(tally, 0, Block.ROWS);
        long once = tally.bytes();
        for (int b = 0; b < 500; b++) add(tally, 0, Block.ROWS);            // 256 values from 2,048 to 4,096, after rounding

        assertThat(tally.bytes()).isEqualTo(once);
    }

    private void add(Tally tally, int cell, int from) {
        block.size = Block.ROWS;
        for (int i = 0; i < Block.ROWS; i++) {
            block.cell[i] = cell;
            block.row[i] = i;
            block.value[i] = from + i;
        }
        tally.add(block);
    }

    private static double[] drained(Tally tally, int cells) {
        Plane.Doubles plane = (Plane.Doubles) tally.plane(cells);
        tally.settle(new Tally[] {tally});
        tally.drain(new Tally[] {tally}, 0, plane, 0, cells);
        return plane.of();
    }
}
