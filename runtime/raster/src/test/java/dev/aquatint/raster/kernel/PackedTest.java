package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.picture.Plane;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums and numbers of values in one number are those of [Totals], whoever has seen which rows.
class PackedTest {
    private static final int CELLS = 3000;

    /// @param bits of the largest multiple
    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "10, false", "43, true", "44, false"})
    void both_parts_are_those_of_totals(int bits, boolean mean) {
        Grain grain = new Grain(-3, bits);
        SplittableRandom random = new SplittableRandom(bits);
        for (int run = 0; run < 40; run++) {
            int threads = random.nextInt(1, 5);
            Tally[] packed = tallies(threads, () -> new Packed(mean, grain, CELLS)), plain = tallies(threads, () -> new Totals(mean, grain, CELLS));
            for (int i = 0; i < 40; i++) {
                int thread = random.nextInt(threads);
                Block block = block(random, (1L << bits) - 1);
                Lump lump = lump(random, (1L << bits) - 1);
                int cell = random.nextInt(4);
                plain[thread].add(block);
                plain[thread].add(cell, lump);
                if (random.nextBoolean()) packed[thread].add(block);
                else packed[thread].addAll(block);                      // it is in order
                packed[thread].add(cell, lump);
            }
            for (int again = 0; again < 2; again++) assertThat(bits(drained(packed))).isEqualTo(bits(drained(plain)));         // the second time there is nothing left
        }
    }

    private interface Making {
        Tally tally();
    }

    private static Tally[] tallies(int n, Making of) {
        return IntStream.range(0, n).mapToObj(_ -> of.tally()).toArray(Tally[]::new);
    }

    /// Most rows in few cells, of mostly one sign; every ninth value is missing.
    private static Block block(SplittableRandom random, long most) {
        Block block = new Block();
        block.rows = block.size = random.nextInt(Block.ROWS);
        long shift = random.nextLong(-most, most + 1) / 2;
        for (int i = 0; i < block.size; i++) {
            block.cell[i] = random.nextInt(9) == 0 ? random.nextInt(CELLS) : random.nextInt(3);
            block.row[i] = i;
            block.value[i] = random.nextInt(9) == 0 ? Double.NaN : (random.nextLong(-most, most + 1) / 2 + shift) / 8.0;
        }
        return block;
    }

    private static Lump lump(SplittableRandom random, long most) {
        Lump lump = new Lump();
        lump.n = random.nextInt(4) == 0 ? random.nextInt(1 << 18) : random.nextInt(257);
        long sum = lump.n == 0 ? 0 : random.nextLong(-most, most + 1) / 2 * lump.n;
        lump.low = Grain.settled(sum);
        lump.high = Grain.carried(sum);
        return lump;
    }

    /// Also those of NaN, which are of one kind.
    private static long[] bits(double[] of) {
        return Arrays.stream(of).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static double[] drained(Tally[] all) {
        Plane.Doubles into = (Plane.Doubles) all[0].plane(CELLS);
        all[0].settle(all);
        for (int from = 0; from < CELLS; from += 1500) all[0].drain(all, 0, into, from, from + 1500);
        return into.of();
    }
}
