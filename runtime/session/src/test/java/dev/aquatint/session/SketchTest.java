package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static dev.aquatint.session.PaneTest.HOME;
import static dev.aquatint.session.PaneTest.raster;
import static dev.aquatint.session.PaneTest.total;
import static dev.aquatint.session.RecordingScreen.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.memory.Arrayed;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pictures of data that does not fit into memory, while it is read: ten chunks of a thousand rows, each of which takes a tenth of a second.
class SketchTest {
    private static final int CHUNKS = 10, ROWS = 1000;

    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.of(1);
    private final Panes panes = new Panes(engine, clock);
    private final RecordingScreen screen = new RecordingScreen();
    private volatile IntConsumer onRead = _ -> { };

    @AfterEach
    void close() {
        panes.close();
        engine.close();
    }

    private final class Slow implements Store {
        private final List<Store> parts = new ArrayList<>();

        Slow() {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < CHUNKS; i++) parts.add(Arrayed.of(Map.of("x", random.doubles(ROWS).toArray(), "y", random.doubles(ROWS).toArray())));
        }

        @Override
        public Schema schema() {
            return new Schema("trips.parquet", parts.getFirst().schema().fields());
        }

        @Override
        public int chunks() {
            return CHUNKS;
        }

        @Override
        public int rows(int chunk) {
            return ROWS;
        }

        @Override
        public Piece read(int column, int chunk) {
            if (column == 0) {
                clock.advance(100);
                onRead.accept(chunk);
            }
            return parts.get(chunk).read(column, 0);
        }

        @Override
        public Range within(int column, int chunk) {
            return new Range(0, 1);
        }

        @Override
        public long cost(int column, int chunk) {
            return 1;
        }
    }

    private final Frame trips = new Catalogue(null, () -> 0).frame(new Object(), Slow::new);

    private Pane started(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, HOME);
        return pane;
    }

    @Test
    void what_is_read_so_far_is_shown_until_the_picture_is_whole() {
        started(points(trips, "x", "y").rasterize());

        Picture first = screen.next(), second = screen.next(), last = screen.next();
        assertThat(first.moving()).isTrue();
        assertThat(total(first)).as("after 0.3 s").isEqualTo(3 * ROWS);
        assertThat(second.moving()).isTrue();
        assertThat(total(second)).as("0.6 s later").isEqualTo(9 * ROWS);
        assertThat(last.moving()).isFalse();
        assertThat(total(last)).isEqualTo(10 * ROWS);
    }

    @Test
    void two_layers_that_are_both_read_grow_one_after_the_other() {
        Pane pane = started(points(trips, "x", "y").rasterize().overlay(points(trips, "x", "y").rasterize(sum("x"))));

        Picture first = screen.next();
        assertThat(first.moving()).isTrue();
        assertThat(rows(first)).as("the lower one").isEqualTo(3 * ROWS);
        assertThat(first.layers().get(1)).as("the upper one has not begun").isInstanceOf(Layer.Colours.class);
        Picture upper = screen.next(p -> p.layers().get(1) instanceof Layer.Levels);
        assertThat(upper.moving()).isTrue();
        assertThat(rows(upper)).isEqualTo(10 * ROWS);
        Picture last = screen.next(p -> !p.moving());

        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 40, 30));
        Picture moved = screen.next();
        assertThat(rows(moved)).as("the lower one again").isBetween(ROWS + 1.0, 2.0 * ROWS);
        assertThat(moved.layers().get(1)).as("the upper one stays as it was").isSameAs(last.layers().get(1));
        screen.next(p -> !p.moving());
    }

    /// Of the lowest layer.
    private static double rows(Picture p) {
        return total(new Picture(List.of(p.layers().getFirst()), p.home(), p.axes(), p.style(), p.hover()));
    }

    @Test
    void masks_and_colours_are_of_what_is_there() {
        started(points(trips, "x", "y").rasterize().minCount(2).stable());

        assertThat(total(screen.next())).isBetween(ROWS + 1.0, 3.0 * ROWS - 1);
        screen.next();
        assertThat(screen.next().moving()).isFalse();
    }

    @Test
    void a_picture_that_is_overtaken_ends_with_its_first_sketch() {
        Viewport part = new Viewport(new Extent(0, 0.5, 0, 1), 40, 30);
        List<Integer> read = new ArrayList<>();
        Pane[] pane = new Pane[1];
        onRead = chunk -> {
            read.add(chunk);
            if (read.size() == 2) pane[0].viewport(part);
        };
        pane[0] = panes.pane(points(trips, "x", "y").rasterize(), panes.watchdog().page("test"));
        pane[0].open();
        pane[0].start(screen, HOME);

        assertThat(raster(screen.next()).extent()).isEqualTo(HOME.extent());
        Picture last = screen.next(p -> !p.moving());
        assertThat(raster(last).extent()).isEqualTo(part.extent());
        assertThat(read).startsWith(0, 1, 2, 0).hasSize(3 + CHUNKS);
    }

    @Test
    void a_picture_that_was_sketched_is_overtaken_at_once() {
        Viewport part = new Viewport(new Extent(0, 0.5, 0, 1), 40, 30);
        List<Integer> read = new ArrayList<>();
        Pane[] pane = new Pane[1];
        onRead = chunk -> {
            read.add(chunk);
            if (read.size() == 5) pane[0].viewport(part);
        };
        pane[0] = panes.pane(points(trips, "x", "y").rasterize(), panes.watchdog().page("test"));
        pane[0].open();
        pane[0].start(screen, HOME);

        screen.next(p -> !p.moving());
        assertThat(read).startsWith(0, 1, 2, 3, 4, 0).hasSize(5 + CHUNKS);
    }

    @Test
    void a_browser_that_has_not_taken_the_last_picture_is_sent_no_sketch() {
        Pane pane = started(points(trips, "x", "y").rasterize());
        screen.next(p -> !p.moving());
        pane.shown(screen.frames() - 1);
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 40, 30));
        assertThat(screen.next().moving()).isFalse();
    }

    @Test
    void values_for_hovering_follow_the_whole_picture() {
        Pane pane = started(points(trips, "x", "y").rasterize());
        pane.viewport(HOME);
        Picture last = screen.next(p -> !p.moving());
        clock.awaitAsked(1);
        clock.advance(1000);
        assertThat(take(screen.rested)).isSameAs(last);
    }

    @Test
    void values_wait_until_a_browser_shows_the_plot() {
        Pane pane = started(points(trips, "x", "y").rasterize());
        Picture last = screen.next(p -> !p.moving());
        clock.awaitAsked(1);
        clock.advance(1000);
        assertThat(screen.rested).isEmpty();
        pane.viewport(HOME);
        clock.advance(0);
        assertThat(take(screen.rested)).isSameAs(last);
    }

    @Test
    void a_browser_of_another_size_is_told_no_values_of_the_guess() {
        Pane pane = started(points(trips, "x", "y").rasterize());
        screen.next(p -> !p.moving());
        clock.awaitAsked(1);
        clock.advance(1000);
        pane.viewport(new Viewport(HOME.extent(), 50, 40));
        clock.advance(0);
        assertThat(screen.rested).isEmpty();
    }
}
