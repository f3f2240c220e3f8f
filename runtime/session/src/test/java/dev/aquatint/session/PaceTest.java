package dev.aquatint.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import org.junit.jupiter.api.Test;

class PaceTest {
    static final long MS = 1_000_000;
    static final Viewport VIEW = view(1), WIDER = view(4), NEARER = view(0.1);

    final Pace pace = new Pace();

    static Viewport view(double side) {
        return new Viewport(new Extent(0, side, 0, side), 40, 30);
    }

    @Test
    void a_single_change_is_exact_at_once_where_that_takes_no_longer_than_a_coarse_frame() {
        pace.exact(20 * MS, VIEW);
        pace.changed(500 * MS);
        assertThat(pace.coarse(VIEW)).isFalse();
        assertThat(pace.coarse(NEARER)).isFalse();
    }

    @Test
    void nobody_knows_at_first_how_long_exact_frames_take() {
        assertThat(pace.coarse(VIEW)).isTrue();
    }

    @Test
    void what_takes_longer_is_coarse_first_and_more_in_view_takes_longer() {
        pace.exact(20 * MS, VIEW);
        pace.changed(500 * MS);
        assertThat(pace.coarse(WIDER)).isTrue();
    }

    @Test
    void what_goes_on_changing_is_coarse() {
        pace.exact(MS, VIEW);
        pace.changed(500 * MS);
        pace.changed(530 * MS);
        assertThat(pace.coarse(VIEW)).isTrue();
        assertThat(pace.exactIn(532 * MS, VIEW)).as("until the hand has rested").isEqualTo(98);
        assertThat(pace.exactIn(700 * MS, VIEW)).isZero();
    }

    @Test
    void the_exact_frame_of_a_single_change_follows_when_the_coarse_one_is_painted() {
        pace.exact(50 * MS, VIEW);
        pace.changed(500 * MS);
        assertThat(pace.exactIn(510 * MS, VIEW)).isEqualTo(60);
        assertThat(pace.exactIn(560 * MS, VIEW)).isEqualTo(40);
        assertThat(pace.exactIn(510 * MS, WIDER)).as("one that takes long").isEqualTo(90);
    }
}
