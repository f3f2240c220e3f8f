package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// How a server notices that the thread that hears all connections has died (F2).
class PulseTest {
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final Pulse pulse = new Pulse(asked::add);

    @Test
    void a_server_that_answers_each_time_is_alive() {
        for (int i = 0; i < 20; i++) {
            assertThat(pulse.stopped()).isFalse();
            asked.remove().run();
        }
    }

    @Test
    void one_that_is_late_is_alive() {
        for (int i = 0; i < 20; i++) {
            assertThat(pulse.stopped()).isFalse();
            if (i % Pulse.DEAD == Pulse.DEAD - 1) while (!asked.isEmpty()) asked.remove().run();
        }
    }

    @Test
    void one_that_never_answers_is_dead_and_that_is_said_once() {
        for (int i = 0; i < Pulse.DEAD; i++) assertThat(pulse.stopped()).isFalse();
        assertThat(pulse.stopped()).isTrue();
        for (int i = 0; i < 20; i++) assertThat(pulse.stopped()).isFalse();
    }
}
