package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLayoutTest {
    private final Document document = new Document("Trips");
    private final Explorer explorer = new Explorer();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private Browser browser;
    private Laid laid;
    private Model controls, kept;

    private record Plot(String name) implements Plotted {}

    private Model layout(Viewable v) {
        laid = PageLayout.show(v, null, document, p -> Model.of("Figure", "name", ((Plot) p).name), toClose);
        browser = Browser.on(document);
        return laid.model();
    }

    private void widgets(String... names) {
        controls = layout(new Widgets(explorer, List.of(names)));
    }

    /// Of the only control.
    private Model control() {
        return child(0);
    }

    private Model message() {
        return child(1);
    }

    private Model child(int i) {
        return (Model) ((List<?>) controls.get("children")).get(i);
    }

    @Test
    void rows_columns_tabs_and_text_are_boxes_of_bokeh() {
        Model m = layout(new Column(List.of(new Row(List.of(new Plot("a"), new Plot("b"))), new Tabs(List.of(new Tabs.Tab("One", new Text("<b>x</b>")))))));
        assertThat(m.type()).isEqualTo("Column");
        Model row = (Model) ((List<?>) m.get("children")).get(0), tabs = (Model) ((List<?>) m.get("children")).get(1);
        assertThat((List<?>) row.get("children")).extracting(c -> ((Model) c).get("name")).containsExactly("a", "b");
        Model panel = (Model) ((List<?>) tabs.get("tabs")).getFirst(), text = (Model) panel.get("child");
        assertThat(panel.get("title")).isEqualTo("One");
        assertThat(text.get("text")).isEqualTo("<b>x</b>");
        assertThat(text.get("render_as_text")).as("never as HTML").isEqualTo(true);
    }

    /// Instead of what is laid out.
    private Model next(Viewable v) {
        Model figure = Model.of("Figure", "name", "next");
        laid = PageLayout.show(v, laid, document, p -> p.equals(new Plot("a")) ? kept : figure, toClose);
        return laid.model();
    }

    @Test
    void boxes_and_text_that_stay_what_they_are_stay_the_same_models() {
        Model column = layout(new Column(List.of(new Text("one"), new Tabs(List.of(new Tabs.Tab("One", new Plot("a"))))))), text = laid.within().getFirst().model(), tabs = laid.within().getLast().model();
        kept = laid.within().getLast().within().getFirst().model();

        assertThat(next(new Column(List.of(new Text("two"), new Tabs(List.of(new Tabs.Tab("One", new Plot("a")))))))).isSameAs(column);
        assertThat(laid.within()).extracting(Laid::model).containsExactly(text, tabs);
        assertThat(browser.patches()).hasSize(1);
        assertThat(browser.last().changes()).containsExactly("text");
    }

    @Test
    void what_comes_instead_of_something_else_takes_its_place_in_one_patch() {
        Model row = layout(new Row(List.of(new Text("one"), new Plot("a"))));
        kept = laid.within().getLast().model();

        assertThat(next(new Row(List.of(new Plot("b"), new Plot("a"))))).isSameAs(row);
        assertThat((List<?>) row.get("children")).extracting(c -> ((Model) c).get("name")).containsExactly("next", "a");
        assertThat(((List<?>) row.get("children")).getLast()).isSameAs(kept);
        assertThat(browser.patches()).hasSize(1);

        assertThat(next(new Column(List.of(new Plot("a")))).type()).isEqualTo("Column");
        assertThat(browser.patches()).hasSize(2);
    }

    @Test
    void tabs_of_other_names_are_other_tabs_and_those_of_the_same_show_what_is_new() {
        Model tabs = layout(new Tabs(List.of(new Tabs.Tab("One", new Plot("a")), new Tabs.Tab("Two", new Text("b")))));
        kept = laid.within().getFirst().model();

        assertThat(next(new Tabs(List.of(new Tabs.Tab("One", new Plot("a")), new Tabs.Tab("Two", new Plot("c")))))).isSameAs(tabs);
        assertThat(browser.last().changes()).startsWith("child");
        assertThat(next(new Tabs(List.of(new Tabs.Tab("One", new Plot("a")), new Tabs.Tab("Three", new Plot("c")))))).isNotSameAs(tabs);
    }

    @Test
    void every_visible_parameter_has_a_control_in_its_order() {
        widgets();
        List<String> types = ((List<?>) controls.get("children")).stream().map(c -> ((Model) c).type()).filter(t -> !t.equals("Div")).toList();
        assertThat(types).containsExactly("Slider", "Slider", "Slider", "Spinner", "Spinner", "Checkbox", "Select", "TextInput", "Select", "Select", "Select", "Select", "RangeSlider", "Row");
    }

    @Test
    void named_parameters_are_shown_as_named() {
        widgets("plot", "hidden");
        assertThat(child(0).get("title")).isEqualTo("Plot");
        assertThat(child(2).get("title")).isEqualTo("Hidden");
    }

    @ParameterizedTest
    @CsvSource({"alpha,0.01,0.00", "hour,1,0", "bias,0.05,0.00", "passengers,1,0"})
    void a_slider_goes_in_sensible_steps(String name, double step, String format) {
        widgets(name);
        assertThat(control().number("step")).isEqualTo(step);
        assertThat(control().get("format")).isEqualTo(format);
    }

    static class Earthquakes extends Parameterized {
        @Param(min = 1900, max = 2026) Range years = new Range(1979, 2020);
        @Param(min = 0, max = 20_000) int most = 10_000;
    }

    @Test
    void a_year_in_a_slider_has_no_separator_and_longer_numbers_have() {
        Model controls = layout(new Widgets(new Earthquakes(), List.of()));

        assertThat(((List<?>) controls.get("children")).stream().map(c -> ((Model) c).get("format"))).contains("0", "0,0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alpha      | value  | 0.3        | 0.3",
        "hour       | value  | 9          | 9",
        "bias       | value  | 0.35       | 0.35",
        "seed       | value  | 7          | 7",
        "threshold  | value  | 2          | 2.0",
        "labels     | active | false      | false",
        "plot       | value  | \"dropoff\"| dropoff",
        "filter     | value  | \"abc\"    | abc",
        "end        | value  | \"DROPOFF\"| DROPOFF",
        "cmap       | value  | \"viridis\"| viridis",
        "norm       | value  | \"eq_hist\"| eq_hist",
        "passengers | value  | [1,4]      | 1..4",
    })
    void what_is_set_in_a_browser_the_object_has_and_nothing_goes_back(String name, String attr, String json, String value) {
        widgets(name);
        browser.change(control().id(), attr, json);
        assertThat(explorer.get(name)).hasToString(value);
        assertThat(browser.patches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alpha      | 2         | at most 1",
        "hour       | 8.5       | whole number",
        "seed       | null      | not be null",
        "plot       | \"pickp\" | did you mean 'pickup'",
        "filter     | \"A1\"    | must match",
        "cmap       | \"virdis\"| did you mean 'viridis'",
        "end        | \"NONE\"  | PICKUP, DROPOFF",
        "norm       | \"root\"  | linear, log, cbrt, eq_hist",
        "passengers | [5,1]     | from its lower to its upper end",
        "passengers | [1]       | not be null",
        "passengers | [1,50]    | at 10 or below",
        "alpha      | \"x\"     | must be a double",
    })
    void what_the_object_refuses_goes_back_with_the_reason(String name, String json, String reason) {
        widgets(name);
        Object before = explorer.get(name);
        Map<String, Object> shown = Map.copyOf(Map.of("value", control().get("value")));
        browser.change(control().id(), "value", json);
        assertThat(explorer.get(name)).isEqualTo(before);
        assertThat(control().get("value")).isEqualTo(shown.get("value"));
        assertThat(message().get("visible")).isEqualTo(true);
        assertThat((String) message().get("text")).contains(reason);
        assertThat(browser.last().changes()).contains("value", "text", "visible");
    }

    @Test
    void the_next_good_value_takes_the_reason_away() {
        widgets("filter");
        browser.change(control().id(), "value", "\"A1\"");
        browser.change(control().id(), "value", "\"abc\"");
        assertThat(message().get("visible")).isEqualTo(false);
    }

    @Test
    void what_is_set_in_code_every_page_shows() {
        widgets("alpha");
        Document other = new Document("Other");
        PageLayout.show(new Widgets(explorer, List.of("alpha")), null, other, _ -> null, toClose);
        Browser second = Browser.on(other);
        explorer.set("alpha", 0.25);
        assertThat(browser.last().changes()).containsExactly("value");
        assertThat(second.last().events().getFirst().get("new").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void a_slider_that_is_moved_moves_in_the_other_page() {
        widgets("alpha");
        Document other = new Document("Other");
        PageLayout.show(new Widgets(explorer, List.of("alpha")), null, other, _ -> null, toClose);
        Browser second = Browser.on(other);
        browser.change(control().id(), "value", "0.5");
        assertThat(browser.patches()).isEmpty();
        assertThat(second.patches()).hasSize(1);
    }

    @Test
    void several_changes_are_one_patch() {
        widgets();
        explorer.update(() -> {
            explorer.alpha = 0.1;
            explorer.plot = "dropoff";
            explorer.fare = new Range(3, Double.POSITIVE_INFINITY);
        });
        assertThat(browser.patches()).hasSize(1);
        assertThat(browser.last().changes()).containsExactly("value", "value", "value");
    }

    @Test
    void a_new_default_of_the_class_is_shown_too() {
        class Faint extends Parameterized {
            @dev.aquatint.param.Param(min = 0, max = 1) double alpha = 0.5;
        }
        Faint faint = new Faint();
        Model m = layout(new Widgets(faint, List.of()));
        Parameterized.setDefault(Faint.class, "alpha", 0.125);
        assertThat(((Model) ((List<?>) m.get("children")).getFirst()).get("value")).isEqualTo(0.125);
    }

    @Test
    void a_page_that_is_closed_follows_no_more() throws Exception {
        widgets("alpha");
        for (AutoCloseable c : toClose) c.close();
        explorer.set("alpha", 0.25);
        assertThat(browser.patches()).isEmpty();
    }

    @Test
    void the_familiar_palettes_come_first_and_all_are_there() {
        widgets("cmap");
        List<?> options = (List<?>) control().get("options");
        assertThat(options.subList(0, 3).toString()).isEqualTo("[fire, viridis, inferno]");
        assertThat(options).hasSameSizeAs(Palette.names()).doesNotHaveDuplicates();
    }

    @Test
    void a_palette_of_ones_own_can_be_left_and_come_back_to() {
        widgets("few");
        Palette own = explorer.few;
        assertThat(control().get("options")).hasToString("[custom, fire, viridis]");
        browser.change(control().id(), "value", "\"fire\"");
        assertThat(explorer.few).isEqualTo(Palette.FIRE);
        browser.change(control().id(), "value", "\"custom\"");
        assertThat(explorer.few).isEqualTo(own);
        explorer.set("few", Palette.MAGMA.reversed());
        assertThat(control().get("options")).hasToString("[custom, magma_r, fire, viridis]");
        assertThat(control().get("value")).isEqualTo("magma_r");
    }

    @Test
    void a_norm_of_ones_own_can_be_left_and_come_back_to() {
        Cnorm root = Cnorm.of("root", Math::sqrt);
        explorer.set("norm", root);
        widgets("norm");
        assertThat(control().get("options")).hasToString("[root, linear, log, cbrt, eq_hist]");
        browser.change(control().id(), "value", "\"log\"");
        assertThat(explorer.norm).isEqualTo(Cnorm.LOG);
        browser.change(control().id(), "value", "\"root\"");
        assertThat(explorer.norm).isEqualTo(root);
    }

    @Test
    void an_open_end_of_a_range_is_an_empty_field() {
        widgets("fare");
        Model from = (Model) ((List<?>) control().get("children")).get(0), to = (Model) ((List<?>) control().get("children")).get(1);
        assertThat(from.get("value")).isNull();
        browser.change(from.id(), "value", "2.5");
        assertThat(explorer.fare).isEqualTo(new Range(2.5, Double.POSITIVE_INFINITY));
        browser.change(to.id(), "value", "1");
        assertThat(to.get("value")).as("below the lower end").isNull();
        assertThat(message().get("visible")).isEqualTo(true);
    }

    @Test
    void a_float_reads_as_it_is_written() {
        widgets("bias");
        assertThat(control().number("value")).isEqualTo(0.3);
    }

    @Test
    void help_and_labels_are_text() {
        widgets("alpha", "threshold");
        assertThat(child(0).get("html_attributes")).hasToString("{title=Map tile opacity}");
        assertThat((String) child(2).get("title")).startsWith("Threshold <b>").doesNotContain("$$");
    }
}
