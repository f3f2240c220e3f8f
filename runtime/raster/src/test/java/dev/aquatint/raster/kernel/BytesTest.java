package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void both_add_what_the_plain_loop_adds_and_nothing_beside() {
        agrees(new PlainBytes());
        Bytes.vector().ifPresent(BytesTest::agrees);
        agrees(Bytes.chosen());
    }

    @Test
    void the_vector_api_is_taken_where_it_is_there_and_wins() {
        assertThat(Bytes.Choice.winner(Optional.empty(), (_, _) -> true)).isEqualTo(new PlainBytes());
        assumeTrue(Bytes.vector().isPresent(), "this machine has no vectors of bytes that fit");
        assertThat(Bytes.Choice.winner(Bytes.vector(), (_, _) -> true)).isEqualTo(new VectorBytes());
        assertThat(Bytes.Choice.winner(Bytes.vector(), (_, _) -> false)).isEqualTo(new PlainBytes());
    }

    private static void agrees(Bytes way) {
        SplittableRandom random = new SplittableRandom(9);
        byte[] bytes = new byte[300];
        random.nextBytes(bytes);
        for (int n = 0; n < 200; n++) {
            int at = random.nextInt(100), to = random.nextInt(100);
            int[] sums = random.ints(300).toArray(), expected = sums.clone();
            way.add(bytes, at, sums, to, n);
            IntStream.range(0, n).forEach(i -> expected[to + i] += Byte.toUnsignedInt(bytes[at + i]));
            assertThat(sums).isEqualTo(expected);
        }
    }
}
