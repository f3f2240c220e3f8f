package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.Rasterized;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Side;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a plot is before anything is drawn: where its data is, and what its axes mean.
class OpeningTest {
    final Panes panes = new Panes(Engine.shared());
    final RecordingScreen screen = new RecordingScreen();

    @AfterEach
    void close() {
        panes.close();
    }

    @Test
    void opening_tells_where_the_data_is() {
        Pane.Opening opening = panes.pane(points(frame(Map.of("x", new double[] {1, 3}, "y", new double[] {2, 5})), "x", "y").rasterize(), panes.watchdog().page("test")).open();
        assertThat(opening.home()).isEqualTo(new Extent(1, 3, 2, 5));
    }

    static final Frame TRIPS = frame(Map.of("fare", new double[] {-1, 0, 1, 10, 1000}, "kind", new String[] {"a", "b", "a", "c", "a"},
            "at", new Instant[] {at(0), at(1), at(2), at(3), at(4)}));

    static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void axes_mean_what_columns_hold() {
        assertThat(axes(points(TRIPS, "at", "kind").rasterize())).isEqualTo(new Axes(new Side.Times("at", 1000), new Side.Categories("kind", List.of("a", "b", "c"))));
        assertThat(axes(points(TRIPS, "fare", "at").logX())).isEqualTo(new Axes(new Side.Numbers("fare", AxisType.LOG), new Side.Times("at", 1000)));
        assertThat(axes(histogram(TRIPS, "fare").logY())).isEqualTo(new Axes(new Side.Numbers("fare", AxisType.LINEAR), new Side.Numbers("count", AxisType.LOG)));
        assertThat(axes(points(TRIPS, "fare", "fare").overlay(tiles(OSM)))).isEqualTo(Axes.MAP);
    }

    Axes axes(View view) {
        return panes.pane(view, panes.watchdog().page("test")).open().axes();
    }

    @Test
    void a_log_axis_begins_with_the_least_value_above_zero() {
        Pane.Opening opening = panes.pane(points(TRIPS, "fare", "kind").rasterize().logX(), panes.watchdog().page("test")).open();
        assertThat(opening.home()).isEqualTo(new Extent(1, 1000, -0.5, 2.5));
        assertThat(opening.guess(30, 20)).isEqualTo(new Viewport(opening.home(), 30, 20, AxisType.LOG, AxisType.LINEAR));
        assertThat(panes.pane(points(TRIPS, "fare", "fare").overlay(tiles(OSM)).logX(), panes.watchdog().page("test")).open().error()).hasMessage("a map has no log axis: leave out logX(), or show the data without the map");
    }

    static class Scaled extends Parameterized {
        @Param boolean log = false;

        View view() {
            View plain = points(TRIPS, "fare", "kind").rasterize();
            return log ? ((Rasterized) plain).logX() : plain;
        }
    }

    @Test
    void an_axis_that_becomes_logarithmic_shows_all_that_has_a_place_on_it() {
        Scaled scaled = new Scaled();
        Pane pane = panes.pane(dynamicMap(scaled::view, scaled), panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, PaneTest.HOME);
        screen.next();
        pane.viewport(new Viewport(new Extent(-1, 0.5, -0.5, 2.5), 40, 30));
        assertThat(PaneTest.total(screen.next())).isEqualTo(2);
        scaled.set("log", true);
        Picture p = screen.next();
        assertThat(p.home()).isEqualTo(new Extent(1, 1000, -0.5, 2.5));
        assertThat(PaneTest.total(p)).isEqualTo(3);
    }
}
