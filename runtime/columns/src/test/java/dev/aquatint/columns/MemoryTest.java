package dev.aquatint.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final String before = System.getProperty("aquatint.memory");

    @AfterEach
    void forget() {
        say(before);
    }

    private static void say(String size) {
        if (size == null) System.clearProperty("aquatint.memory");
        else System.setProperty("aquatint.memory", size);
    }

    @Test
    void columns_may_take_what_is_said() {
        say("4g");
        assertThat(Memory.budget()).isEqualTo(4L << 30);
        say("512MB");
        assertThat(Memory.budget()).isEqualTo(512L << 20);
        say("100");
        assertThat(Memory.budget()).isEqualTo(100);
    }

    @Test
    void two_thirds_of_what_there_is_outside_the_heap_otherwise() {
        say(null);
        assertThat(Memory.budget()).isEqualTo(Memory.most() / 3 * 2);
    }

    @Test
    void what_is_no_size_is_refused() {
        say("much");
        assertThatThrownBy(Memory::budget).hasMessage("-Daquatint.memory takes a size like 4g or 512m, not much");
    }
}
