package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Side;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a side of a plot means is what its axis says, and what comes back from the browser is in the data's units.
class AxesTest {
    private static final Side NUMBERS = new Side.Numbers("fare", AxisType.LINEAR), LOG = new Side.Numbers("fare", AxisType.LOG),
            TIME = new Side.Times("time", 1000), KIND = new Side.Categories("kind", List.of("cash", "card"));

    private final Document document = new Document("Trips");
    private final Heard heard = new Heard();
    private PlotFigure plot;

    private Browser open(Picture p) {
        plot = new PlotFigure(document, p.style(), p.axes(), p.home(), _ -> "", heard);
        plot.show(p);
        document.root(plot.model());
        return Browser.on(document);
    }

    private static Picture picture(Side x, Side y, Extent at, Style style) {
        return new Picture(List.of(Pictures.levels(at)), at, new Axes(x, y), style, "count");
    }

    private Model figure() {
        return WithPlot.find(plot.model(), "Figure");
    }

    private Model axis(String side) {
        return ((List<?>) figure().get(side)).stream().map(Model.class::cast).filter(m -> Boolean.TRUE.equals(m.get("visible"))).findFirst().orElseThrow();
    }

    private String ticker(String side) {
        return ((Model) axis(side).get("ticker")).type();
    }

    private Map<?, ?> image() {
        Model renderer = (Model) ((List<?>) figure().get("renderers")).getFirst();
        return (Map<?, ?>) ((Model) renderer.get("data_source")).get("data");
    }

    private List<Object> range(String side) {
        Model range = (Model) figure().get(side);
        return List.of(range.get("start"), range.get("end"), range.get("reset_start"), range.get("reset_end"));
    }

    private void size(Browser browser) {
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(figure().id(), "inner_width", "90") + "," + Browser.changed(figure().id(), "inner_height", "52") + "]}");
    }

    @Test
    void an_axis_is_called_as_its_column_is_unless_it_is_told_otherwise() {
        open(picture(NUMBERS, KIND, Pictures.UNIT, Style.NONE.sides(AxisStyle.NONE, AxisStyle.NONE.label("how"))));
        assertThat(axis("below").get("axis_label")).isEqualTo("fare");
        assertThat(axis("left").get("axis_label")).isEqualTo("how");
    }

    @Test
    void microseconds_are_milliseconds_in_the_browser_and_come_back_as_microseconds() {
        Browser browser = open(picture(TIME, NUMBERS, new Extent(5000, 9000, 0, 6), Style.NONE));
        size(browser);
        assertThat(ticker("below")).isEqualTo("DatetimeTicker");
        assertThat(range("x_range")).containsExactly(5.0, 9.0, 5.0, 9.0);
        assertThat(image().get("x")).isEqualTo(List.of(5.0));
        assertThat(image().get("dw")).isEqualTo(List.of(4.0));
        assertThat(heard.viewports.getLast()).isEqualTo(new Viewport(new Extent(5000, 9000, 0, 6), 90, 52));

        browser.event(figure().id(), "tap", ",[\"x\",7],[\"y\",2]");
        assertThat(heard.taps).containsExactly(new Xy(7000, 2));
    }

    @Test
    void the_same_picture_in_other_units_is_sent_once() {
        Picture p = picture(TIME, NUMBERS, new Extent(5000, 9000, 0, 6), Style.NONE);
        Browser browser = open(p);
        browser.patches();
        plot.show(p);
        assertThat(browser.patches()).noneMatch(f -> f.content().toString().contains("ColumnDataChanged"));
    }

    @Test
    void a_log_axis_has_log_cells() {
        Browser browser = open(picture(LOG, NUMBERS, new Extent(1, 1000, 0, 6), Style.NONE));
        size(browser);
        assertThat(((Model) figure().get("x_scale")).type()).isEqualTo("LogScale");
        assertThat(((Model) figure().get("y_scale")).type()).isEqualTo("LinearScale");
        assertThat(heard.viewports.getLast()).isEqualTo(new Viewport(new Extent(1, 1000, 0, 6), 90, 52, AxisType.LOG, AxisType.LINEAR));
    }

    @Test
    void categories_are_labels_at_whole_numbers() {
        open(picture(NUMBERS, KIND, new Extent(0, 10, -0.5, 1.5), Style.NONE));
        assertThat(axis("left").get("major_label_overrides")).isEqualTo(Map.of(0.0, "cash", 1.0, "card"));
        assertThat(((Model) axis("left").get("ticker")).get("min_interval")).isEqualTo(1);
    }

    @Test
    void other_categories_leave_no_label_of_those_before() {
        open(picture(NUMBERS, KIND, new Extent(0, 10, -0.5, 1.5), Style.NONE));
        plot.show(picture(NUMBERS, new Side.Categories("kind", List.of("all")), new Extent(0, 10, -0.5, 0.5), Style.NONE));
        assertThat(axis("left").get("major_label_overrides")).isEqualTo(Map.of(0.0, "all", 1.0, ""));
        plot.show(picture(NUMBERS, NUMBERS, Pictures.UNIT, Style.NONE));
        assertThat(axis("left").get("major_label_overrides")).as("numbers have an axis without").isNull();
    }

    @Test
    void an_inverted_axis_goes_from_high_to_low_and_a_view_does_not() {
        Browser browser = open(picture(NUMBERS, NUMBERS, Pictures.UNIT, Style.NONE.sides(AxisStyle.NONE, AxisStyle.NONE.inverted(true))));
        size(browser);
        assertThat(range("x_range")).containsExactly(0.0, 10.0, 0.0, 10.0);
        assertThat(range("y_range")).containsExactly(6.0, 0.0, 6.0, 0.0);
        assertThat(heard.viewports.getLast().extent()).isEqualTo(Pictures.UNIT);
    }

    @Test
    void another_meaning_of_an_axis_goes_to_its_own_home() {
        Browser browser = open(picture(NUMBERS, NUMBERS, new Extent(-5, 1000, 0, 6), Style.NONE));
        size(browser);
        Model x = (Model) figure().get("x_range");
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(x.id(), "start", "-3") + "]}");
        plot.show(picture(LOG, NUMBERS, new Extent(1, 1000, 0, 6), Style.NONE));
        assertThat(ticker("below")).isEqualTo("LogTicker");
        assertThat(range("x_range")).containsExactly(1.0, 1000.0, 1.0, 1000.0);
        assertThat(heard.viewports.getLast().extent()).isEqualTo(new Extent(1, 1000, 0, 6));
    }

    @Test
    void time_reads_as_time_under_the_pointer_and_categories_have_no_number() {
        Picture p = new Picture(List.of(new Layer.Marks(new double[] {5000}, new double[] {1}, "navy", 5, 1)), new Extent(5000, 9000, -0.5, 1.5), new Axes(TIME, KIND), Style.NONE, null);
        open(p);
        Model hover = ((List<?>) ((Model) figure().get("toolbar")).get("tools")).stream().map(Model.class::cast).filter(m -> m.type().equals("HoverTool")).findFirst().orElseThrow();
        assertThat(hover.get("tooltips")).as("with milliseconds, as it has some").isEqualTo(List.of(List.of("time", "@x{%F %T.%3N}")));
        assertThat(hover.get("formatters")).isEqualTo(Map.of("@x", "datetime"));
    }

    private Model formatter(String side) {
        return (Model) axis(side).get("formatter");
    }

    @Test
    void millions_have_their_thousands_in_groups_and_whole_numbers_have_no_decimals() {
        open(picture(NUMBERS, NUMBERS, new Extent(1_600_000, 2_400_000, -3, 6), Style.NONE));
        assertThat(formatter("below").type()).isEqualTo("NumeralTickFormatter");
        assertThat(formatter("below").get("format")).isEqualTo("0,0");
        assertThat(formatter("left").get("format")).as("decimals as far as there are any").isEqualTo("0.[000]");
    }

    @Test
    void four_digits_stay_together_as_years_do() {
        open(picture(NUMBERS, NUMBERS, new Extent(1987, 2008, 0, 10_000), Style.NONE));
        assertThat(formatter("below").get("format")).isEqualTo("0");
        assertThat(formatter("left").get("format")).isEqualTo("0,0");
    }

    @Test
    void powers_of_ten_are_for_numbers_with_more_digits_than_anybody_reads() {
        open(picture(NUMBERS, NUMBERS, new Extent(0, 3e13, 0, 2e-9), Style.NONE));
        assertThat(formatter("below").type()).isEqualTo("BasicTickFormatter");
        assertThat(formatter("below").get("precision")).isEqualTo(1);
        assertThat(formatter("left").type()).isEqualTo("BasicTickFormatter");
    }

    @Test
    void a_log_axis_of_few_decades_says_numbers_and_one_of_many_says_powers() {
        open(picture(LOG, LOG, new Extent(1, 1_000_000, 1e-9, 1e9), Style.NONE));
        assertThat(formatter("below").type()).isEqualTo("NumeralTickFormatter");
        assertThat(formatter("left").type()).isEqualTo("LogTickFormatter");
    }

    @Test
    void a_view_that_comes_closer_gets_the_decimals_it_needs() {
        Picture p = picture(NUMBERS, NUMBERS, new Extent(0, 1000, 0, 1000), Style.NONE);
        Browser browser = open(p);
        size(browser);
        Model x = (Model) figure().get("x_range");
        browser.send("PATCH-DOC", "{\"events\":[" + Browser.changed(x.id(), "start", "500") + "," + Browser.changed(x.id(), "end", "500.01") + "]}");
        plot.show(p);
        assertThat(formatter("below").get("format")).isEqualTo("0.[000000]");
        assertThat(formatter("left").get("format")).isEqualTo("0");
    }

    @Test
    void the_labels_of_large_numbers_have_their_room_from_the_start() {
        open(picture(NUMBERS, NUMBERS, new Extent(0, 1, 0, 6), Style.NONE));
        int usual = (Integer) figure().get("min_border_left");
        open(picture(NUMBERS, NUMBERS, new Extent(0, 1, -8_000_000, 6), Style.NONE));
        assertThat((Integer) figure().get("min_border_left")).isBetween(usual + 10, usual + 30);
    }

    @Test
    void hours_say_of_which_day_they_are_and_days_of_which_year() {
        open(picture(TIME, NUMBERS, new Extent(0, 8 * 3.6e9, 0, 6), Style.NONE));
        Model clock = formatter("below"), day = (Model) clock.get("context");
        assertThat(List.of(clock.get("hours"), clock.get("days"))).containsExactly("%H:%M", "%b %d");
        assertThat(List.of(day.get("hours"), day.get("days"), day.get("months"))).containsExactly("%Y-%m-%d", "%Y", "");
        assertThat(day.get("hide_repeats")).as("once for each day").isEqualTo(true);
    }
}
