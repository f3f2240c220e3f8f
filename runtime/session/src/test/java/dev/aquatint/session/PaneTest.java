package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static dev.aquatint.session.RecordingScreen.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import dev.aquatint.stream.Pipe;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.Palette;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaneTest {
    static final Viewport HOME = new Viewport(new Extent(0, 1, 0, 1), 40, 30);

    static class Explorer extends Parameterized {
        @Param(min = 0, max = 1) double alpha = 1;
        @Param Palette cmap = Palette.FIRE;
        @Param(min = 0, max = 9) Range kind = range(0, 9);
        @Param boolean broken = false;

        final AtomicInteger calls = new AtomicInteger();

        View view() {
            calls.incrementAndGet();
            if (broken) throw new IllegalStateException("out of film");
            return points(POINTS, "x", "y").select("kind", kind).rasterize().cmap(cmap).alpha(alpha);
        }
    }

    static final Frame POINTS = seeded(10_000);

    static Frame seeded(int n) {
        Random random = new Random(7);
        return frame(Map.of("x", random.doubles(n).toArray(), "y", random.doubles(n).toArray(), "kind", random.ints(n, 0, 10).toArray()));
    }

    final Panes panes = new Panes(Engine.shared());
    final RecordingScreen screen = new RecordingScreen();
    final Explorer explorer = new Explorer();

    @AfterEach
    void close() {
        panes.close();
    }

    Pane started(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, HOME);
        return pane;
    }

    static Raster raster(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).raster();
    }

    static double total(Picture p) {
        double n = 0;
        for (int i = 0; i < raster(p).plane().size(); i++) if (raster(p).plane().present(i)) n += raster(p).plane().value(i);
        return n;
    }

    @Test
    void the_first_picture_holds_every_point() {
        started(points(POINTS, "x", "y").rasterize());
        assertThat(total(screen.next())).isEqualTo(10_000);
    }

    @Test
    void a_new_viewport_is_aggregated_at_its_own_resolution() {
        Pane pane = started(points(POINTS, "x", "y").rasterize());
        screen.next();
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 80, 60));
        Picture p = screen.next();
        assertThat(raster(p).width()).isEqualTo(80);
        assertThat(raster(p).extent()).isEqualTo(new Extent(0, 0.5, 0, 1));
        assertThat(total(p)).isBetween(4_000.0, 6_000.0);
    }

    @Test
    void the_function_is_called_once_for_each_change() {
        started(dynamicMap(explorer::view, explorer));
        screen.next();
        int before = explorer.calls.get();
        explorer.set("kind", range(3, 4));
        assertThat(total(screen.next())).isBetween(1_500.0, 2_500.0);
        assertThat(explorer.calls.get() - before).isEqualTo(1);
    }

    @Test
    void a_field_that_was_assigned_past_the_gate_is_seen_with_the_next_frame() {
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        explorer.kind = range(3, 4);
        pane.viewport(new Viewport(HOME.extent(), 80, 60));
        assertThat(total(screen.next(p -> total(p) < 2_500))).isGreaterThan(1_500);
    }

    @Test
    void a_field_that_was_assigned_a_value_that_is_not_allowed_fails_with_words_until_it_is_set() {
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        explorer.alpha = 7;
        pane.viewport(new Viewport(HOME.extent(), 80, 60));
        assertThat(take(screen.errors)).hasMessageContaining("Explorer.alpha must be at most 1, not 7");
        explorer.set("alpha", 0.5);
        assertThat(total(screen.next())).isEqualTo(10_000);
    }

    @Test
    void a_function_whose_code_was_changed_is_called_again() {
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        int before = explorer.calls.get();
        pane.codeChanged();
        screen.next();
        assertThat(explorer.calls.get() - before).isEqualTo(1);
    }

    @Test
    void the_function_is_not_called_when_only_the_viewport_changes() {
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        int before = explorer.calls.get();
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 0.5), 40, 30));
        screen.next();
        assertThat(explorer.calls).hasValue(before);
    }

    @Test
    void a_change_of_colours_aggregates_nothing() {
        started(dynamicMap(explorer::view, explorer));
        Picture first = screen.next();
        explorer.set("cmap", Palette.VIRIDIS);
        Picture second = screen.next();
        explorer.set("alpha", 0.5);
        Picture third = screen.next();
        assertThat(raster(second)).isSameAs(raster(first));
        assertThat(((Layer.Levels) third.layers().getLast()).level()).isSameAs(((Layer.Levels) first.layers().getLast()).level());
        assertThat(((Layer.Levels) third.layers().getLast()).alpha()).isEqualTo(0.5);
    }

    @Test
    void new_limits_colour_again_and_aggregate_nothing() {
        Pipe<Range> limits = pipe(range(0, 5));
        started(dynamicMap(r -> points(POINTS, "x", "y").rasterize().clim(r.lo(), r.hi()).cnorm("linear"), limits));
        Picture first = screen.next();
        limits.send(range(0, 50));
        Picture second = screen.next();
        assertThat(raster(second)).isSameAs(raster(first));
        assertThat(((Layer.Levels) second.layers().getLast()).level()).isNotEqualTo(((Layer.Levels) first.layers().getLast()).level());
    }

    @Test
    void a_second_pane_with_the_same_view_finds_the_raster() {
        started(points(POINTS, "x", "y").rasterize());
        Raster first = raster(screen.next());
        started(points(POINTS, "x", "y").rasterize());
        assertThat(raster(screen.next())).isSameAs(first);
    }

    @Test
    void the_last_of_many_viewports_is_what_stays() {
        Pane pane = started(points(POINTS, "x", "y").rasterize());
        Viewport last = null;
        for (int i = 1; i <= 100; i++) pane.viewport(last = new Viewport(new Extent(0, 1.0 / i, 0, 1), 40, 30));
        Extent wanted = last.extent();
        screen.next(p -> raster(p).extent().equals(wanted));
        assertThat(take(screen.rested).layers()).isNotEmpty();
        assertThat(screen.pictures).isEmpty();
    }

    @Test
    void values_for_hovering_follow_when_the_hand_rests() {
        Pane pane = started(points(POINTS, "x", "y").rasterize());
        pane.viewport(HOME);
        Picture shown = screen.next();
        assertThat(take(screen.rested)).isSameAs(shown);
    }

    private Pane opened(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        return pane;
    }

    @Test
    void another_view_in_its_place_finds_the_rasters_and_levels_of_the_one_before() {
        Pane pane = started(points(POINTS, "x", "y").rasterize().cmap("fire"));
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 80, 60));
        Layer.Levels before = (Layer.Levels) screen.next(p -> raster(p).width() == 80).layers().getLast();
        pane.become(opened(points(POINTS, "x", "y").rasterize().cmap("viridis")));

        Layer.Levels now = (Layer.Levels) screen.next().layers().getLast();
        assertThat(now.cmap()).isEqualTo(Palette.VIRIDIS);
        assertThat(now.raster()).isSameAs(before.raster());
        assertThat(now.level()).isSameAs(before.level());
    }

    @Test
    void another_view_in_its_place_is_asked_once_and_the_one_before_is_not_heard_any_more() {
        Explorer next = new Explorer();
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        pane.become(opened(dynamicMap(next::view, next)));
        screen.next();
        int calls = explorer.calls.get();
        explorer.set("alpha", 0.5);
        next.set("alpha", 0.25);

        assertThat(((Layer.Levels) screen.next().layers().getLast()).alpha()).isEqualTo(0.25);
        assertThat(next.calls).hasValue(2);
        assertThat(explorer.calls).hasValue(calls);
    }

    @Test
    void another_view_in_its_place_that_asks_for_the_range_gets_what_is_seen() {
        Pane pane = started(points(POINTS, "x", "y").rasterize());
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 80, 60));
        screen.next(p -> raster(p).width() == 80);
        pane.become(opened(dynamicMap((Extent seen) -> points(POINTS, "x", "y").rasterize().alpha(seen.x1()), rangeXY())));

        assertThat(((Layer.Levels) screen.next().layers().getLast()).alpha()).isEqualTo(0.5);
    }

    @Test
    void another_view_in_its_place_takes_the_error_away() {
        Explorer next = new Explorer();
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        explorer.set("broken", true);
        take(screen.errors);
        pane.become(opened(dynamicMap(next::view, next)));

        assertThat(take(screen.news)).isEqualTo("healthy");
    }

    @Test
    void an_error_is_told_and_what_works_again_too() {
        started(dynamicMap(explorer::view, explorer));
        screen.next();
        explorer.set("broken", true);
        assertThat(take(screen.errors)).hasMessage("out of film");
        assertThat(screen.pictures).isEmpty();
        explorer.set("broken", false);
        assertThat(take(screen.news)).isEqualTo("healthy");
    }

    @Test
    void the_last_good_view_follows_the_viewport_while_the_error_stays() {
        Pane pane = started(dynamicMap(explorer::view, explorer));
        screen.next();
        explorer.set("broken", true);
        take(screen.errors);
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 40, 30));
        assertThat(raster(screen.next()).extent().x1()).isEqualTo(0.5);
        take(screen.rested);
        assertThat(screen.news).isEmpty();
    }

    @Test
    void a_function_that_fails_at_first_can_still_work_later() {
        explorer.set("broken", true);
        Pane pane = panes.pane(dynamicMap(explorer::view, explorer), panes.watchdog().page("test"));
        assertThat(pane.open().error()).hasMessage("out of film");
        pane.start(screen, HOME);
        take(screen.errors);
        explorer.set("broken", false);
        assertThat(total(screen.next())).isEqualTo(10_000);
    }

    @Test
    void a_function_that_listens_to_taps_gets_them() {
        Pane pane = started(dynamicMap((Xy at) -> points(POINTS, "x", "y").rasterize().title(at.present() ? at.x() + "," + at.y() : "none"), tap()));
        assertThat(screen.next().style().title()).isEqualTo("none");
        pane.tapped(new Xy(0.25, 0.5));
        assertThat(screen.next().style().title()).isEqualTo("0.25,0.5");
    }

    @Test
    void a_function_that_listens_to_the_range_gets_it() {
        Pane pane = started(dynamicMap((Extent r) -> points(POINTS, "x", "y").rasterize().title("to " + r.x1()), rangeXY()));
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 40, 30));
        screen.next(p -> "to 0.5".equals(p.style().title()));
    }

    @Test
    void a_frame_is_made_when_the_browser_has_the_last_one() {
        Pane pane = started(points(POINTS, "x", "y").rasterize());
        screen.next();
        pane.shown(1);
        pane.viewport(new Viewport(new Extent(0, 0.5, 0, 1), 40, 30));
        screen.next();
        pane.viewport(new Viewport(new Extent(0, 0.4, 0, 1), 40, 30));
        pane.viewport(new Viewport(new Extent(0, 0.3, 0, 1), 40, 30));
        pane.shown(2);
        assertThat(raster(screen.next()).extent().x1()).isEqualTo(0.3);
    }

    @Test
    void a_closed_pane_lets_go_of_what_it_watched() {
        Pane closed = started(dynamicMap(explorer::view, explorer));
        screen.next();
        started(dynamicMap(explorer::view, explorer));
        screen.next();
        int before = explorer.calls.get();
        closed.close();
        explorer.set("alpha", 0.1);
        screen.next();
        assertThat(explorer.calls).as("by the open pane alone, which heard of it after the closed one would have").hasValue(before + 1);
    }

    @Test
    void by_category_is_mixed_into_colours_with_a_legend() {
        Frame f = frame(Map.of("x", new double[] {0, 1}, "y", new double[] {0, 1}, "c", new String[] {"b", "a"}));
        started(points(f, "x", "y").rasterize(by("c")));
        Layer.Colours layer = (Layer.Colours) screen.next().layers().getLast();
        assertThat(layer.legend()).extracting(Layer.Colours.Entry::label).containsExactly("a", "b");
    }

    @Test
    void a_histogram_counts_rows_in_bins() {
        Frame f = frame(Map.of("v", new double[] {0, 0.5, 1, 1, Double.NaN}));
        started(histogram(f, "v").bins(2));
        Layer.Bars bars = (Layer.Bars) screen.next().layers().getLast();
        assertThat(bars.top()).containsExactly(1, 3);
        assertThat(bars.edges()).containsExactly(0, 0.5, 1);
    }

    @Test
    void few_points_are_marks_and_many_become_a_raster() {
        started(points(frame(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2})), "x", "y"));
        assertThat(screen.next().layers()).hasOnlyElementsOfType(Layer.Marks.class);
        started(points(seeded(Resolver.MARKS + 1), "x", "y"));
        assertThat(screen.next().layers()).hasOnlyElementsOfType(Layer.Levels.class);
    }

    @Test
    void an_empty_selection_is_an_empty_picture() {
        started(points(POINTS, "x", "y").select("kind", range(20, 30)).rasterize());
        assertThat(total(screen.next())).isZero();
    }

    @Test
    void a_column_of_nothing_but_nan_is_an_empty_picture() {
        Frame f = frame(Map.of("x", new double[] {Double.NaN, Double.NaN}, "y", new double[] {1, 2}));
        Pane pane = panes.pane(points(f, "x", "y").rasterize(), panes.watchdog().page("test"));
        assertThat(pane.open().error()).isNull();
        pane.start(screen, HOME);
        assertThat(total(screen.next())).isZero();
    }

    @Test
    void a_list_of_views_is_laid_out_from_the_bottom_up() {
        Frame f = frame(Map.of("x", new double[] {1}, "y", new double[] {1}));
        started(overlay(points(f, "x", "y").rasterize(), tiles(OFFLINE)));
        assertThat(screen.next().layers()).extracting(Object::getClass).isEqualTo(List.of(Layer.Map.class, Layer.Levels.class));
    }
}
