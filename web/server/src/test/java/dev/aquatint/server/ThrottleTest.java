package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How who guesses passwords is slowed down (F15).
class ThrottleTest {
    private final AtomicLong now = new AtomicLong();
    private final Throttle throttle = new Throttle(now::get);

    @Test
    void after_five_wrong_passwords_each_further_one_costs_twice_the_time_up_to_a_minute() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            throttle.wrong("10.0.0.1");
            waits.add(throttle.left("10.0.0.1").toSeconds());
            now.addAndGet(throttle.left("10.0.0.1").toNanos());
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void others_do_not_wait() {
        for (int i = 0; i < 10; i++) throttle.wrong("10.0.0.1");
        assertThat(throttle.left("10.0.0.2")).isZero();
    }

    @Test
    void the_right_password_makes_it_forget() {
        for (int i = 0; i < 10; i++) throttle.wrong("10.0.0.1");
        throttle.right("10.0.0.1");
        throttle.wrong("10.0.0.1");
        assertThat(throttle.left("10.0.0.1")).isEqualTo(Duration.ZERO);
    }

    @Test
    void so_many_addresses_are_remembered_and_no_more() {
        for (int i = 0; i < 5; i++) throttle.wrong("first");
        for (int i = 0; i < 10_000; i++) throttle.wrong("a" + i);
        assertThat(throttle.left("first")).isZero();
    }
}
