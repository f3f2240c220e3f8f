package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
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
}
