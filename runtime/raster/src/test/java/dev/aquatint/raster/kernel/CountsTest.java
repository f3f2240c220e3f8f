package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.picture.Plane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final long LARGEST = 0xFFFF_FFFFL;

    @Test
    void counts_are_of_32_bits_up_to_the_largest_there_is() {
        assertThat(drained(0, 3, of(7, LARGEST - 1, 0), of(0, 1, 0))).isEqualTo(new Plane.Counts(new int[] {7, -1, 0}).of());
    }

    @Test
    void one_more_makes_all_of_a_plane_64_bits() {
        assertThat(drained(0, 3, of(7, LARGEST - 1, 0), of(0, 2, 0))).isEqualTo(new long[] {7, 1L << 32, 0});
        assertThat(drained(0, 2, of((1L << 40) - 1, 3), of((1L << 40) - 1, 4))).isEqualTo(new long[] {(1L << 41) - 2, 7});
    }

    @Test
    void other_groups_stay_as_they_are() {
        Tally counts = of(5_000_000_000L, 1, 2, 3);

        assertThat(drained(0, 2, counts)).isEqualTo(new long[] {5_000_000_000L, 1});
        assertThat(drained(2, 2, of(5_000_000_000L, 1, 2, 3))).isEqualTo(new int[] {2, 3});
    }

    @Test
    void a_drained_tally_is_narrow_again_and_goes_on_counting() {
        Counts counts = (Counts) of(LARGEST, 0);
        counts.add(0, lump(1));
        assertThat(drained(0, 2, counts)).isEqualTo(new long[] {1L << 32, 0});

        counts.add(1, lump(1000));
        assertThat(drained(0, 2, counts)).isEqualTo(new int[] {0, 1000});
    }

    @Test
    void rows_of_blocks_carry_into_the_high_part() {
        Counts counts = (Counts) of(LARGEST - 100, 0, LARGEST - 5000);
        long[] expected = {LARGEST - 100, 0, LARGEST - 5000};
        SplittableRandom random = new SplittableRandom(40);
        Block block = new Block();
        for (int k = 0; k < 3; k++) {
            block.size = 1999;
            for (int i = 0; i < block.size; i++) expected[block.cell[i] = random.nextInt(3)]++;
            counts.add(block);
        }

        assertThat(drained(0, 3, counts)).isEqualTo(expected);
    }

    private static Lump lump(int n) {
        Lump lump = new Lump();
        lump.n = n;
        return lump;
    }

    /// A tally that has seen so many rows.
    private static Tally of(long... n) {
        Counts counts = new Counts(n.length, false);
        for (int i = 0; i < n.length; i++) {
            for (long left = n[i]; left > 0; left -= 1 << 30) counts.add(i, lump((int) Math.min(left, 1 << 30)));
        }
        return counts;
    }

    private static Object drained(int base, int cells, Tally... all) {
        Plane plane = all[0].plane(all, base, cells);
        all[0].settle(all);
        all[0].drain(all, base, plane, 0, cells);
        return plane instanceof Plane.LongCounts(long[] of) ? of : ((Plane.Counts) plane).of();
    }
}
