package dev.aquatint.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import org.junit.jupiter.api.Test;

class TurnTest {
    static final Viewport HOME = view(0, 8, 0, 4), X = view(1, 7, 0, 4), BOTH = view(1, 7, 1, 3);
    static final long MS = 1_000_000;

    final Turn turn = new Turn();

    static Viewport view(double x0, double x1, double y0, double y1) {
        return new Viewport(new Extent(x0, x1, y0, y1), 80, 40);
    }

    @Test
    void x_waits_for_y() {
        turn.heard(HOME, X, 100 * MS);
        assertThat(turn.wholeIn(101 * MS)).isEqualTo(11 * MS);
        turn.heard(X, BOTH, 105 * MS);
        assertThat(turn.wholeIn(105 * MS)).isZero();
    }

    @Test
    void what_moves_along_one_axis_is_drawn_after_a_while() {
        turn.heard(HOME, X, 100 * MS);
        turn.heard(X, view(2, 8, 0, 4), 104 * MS);
        assertThat(turn.wholeIn(110 * MS)).isEqualTo(6 * MS);
        assertThat(turn.wholeIn(116 * MS)).isZero();
    }

    @Test
    void what_goes_on_along_one_axis_is_drawn_in_between() {
        for (long at = 100; at <= 124; at += 8) turn.heard(HOME, X, at * MS);
        assertThat(turn.wholeIn(120 * MS)).isEqualTo(4 * MS);
        assertThat(turn.wholeIn(124 * MS)).isZero();
    }

    @Test
    void the_first_view_of_all_is_whole() {
        turn.heard(null, HOME, 0);
        assertThat(turn.wholeIn(0)).isZero();
    }

    @Test
    void the_next_turn_waits_anew() {
        turn.heard(HOME, BOTH, 0);
        turn.taken();
        turn.heard(BOTH, view(1, 7, 2, 4), 20 * MS);
        assertThat(turn.wholeIn(20 * MS)).isEqualTo(12 * MS);
    }

    @Test
    void width_and_height_are_told_one_after_the_other_as_well() {
        turn.heard(HOME, new Viewport(HOME.extent(), 90, 40), 0);
        assertThat(turn.wholeIn(0)).isPositive();
        turn.heard(new Viewport(HOME.extent(), 90, 40), new Viewport(HOME.extent(), 90, 45), MS);
        assertThat(turn.wholeIn(MS)).isZero();
    }
}
