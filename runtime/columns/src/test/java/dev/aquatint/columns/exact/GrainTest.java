package dev.aquatint.columns.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrainTest {
    private static Grain of(double... values) {
        Grain.Search search = new Grain.Search();
        search.add(values, values.length);
        return search.found();
    }

    @Test
    void every_value_is_a_multiple_below_the_bits() {
        assertThat(of(1, 2, 3)).isEqualTo(new Grain(0, 2));
        assertThat(of(-0.75, 0, 1024)).isEqualTo(new Grain(-2, 13));
        assertThat(of(1e300)).isEqualTo(new Grain(-52 + Math.getExponent(1e300) + Long.numberOfTrailingZeros(Double.doubleToLongBits(1e300)), 53 - Long.numberOfTrailingZeros(Double.doubleToLongBits(1e300))));
        assertThat(of(Math.PI, -Math.E)).isEqualTo(new Grain(-51, 53));
        assertThat(of(0.1f, 0.2f)).isEqualTo(new Grain(-27, 25));
    }

    @Test
    void missing_values_and_zeros_say_nothing() {
        assertThat(of()).isEqualTo(of(Double.NaN, 0, -0.0)).isEqualTo(new Grain(0, 0));
        assertThat(of(Double.NaN, 4, -0.0)).isEqualTo(of(4));
    }

    @Test
    void what_does_not_fit_has_none() {
        assertThat(of(1, Double.POSITIVE_INFINITY)).isNull();
        assertThat(of(Double.NEGATIVE_INFINITY)).isNull();
        assertThat(of(1, 0x1p-89)).isEqualTo(new Grain(-89, 90));
        assertThat(of(1, 0x1p-90)).isNull();
        assertThat(of(1, Double.MIN_VALUE)).isNull();
        assertThat(of(Double.MIN_VALUE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1000, 53", "-1000, 90", "-40, 30", "-40, 62", "-40, 63", "-52, 90", "0, 32", "0, 63", "933, 90", "971, 53"})
    void a_sum_is_rounded_once_as_a_decimal_is(int unit, int bits) {
        Grain grain = new Grain(unit, bits);
        SplittableRandom random = new SplittableRandom(unit * 31 + bits);
        for (int run = 0; run < 500; run++) {
            long high = 0, low = 0;
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                BigInteger k = new BigInteger(random.nextInt(bits) + 1, new java.util.Random(random.nextLong()));
                double v = Math.scalb(shortened(k).doubleValue() * (random.nextBoolean() ? 1 : -1), unit);
                if (run % 4 == 0 && sum.signum() != 0) v = -Math.abs(v) * sum.signum();           // they cancel
                sum = sum.add(new BigDecimal(v));
                long part = grain.narrow() ? 0 : (long) (v * grain.upHigh());
                high += part;
                low += (long) ((v - part * grain.downHigh()) * grain.up());
                high += Grain.carried(low);
                low = Grain.settled(low);
            }
            assertThat(grain.value(high, low)).isEqualTo(sum.doubleValue() + 0.0);
        }
    }

    /// To what a double holds.
    private static BigInteger shortened(BigInteger k) {
        int beyond = Math.max(0, k.bitLength() - 53);
        return k.shiftRight(beyond).shiftLeft(beyond);
    }

    @Test
    void halves_are_rounded_to_even() {
        Grain grain = new Grain(0, 90);
        assertThat(grain.value(4, 1)).isEqualTo(0x1p64);
        assertThat(grain.value(4, 1L << 11)).isEqualTo(0x1p64);
        assertThat(grain.value(4, (1L << 11) + 1)).isEqualTo(Math.nextUp(0x1p64));
        assertThat(grain.value(4, 3L << 11)).isEqualTo(Math.nextUp(Math.nextUp(0x1p64)));
        assertThat(grain.value(-4, -(1L << 11) - 1)).isEqualTo(-Math.nextUp(0x1p64));
        assertThat(new Grain(971, 53).value(1L << 40, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
