package dev.aquatint.raster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
    static final long MS = 1_000_000;

    long now;
    final List<Duration> rested = new ArrayList<>();

    /// Takes `slow` until `compiled`, and `fast` from then on.
    Runnable contestant(long slow, long compiled, long fast) {
        return () -> now += now < compiled ? slow : fast;
    }

    boolean favouriteWins(Runnable favourite, Runnable opponent) {
        return Race.favouriteWins(favourite, opponent, () -> now);
    }

    @Test
    void who_is_compiled_late_is_not_judged_before() {
        assertThat(favouriteWins(contestant(40 * MS, 450 * MS, MS / 200), contestant(8 * MS, 200 * MS, MS / 50))).isTrue();
    }

    @Test
    void on_a_busy_machine_the_favourite_may_be_compiled_seconds_later() {
        assertThat(favouriteWins(contestant(40 * MS, 2_500 * MS, MS / 200), contestant(8 * MS, 200 * MS, MS / 50))).isTrue();
    }

    @Test
    void who_is_faster_at_first_and_slower_in_the_end_loses() {
        assertThat(favouriteWins(contestant(MS, 0, MS), contestant(8 * MS, 90 * MS, MS / 2))).isFalse();
    }

    @Test
    void a_favourite_that_is_never_compiled_is_given_up() {
        assertThat(favouriteWins(contestant(10 * MS, Long.MAX_VALUE, 0), contestant(MS, 100 * MS, MS / 50))).isFalse();
        assertThat(now).isLessThan(4_000 * MS);
    }

    @Test
    void a_favourite_goes_when_it_has_lost_every_race_and_not_when_one_came_too_early() {
        assertThat(stays(true)).isTrue();
        assertThat(stays(false, true)).as("nobody was compiled yet").isTrue();
        assertThat(stays(false, false, true)).isTrue();
        assertThat(rested).as("ever longer").isSorted().endsWith(Duration.ofSeconds(12));
        assertThat(stays(false, false, false)).isFalse();
    }

    private boolean stays(Boolean... races) {
        Iterator<Boolean> next = List.of(races).iterator();
        rested.clear();
        return Race.favouriteStays(next::next, rested::add);
    }

    @Test
    void it_ends_soon_when_the_favourite_is_ahead() {
        assertThat(favouriteWins(contestant(MS, 300 * MS, MS / 100), contestant(MS, 200 * MS, MS / 50))).isTrue();
        assertThat(now).isLessThan(450 * MS);
    }

    @Test
    void it_ends_even_if_one_gets_faster_for_ever() {
        double[] length = {80 * MS};
        Runnable faster = () -> now += (long) (length[0] = Math.max(MS, length[0] * 0.85));
        favouriteWins(() -> now += 90 * MS, faster);
        favouriteWins(() -> now += 2_500 * MS, () -> now += MS);
        assertThat(now).isLessThan(11_000 * MS);
    }
}
