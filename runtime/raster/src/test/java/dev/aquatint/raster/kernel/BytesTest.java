package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void the_chosen_one_adds_what_the_plain_loop_adds_and_nothing_beside() {
        SplittableRandom random = new SplittableRandom(9);
        byte[] bytes = new byte[300];
        random.nextBytes(bytes);
        for (int n = 0; n < 200; n++) {
            int at = random.nextInt(100), to = random.nextInt(100);
            int[] sums = random.ints(300).toArray(), plain = sums.clone(), expected = sums.clone();
            Bytes.chosen().add(bytes, at, sums, to, n);
            new PlainBytes().add(bytes, at, plain, to, n);
            IntStream.range(0, n).forEach(i -> expected[to + i] += Byte.toUnsignedInt(bytes[at + i]));
            assertThat(sums).isEqualTo(expected);
            assertThat(plain).isEqualTo(expected);
        }
    }
}
