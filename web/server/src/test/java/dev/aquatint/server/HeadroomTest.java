package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When no further page is opened for want of memory (F2).
class HeadroomTest {
    @Test
    void four_fifths_of_the_heap_may_be_taken() {
        assertThat(new Headroom(() -> 0.8).any()).isTrue();
        assertThat(new Headroom(() -> 0.81).any()).isFalse();
    }

    @Test
    void this_process_has_room() {
        System.gc();
        assertThat(new Headroom().any()).isTrue();
    }
}
