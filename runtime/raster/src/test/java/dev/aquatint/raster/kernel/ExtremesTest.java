package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.picture.Plane;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values come as bits of float32 or as doubles, which are the plain way: the same values make the same plane.
class ExtremesTest {
    private static final int CELLS = 50;
    private static final float[] NASTY = {Float.NaN, Float.intBitsToFloat(0xffc0_0001), Float.intBitsToFloat(0x7f80_0001), 0f, -0f, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bits_and_doubles_make_the_same_plane(long seed) {
        for (IntFunction<Tally> kind : extremes()) {
            Tally bits = kind.apply(CELLS), doubles = kind.apply(CELLS);
            SplittableRandom random = new SplittableRandom(seed);
            for (int k = 0; k < 3; k++) {
                Block block = block(random);
                doubles.add(block);
                block.inBits = true;
                bits.add(block);
            }

            assertThat(drained(bits)).isEqualTo(drained(doubles));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_came_as_bits_stays_when_a_value_does_not_fit_float32(long seed) {
        for (IntFunction<Tally> kind : extremes()) {
            Tally bits = kind.apply(CELLS), doubles = kind.apply(CELLS);
            SplittableRandom random = new SplittableRandom(seed);
            Block first = block(random), precise = block(random);
            precise.value[0] = 1e-300;
            doubles.add(precise);
            doubles.add(first);
            first.inBits = true;
            assertThat(bits.takesBits()).isTrue();
            bits.add(first);
            bits.add(precise);

            assertThat(bits.takesBits()).isFalse();
            assertThat(drained(bits)).isEqualTo(drained(doubles));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void no_value_is_negative_zero_and_no_value_at_all_is_NaN(boolean inBits) {
        for (IntFunction<Tally> kind : extremes()) {
            Block block = new Block();
            block.size = block.rows = 3;
            float[] values = {-0f, Float.NaN, 0f};
            for (int i = 0; i < 3; i++) {
                block.row[i] = i;
                block.cell[i] = i;
                block.value[i] = values[i];
                block.bits[i] = Float.floatToRawIntBits(values[i]);
            }
            block.inBits = inBits;
            Tally tally = kind.apply(4);
            tally.add(block);

            assertThat(drained(tally)).isEqualTo(new double[] {0.0, Double.NaN, 0.0, Double.NaN});
        }
    }

    private static List<IntFunction<Tally>> extremes() {
        return List.of(Extremes::least, Extremes::greatest);
    }

    /// A row may be hit twice, and not at all.
    private static Block block(SplittableRandom random) {
        Block block = new Block();
        block.rows = Block.ROWS;
        block.size = Block.ROWS - 100;
        for (int i = 0; i < block.rows; i++) {
            float v = random.nextInt(4) == 0 ? NASTY[random.nextInt(NASTY.length)] : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-40, 38)));
            block.value[i] = v;
            block.bits[i] = Float.floatToRawIntBits(v);
        }
        for (int i = 0; i < block.size; i++) {
            block.row[i] = random.nextInt(block.rows);
            block.cell[i] = random.nextInt(CELLS);
        }
        return block;
    }

    private static double[] drained(Tally tally) {
        Plane plane = tally.plane(tally.cells());
        tally.drain(new Tally[] {tally}, 0, plane, 0, tally.cells());
        double[] of = ((Plane.Doubles) plane).of();
        assertThat(Arrays.stream(of).filter(v -> v == 0 && 1 / v < 0)).isEmpty();
        return of;
    }
}
