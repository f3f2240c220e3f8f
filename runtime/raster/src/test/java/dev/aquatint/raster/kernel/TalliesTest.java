package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import org.junit.jupiter.api.Test;

/// Which memory of a frame the next one finds.
class TalliesTest {
    private static final Kernel COUNT = Kernel.of(new Count(null), Edges.HARD, _ -> null, _ -> false), MAX = Kernel.of(new Max("fare"), Edges.HARD, _ -> null, _ -> false);

    private final Tallies tallies = new Tallies();

    private Tally given(Kernel kernel, int cells) {
        Tally tally = tallies.take(kernel, cells);
        tallies.give(kernel, tally);
        return tally;
    }

    @Test
    void the_same_question_about_as_many_cells_has_the_same_tally() {
        Tally count = given(COUNT, 100), max = given(MAX, 100);
        assertThat(tallies.take(COUNT, 100)).isSameAs(count);
        assertThat(tallies.take(MAX, 100)).isSameAs(max);
        assertThat(tallies.take(COUNT, 100)).as("each is in one frame at a time").isNotSameAs(count);
    }

    @Test
    void those_of_the_last_four_sizes_stay() {
        Tally[] tally = new Tally[6];
        for (int i = 1; i <= 5; i++) tally[i] = given(COUNT, 100 * i);
        assertThat(tallies.take(COUNT, 200)).isSameAs(tally[2]);
        assertThat(tallies.take(COUNT, 500)).isSameAs(tally[5]);
        assertThat(tallies.take(COUNT, 100)).isNotSameAs(tally[1]);
    }

    @Test
    void a_size_that_is_used_again_is_not_the_oldest() {
        Tally exact = given(COUNT, 100);
        for (int i = 2; i <= 8; i++) {
            given(COUNT, 100 * i);
            assertThat(given(COUNT, 100)).isSameAs(exact);
        }
    }
}
