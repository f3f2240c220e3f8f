package dev.aquatint.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final long MS = 1_000_000;

    private long now = 5;
    private final List<String> told = new ArrayList<>();
    private final Telling telling = new Telling((what, done) -> told.add(what + " " + done), () -> now);

    @Test
    void a_share_is_told_ten_times_a_second() {
        for (int ms = 0; ms < 1000; ms++, now += MS) telling.tell("aggregating", ms / 1000.0);

        assertThat(told).startsWith("aggregating 0.1", "aggregating 0.2").hasSize(9);
    }

    @Test
    void the_end_is_told_once_and_only_if_there_was_a_beginning() {
        telling.tell("aggregating", 0.5);
        telling.end();
        assertThat(told).isEmpty();

        now += 100 * MS;
        telling.tell("aggregating", 0.6);
        telling.tell("aggregating", 1);
        telling.end();
        assertThat(told).containsExactly("aggregating 0.6", "aggregating 1.0");
    }
}
