package dev.aquatint.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What panes share of what was made last.
class RecentTest {
    private static final int ENTRY = 1024;

    private final Recent<Object, int[]> recent = new Recent<>(3 * (4000 + ENTRY), made -> 4L * made.length);

    @Test
    void what_was_made_of_the_same_is_made_once() {
        int[] made = recent.get("key", () -> new int[1000]);
        assertThat(recent.get("key", () -> new int[1])).isSameAs(made);
        assertThat(recent.bytes()).isEqualTo(4000 + ENTRY);
    }

    @Test
    void the_least_recently_used_goes_when_all_is_too_large() {
        for (String key : new String[] {"a", "b", "c"}) recent.put(key, new int[1000]);
        recent.get("a");
        recent.put("d", new int[1000]);
        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("a")).isNotNull();
        assertThat(recent.bytes()).isEqualTo(3 * (4000 + ENTRY));
    }

    @Test
    void one_thing_stays_whatever_its_size() {
        recent.put("small", new int[10]);
        recent.put("large", new int[100_000]);
        assertThat(recent.get("small")).isNull();
        assertThat(recent.get("large")).isNotNull();
    }

    @Test
    void what_is_put_again_counts_once() {
        recent.put("key", new int[1000]);
        recent.put("key", new int[500]);
        assertThat(recent.bytes()).isEqualTo(2000 + ENTRY);
    }

    @Test
    void the_same_object_is_the_same_key_and_an_equal_one_is_another() {
        String one = new String("raster"), other = new String("raster");
        assertThat(Same.as(one)).isEqualTo(Same.as(one)).hasSameHashCodeAs(Same.as(one)).isNotEqualTo(Same.as(other));
        assertThat(Same.as(null)).isNull();
    }
}
