package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.style.Palette;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a browser tells of a plot: what is in view on how many pixels, where the pointer is, and which frame it has.
class ViewportTest extends WithPlot {
    private Model range(String name) {
        return (Model) figure().get(name);
    }

    private void size(int width, int height) {
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(figure().id(), "inner_width", "" + width) + "," + Browser.changed(figure().id(), "inner_height", "" + height) + "]}");
    }

    @Test
    void the_viewport_is_known_when_the_browser_has_told_its_size() {
        open(Pictures.of(levels));
        assertThat(plot.viewport()).isNull();
        size(900, 525);
        assertThat(plot.viewport()).isEqualTo(new Viewport(Pictures.UNIT, 900, 525));
        assertThat(heard.viewports).containsExactly(plot.viewport());
        assertThat(browser.patches()).as("the browser's size is its own").isEmpty();
    }

    @Test
    void each_range_is_told_as_it_comes_and_never_answered() {
        open(Pictures.of(levels));
        size(900, 525);
        Model x = range("x_range");
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(x.id(), "start", "2") + "," + Browser.changed(x.id(), "end", "4") + "]}");
        assertThat(heard.viewports).hasSize(2);
        assertThat(heard.viewports.getLast().extent()).isEqualTo(new Extent(2, 4, 0, 6));
        assertThat(browser.patches()).isEmpty();
    }

    @Test
    void nonsense_sizes_and_ranges_are_no_viewport() {
        open(Pictures.of(levels));
        size(1_000_000_000, 5);
        assertThat(heard.viewports).isEmpty();
        size(900, 525);
        browser.change(range("x_range").id(), "end", "0");
        assertThat(heard.viewports).as("no width").hasSize(1);
        browser.change(range("x_range").id(), "end", "-10");
        assertThat(heard.viewports.getLast().extent()).as("flipped").isEqualTo(new Extent(-10, 0, 0, 6));
        browser.change(range("x_range").id(), "end", "1e308");
        browser.change(range("x_range").id(), "start", "-1e308");
        assertThat(heard.viewports).as("wider than numbers go").hasSize(3);
    }

    @Test
    void who_has_not_moved_follows_to_another_home_and_who_has_stays() {
        open(Pictures.of(levels));
        size(900, 525);
        Extent home = new Extent(100, 200, 50, 60);
        plot.show(new Picture(List.of(levels), home, Axes.NUMBERS, Style.NONE, "count"));
        assertThat(plot.viewport().extent()).isEqualTo(home);
        assertThat(heard.viewports.getLast().extent()).isEqualTo(home);
        browser.change(range("x_range").id(), "start", "150");
        plot.show(new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE, "count"));
        assertThat(plot.viewport().extent().x0()).isEqualTo(150);
        assertThat(range("x_range").get("reset_start")).as("a reset leads there").isEqualTo(0.0);
    }

    @Test
    void a_map_is_widened_to_the_frame_and_keeps_its_scale_afterwards() {
        geographic();
        open();
        size(1000, 500);
        Extent first = plot.viewport().extent();
        assertThat(first.height()).isEqualTo(25_000);
        assertThat(first.width()).isEqualTo(50_000);
        assertThat(heard.viewports).hasSize(1);
        size(500, 500);
        assertThat(plot.viewport().extent().width()).isEqualTo(25_000);
        assertThat(plot.viewport().extent().height()).isEqualTo(25_000);
    }

    @Test
    void with_tiles_the_browser_keeps_the_shape_itself() {
        geographic();
        open(Pictures.town(new Layer.Map(TileSource.OSM, 1)));
        size(1000, 500);
        assertThat(browser.patches()).isEmpty();
        assertThat(plot.viewport().extent()).isEqualTo(Pictures.TOWN);
    }

    @Test
    void a_single_point_is_seen_with_some_room_around_it() {
        plot = new PlotFigure(document, Style.NONE, Axes.NUMBERS, new Extent(5, 5, 2000, 2000), _ -> "", heard);
        open();
        size(10, 10);
        assertThat(plot.viewport().extent()).isEqualTo(new Extent(4.5, 5.5, 1998, 2002));
    }

    @Test
    void the_browser_says_which_frame_it_has_shown() {
        open();
        long frame = plot.show(Pictures.of(levels));
        JsonNode events = browser.last().content().get("events");
        assertThat(events.get(events.size() - 2).get("new").longValue()).isEqualTo(frame);
        assertThat(plot.show(Pictures.of(levels))).isEqualTo(frame + 1);
        Model answer = find(plot.model(), "SetValue");
        browser.change(((Model) answer.get("obj")).id(), "start", "" + frame);
        assertThat(heard.shown).containsExactly(frame);
    }

    @Test
    void a_tap_is_told_where_it_was() {
        open();
        browser.event(figure().id(), "tap", ",[\"x\",2.5],[\"y\",-1],[\"sx\",10]");
        browser.event(figure().id(), "tap", ",[\"x\",null]");
        assertThat(heard.taps).containsExactly(new Xy(2.5, -1));
    }

    @Test
    void the_pointer_is_told_only_when_asked_for() {
        open();
        assertThat(figure().get("subscribed_events").toString()).doesNotContain("mousemove");
        plot.followPointer();
        assertThat(browser.last().changes()).containsExactly("subscribed_events");
        browser.event(figure().id(), "mousemove", ",[\"x\",1],[\"y\",2]");
        browser.event(figure().id(), "mouseleave", ",[\"x\",1],[\"y\",2]");
        assertThat(heard.pointers).containsExactly(new Xy(1, 2), Xy.NONE);
    }

    private void world(Extent home) {
        plot = new PlotFigure(document, Style.NONE, Axes.MAP, home, t -> "/tiles/" + t.name() + "/{z}/{x}/{y}", heard);
        open(new Picture(List.of(new Layer.Map(TileSource.OSM, 1)), home, Axes.MAP, Style.NONE, null));
    }

    @Test
    void a_map_of_the_world_shows_nothing_beyond_its_northern_end() {
        world(new Extent(-20e6, 20e6, -8e6, 19e6));
        size(800, 700);
        Extent seen = plot.viewport().extent();
        assertThat(seen.height()).isCloseTo(35e6, within(1e3));
        assertThat(seen.y1()).as("and not 23,000 km").isCloseTo(20_037_508, within(1e3));
        assertThat(plot.moved()).as("that is home").isEmpty();
    }

    @Test
    void a_map_that_fits_into_the_world_is_left_to_the_browser() {
        world(new Extent(-20e6, 20e6, -12e6, 12e6));
        size(800, 500);
        assertThat(browser.patches()).isEmpty();
    }

    private void whole(int width) {
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(figure().id(), "outer_width", "" + width) + "," + Browser.changed(figure().id(), "inner_width", "180") + "," + Browser.changed(figure().id(), "inner_height", "500") + "]}");
    }

    @Test
    void a_narrow_plot_has_its_colour_bar_below_and_its_tools_above() {
        open(Pictures.of(levels));
        whole(900);
        Model right = bar("right"), below = bar("below");
        assertThat(List.of(right.get("visible"), below.get("visible"))).containsExactly(true, false);
        whole(374);
        assertThat(List.of(right.get("visible"), below.get("visible"))).containsExactly(false, true);
        assertThat(below.get("title")).isEqualTo("count");
        assertThat(figure().get("toolbar_location")).isEqualTo("above");
        assertThat((Integer) figure().get("min_border_right")).isLessThan(20);
        whole(900);
        assertThat(List.of(right.get("visible"), below.get("visible"))).containsExactly(true, false);
        assertThat(figure().get("toolbar_location")).isEqualTo("right");
    }

    private Model bar(String side) {
        return ((List<?>) figure().get(side)).stream().map(Model.class::cast).filter(m -> m.type().equals("ColorBar")).findFirst().orElseThrow();
    }

    @Test
    void a_map_that_got_all_of_the_width_is_fitted_to_it() {
        world(new Extent(-20_037_508, 20_037_508, -8e6, 12e6));
        whole(374);
        size(300, 320);
        assertThat(plot.viewport().extent().width()).as("and does not keep its scale").isCloseTo(2 * 20_037_508, within(10.0));
        assertThat(browser.last().changes()).as("told though we know of no other range").contains("start", "end");
    }

    @Test
    void where_nothing_is_that_is_said_and_the_colour_bar_stays() {
        Raster none = new Raster(2, 2, Pictures.UNIT, new Plane.Counts(new int[4]));
        open(Pictures.of(levels));
        whole(900);
        Model label = ((List<?>) figure().get("center")).stream().map(Model.class::cast).filter(m -> m.type().equals("Label")).findFirst().orElseThrow();
        assertThat(label.get("visible")).isEqualTo(false);
        Picture empty = Pictures.of(new Layer.Levels(new byte[4], none, Palette.FIRE, 1, new ColourBar(new double[0], List.of(), "count")));
        plot.show(empty);
        plot.values(empty);
        assertThat(label.get("visible")).isEqualTo(true);
        assertThat(label.get("text")).isEqualTo("no points here");
        assertThat(bar("right").get("visible")).isEqualTo(true);
        assertThat(bar("right").get("major_label_overrides").toString()).contains("150");
        plot.show(Pictures.of(levels));
        assertThat(label.get("visible")).isEqualTo(false);
    }

    @Test
    void marks_out_of_view_are_nothing_here() {
        Layer.Marks marks = new Layer.Marks(new double[] {1, 2}, new double[] {1, 2}, "navy", 5, 1);
        open(Pictures.of(marks));
        Model label = ((List<?>) figure().get("center")).stream().map(Model.class::cast).filter(m -> m.type().equals("Label")).findFirst().orElseThrow();
        plot.see(new Extent(5, 6, 5, 6));
        plot.show(Pictures.of(marks));
        assertThat(label.get("visible")).isEqualTo(true);
        plot.see(new Extent(0, 6, 0, 6));
        plot.show(Pictures.of(marks));
        assertThat(label.get("visible")).isEqualTo(false);
    }
}
