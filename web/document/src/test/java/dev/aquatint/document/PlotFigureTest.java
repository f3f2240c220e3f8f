package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A picture in, the smallest patch out.
class PlotFigureTest extends WithPlot {
    /// The number of the frame and the sign that asks the browser to answer it, at the end of every patch.
    private static final String[] ANSWER = {"value", "end"};

    /// The renderers but the one that lends the legend its colours.
    private List<?> layers() {
        List<?> all = (List<?>) figure().get("renderers");
        return all.subList(0, all.size() - 1);
    }

    private static Layer.Levels recoloured(Layer.Levels l, Palette cmap, double alpha) {
        return new Layer.Levels(l.level(), l.raster(), cmap, alpha, l.bar());
    }

    static List<Picture> pictures() {
        return List.copyOf(Pictures.all().values());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void the_same_picture_again_sends_nothing_but_the_frame(Picture picture) {
        open(picture);
        plot.show(picture);
        assertThat(browser.last().changes()).containsExactly(ANSWER);
    }

    @Test
    void another_palette_sends_palettes_only() {
        open(Pictures.of(levels));
        plot.show(Pictures.of(recoloured(levels, Palette.VIRIDIS, 1)));
        assertThat(browser.last().changes()).containsExactly("palette", "palette", "value", "end");
        assertThat(browser.last().buffers()).isEmpty();
        List<JsonNode> events = browser.last().events();
        assertThat(events.get(0).get("new")).as("nothing, and 255 colours").hasSize(256);
        assertThat(events.get(0).get("new").get(0).textValue()).isEqualTo("#00000000");
        assertThat(events.get(0).get("new").get(1).textValue()).isEqualTo("#%06x".formatted(Palette.VIRIDIS.rgb(0)));
        assertThat(events.get(0).get("new").get(255).textValue()).isEqualTo("#%06x".formatted(Palette.VIRIDIS.rgb(Palette.VIRIDIS.size() - 1)));
        assertThat(events.get(1).get("new")).as("of the colour bar").hasSize(255);
    }

    @Test
    void another_opacity_sends_that_only() {
        open(Pictures.of(levels));
        plot.show(Pictures.of(recoloured(levels, Palette.FIRE, 0.4)));
        assertThat(browser.last().changes()).containsExactly("global_alpha", "value", "end");
    }

    @Test
    void new_levels_send_pixels_and_place_together() {
        open(Pictures.of(levels));
        Extent part = new Extent(2, 4, 1, 2);
        plot.show(Pictures.of(new Layer.Levels(new byte[] {0, 1, 2, (byte) 255}, Pictures.counts(2, 2, part), Palette.FIRE, 1, levels.bar())));
        assertThat(browser.last().changes()).containsExactly("data[image, x, y, dw, dh]", "value", "end");
        JsonNode event = browser.last().events().getFirst();
        assertThat(event.get("cols").isNull()).as("values of the last raster go with it").isTrue();
        assertThat(event.at("/data/entries/0/1/0/shape")).hasToString("[2,2]");
        assertThat(event.at("/data/entries/0/1/0/dtype").textValue()).isEqualTo("uint8");
        assertThat(event.at("/data/entries/3/1/0").doubleValue()).isEqualTo(2);
        assertThat(browser.last().buffers().values()).containsExactly(new byte[] {0, 1, 2, (byte) 255});
    }

    @Test
    void other_ticks_send_the_colour_bar_only() {
        open(Pictures.of(levels));
        ColourBar bar = new ColourBar(new double[] {0, 1}, List.of("2", "9"), "count");
        plot.show(Pictures.of(new Layer.Levels(levels.level(), levels.raster(), Palette.FIRE, 1, bar)));
        assertThat(browser.last().changes()).containsExactly("ticks", "major_label_overrides", "value", "end");
    }

    @Test
    void colours_are_sent_as_they_are() {
        open();
        plot.show(Pictures.of(new Layer.Colours(new int[] {0x80FF0001, 0}, 2, 1, Pictures.UNIT, null, 1, List.of())));
        assertThat(browser.last().content().toString()).contains("\"ImageRGBA\"").contains("\"uint32\"");
        assertThat(browser.last().buffers().values()).containsExactly(new byte[] {1, 0, (byte) 0xFF, (byte) 0x80, 0, 0, 0, 0});
    }

    @Test
    void categories_have_a_legend_that_goes_with_them() {
        Model legend = find(figure(), "Legend");
        open(Pictures.all().get("categories"));
        assertThat(legend.get("visible")).isEqualTo(true);
        assertThat((List<?>) legend.get("items")).hasSize(2);
        plot.show(Pictures.of(levels));
        assertThat(legend.get("visible")).isEqualTo(false);
        assertThat(browser.last().changes()).as("annotations never come and go").doesNotContain("right");
    }

    @Test
    void a_layer_that_comes_or_goes_leaves_the_others_alone() {
        open(Pictures.of(levels));
        plot.show(Pictures.of(levels, new Layer.Marks(new double[] {1}, new double[] {2}, "red", 5, 1)));
        assertThat(browser.last().changes()).startsWith("renderers");
        assertThat(browser.last().content().toString()).contains("\"Scatter\"").doesNotContain("\"Image\"");
        plot.show(Pictures.of(levels));
        assertThat(browser.last().changes()).startsWith("renderers").doesNotContain("data[image, x, y, dw, dh]");
    }

    @Test
    void another_sort_of_layer_takes_the_place_of_the_last() {
        open(Pictures.of(levels));
        plot.show(Pictures.of(new Layer.Bars(new double[] {0, 1}, new double[] {2}, "navy", 1)));
        assertThat(layers()).hasSize(1);
        assertThat(find(figure(), "ColorBar").get("visible")).isEqualTo(false);
    }

    @Test
    void bars_and_marks_send_new_columns_only_for_new_arrays() {
        double[] edges = {0, 1, 2}, top = {3, 4};
        open(Pictures.of(new Layer.Bars(edges, top, "navy", 1)));
        plot.show(Pictures.of(new Layer.Bars(edges, new double[] {5, 6}, "navy", 1)));
        assertThat(browser.last().changes()).containsExactly("data[left, right, top]", "value", "end");
        plot.show(Pictures.of(new Layer.Bars(edges, top, "red", 0.5)));
        assertThat(browser.last().changes()).contains("fill_color", "fill_alpha");
    }

    @Test
    void what_a_mask_keeps_of_the_same_cells_is_drawn_at_once_and_other_cells_when_the_view_rests() {
        open(Pictures.beside(levels));
        plot.values(Pictures.beside(levels));
        browser.frames.clear();
        SideHistogram all = Pictures.histogram();
        SideHistogram more = new SideHistogram(all.edges(), all.place(), all.cells(), new long[] {900, 500, 80}, all.length(), all.length(), all.values(), all.counts(), List.of("0 points filtered"));
        plot.show(new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE.hist(20), "count", more, false));
        assertThat(browser.last().changes()).anyMatch(c -> c.contains("kept")).contains("text");

        SideHistogram other = new SideHistogram(all.edges(), all.place(), new long[] {1, 2, 3}, new long[] {1, 2, 3}, all.length(), all.length(), all.values(), all.counts(), List.of("1 points filtered"));
        Picture moved = new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE.hist(20), "count", other, false);
        plot.show(moved);
        assertThat(browser.last().changes()).containsExactly(ANSWER);
        plot.values(moved);
        assertThat(browser.last().changes()).anyMatch(c -> c.contains("kept"));
    }

    @Test
    void a_plot_that_asks_for_a_histogram_has_its_place_from_the_beginning() {
        plot = new PlotFigure(document, Style.NONE.hist(20), Axes.NUMBERS, Pictures.UNIT, t -> "/tiles/" + t.name(), heard);
        open();
        plot.show(Pictures.beside(levels));
        assertThat(browser.last().changes()).doesNotContain("children").anyMatch(c -> c.contains("kept"));
    }

    @Test
    void a_histogram_comes_and_goes_with_its_raster() {
        open(Pictures.of(levels));
        plot.show(Pictures.beside(levels));
        assertThat(browser.last().changes()).contains("children");
        assertThat(browser.last().content().toString()).contains("points filtered");
        plot.show(Pictures.of(levels));
        assertThat(browser.last().changes()).contains("children");
    }

    @Test
    void tiles_come_from_our_server_and_their_attribution_is_text() {
        geographic();
        open(Pictures.town(new Layer.Map(new TileSource("evil", "https://x.org/{z}/{x}/{y}", "<img src=x onerror=alert(1)>", 12), 0.6)));
        Model tiles = find(figure(), "WMTSTileSource");
        assertThat(tiles.get("url")).isEqualTo("/tiles/evil/{Z}/{X}/{Y}");
        assertThat(find(figure(), "bokeh.models.dom.HTML").get("html")).isEqualTo("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(tiles.get("max_zoom")).isEqualTo(12);
        assertThat(find(figure(), "MercatorTicker")).isNotNull();
        plot.show(Pictures.town(new Layer.Map(TileSource.OSM, 0.3)));
        assertThat(browser.last().changes()).containsExactly("url", "max_zoom", "alpha", "html", "value", "end");
        plot.show(Pictures.of(levels));
        assertThat(find(figure(), "bokeh.models.dom.HTML").get("html")).as("no map, nobody's").isEqualTo("");
    }

    @Test
    void title_and_labels_start_no_formula() {
        open(new Picture(List.of(), Pictures.UNIT, Axes.NUMBERS, Style.NONE.title("$$x$$").sides(AxisStyle.NONE.label("\\(a\\)"), AxisStyle.NONE.label("b")), null));
        assertThat((String) ((Model) figure().get("title")).get("text")).doesNotContain("$$").startsWith("$");
        assertThat((String) find(figure(), "LinearAxis").get("axis_label")).doesNotContain("\\(");
    }

    @Test
    void a_plot_without_a_size_fills_what_there_is_and_one_with_a_size_keeps_it() {
        open(Pictures.of(levels));
        assertThat(figure().get("sizing_mode")).isEqualTo("stretch_both");
        plot.show(new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE.size(900, 525), "count"));
        assertThat(figure().get("frame_width")).isEqualTo(900);
        assertThat(figure().get("frame_height")).isEqualTo(525);
        assertThat(figure().get("sizing_mode")).isNull();
    }

    @Test
    void without_axes_there_is_no_grid_either() {
        open(new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE.axes(false), "count"));
        assertThat(find(figure(), "LinearAxis").get("visible")).isEqualTo(false);
        assertThat(find(figure(), "Grid").get("visible")).isEqualTo(false);
    }

    @Test
    void an_error_is_said_above_the_picture_and_taken_away_again() {
        open(Pictures.of(levels));
        Model card = named("error");
        assertThat((List<?>) card.get("children")).as("a browser builds nothing that has not been said").isEmpty();
        plot.failed("no column 'tip'", null, null);
        assertThat(browser.last().changes()).containsOnly("children", "visible");
        plot.failed("no column 'fare'", "<script>", null);
        assertThat(card.get("visible")).isEqualTo(true);
        assertThat(card.get("html_attributes")).hasToString("{role=alert}");
        assertThat(browser.last().changes()).containsOnly("text", "visible");
        List<?> lines = (List<?>) card.get("children");
        assertThat(lines).allSatisfy(d -> assertThat(((Model) d).get("render_as_text")).isEqualTo(true));
        assertThat(((Model) lines.get(1)).get("text")).isEqualTo("<script>");
        assertThat(((Model) lines.get(2)).get("visible")).isEqualTo(false);
        assertThat(layers()).hasSize(1);
        plot.healthy();
        assertThat(card.get("visible")).isEqualTo(false);
    }

    @Test
    void progress_is_shown_until_it_is_done() {
        open();
        assertThat(find(named("progress"), "Progress")).isNull();
        plot.progress("reading taxi.parquet", 0.255);
        Model bar = find(named("progress"), "Progress");
        assertThat(named("progress").get("visible")).isEqualTo(true);
        assertThat(bar.get("value")).isEqualTo(26);
        int before = browser.patches().size();
        plot.progress("reading taxi.parquet", 0.256);
        assertThat(browser.patches()).as("less than a percent is not worth a message").hasSize(before);
        plot.progress("reading taxi.parquet", 1);
        assertThat(named("progress").get("visible")).isEqualTo(false);
    }

    @Test
    void everything_a_browser_might_change_has_an_id_we_know() {
        open(Pictures.of(levels));
        String doc = pulled();
        for (String explicit : List.of("Range1d", "LinearScale", "LinearAxis", "BasicTicker", "BasicTickFormatter", "Toolbar", "Selection", "UnionRenderers", "CDSView", "AllIndices", "NoOverlap", "Title")) {
            assertThat(doc).contains("\"name\":\"" + explicit + "\"");
        }
    }

    @Test
    void dark_is_dark() {
        Document dark = new Document("Trips", Theme.DARK);
        PlotFigure p = new PlotFigure(dark, Style.NONE, Axes.NUMBERS, Pictures.UNIT, _ -> "", heard);
        assertThat(Arrays.asList(find(p.model(), "Figure").get("background_fill_color"), find(p.model(), "Figure").get("border_fill_color"))).doesNotContain("#ffffff");
    }

    private String pulled() {
        browser.send("PULL-DOC-REQ", "{}");
        return browser.last().content().toString();
    }

    private Model named(String name) {
        return ((List<?>) plot.model().get("children")).stream().map(Model.class::cast).filter(m -> name.equals(m.get("name"))).findFirst().orElseThrow();
    }

    @Test
    void plots_side_by_side_have_one_toolbar_whose_tools_are_those_of_both() {
        open(Pictures.of(levels));
        PlotFigure other = Pictures.plot(document, Pictures.of(levels)), map = Pictures.plot(document, Pictures.all().get("map"));
        PlotFigure.share(document, List.of(List.of(plot, other)), List.of());
        Model first = figure(), last = find(other.model(), "Figure");
        assertThat(first.get("toolbar_location")).isNull();
        assertThat(last.get("toolbar_location")).isEqualTo("right");
        List<?> theirs = (List<?>) ((Model) first.get("toolbar")).get("tools"), own = (List<?>) ((Model) last.get("toolbar")).get("tools");
        for (int i = 0; i < own.size(); i++) {
            if (((Model) own.get(i)).type().equals("HoverTool")) assertThat(theirs.get(i)).as("each tells its own values").isNotSameAs(own.get(i));
            else assertThat(theirs.get(i)).isSameAs(own.get(i));
        }
        PlotFigure.share(document, List.of(List.of(plot, map)), List.of(other));
        assertThat(first.get("toolbar_location")).as("a map's tools keep its shape").isEqualTo("right");
        PlotFigure.share(document, List.of(), List.of(plot, other));
        assertThat((List<?>) ((Model) first.get("toolbar")).get("tools")).noneMatch(own::contains);
    }
}
