package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    static final Viewport HOME = PaneTest.HOME;
    static final Frame PLAIN = PaneTest.seeded(10_000), INDEXED = PaneTest.seeded(10_000).index("x", "y");

    final Rehearsal rehearsal = new Rehearsal(Engine.shared());

    @AfterEach
    void close() {
        rehearsal.close();
    }

    static View counted(Frame of) {
        return points(of, "x", "y").rasterize();
    }

    @Test
    void moving_frames_are_made_until_there_were_enough() {
        assertThat(rehearsal.left("count")).isEqualTo(Rehearsal.FRAMES);
        rehearsal.begin(counted(INDEXED), HOME);
        rehearsal.await();
        assertThat(rehearsal.left("count")).isZero();
        assertThat(rehearsal.left("mean kind")).isEqualTo(Rehearsal.FRAMES);
    }

    @Test
    void who_moves_stops_it_and_it_goes_on_when_the_hand_rests() {
        rehearsal.begin(counted(INDEXED), new Viewport(HOME.extent(), 4000, 3000));          // which takes a while
        rehearsal.stop();
        rehearsal.await();
        assertThat(rehearsal.left("count")).isPositive();
        rehearsal.begin(counted(INDEXED), HOME);
        rehearsal.await();
        assertThat(rehearsal.left("count")).isZero();
    }

    @Test
    void what_has_no_moving_frames_yet_is_not_aggregated_and_tried_again() {
        rehearsal.begin(counted(PLAIN).overlay(tiles(OFFLINE)).overlay(histogram(PLAIN, "x")), HOME);
        rehearsal.await();
        assertThat(rehearsal.left("count")).isEqualTo(Rehearsal.FRAMES);
        rehearsal.begin(counted(INDEXED), HOME);
        rehearsal.await();
        assertThat(rehearsal.left("count")).isZero();
    }

    @Test
    void nothing_begins_after_the_end() {
        rehearsal.close();
        rehearsal.begin(counted(INDEXED), HOME);
        assertThat(rehearsal.left("count")).isEqualTo(Rehearsal.FRAMES);
    }
}
