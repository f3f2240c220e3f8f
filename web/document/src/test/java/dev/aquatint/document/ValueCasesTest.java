package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Values in the browser: times in their zone, and how far one may zoom in.
class ValueCasesTest {
    private static final double NOON = 1_579_089_600_000.0, HOUR = 3_600_000;
    private static final Side.Times NEW_YORK = new Side.Times("pickup", 1000, ZoneOffset.ofHours(-5));

    private final Document document = new Document("Trips");
    private final Heard heard = new Heard();
    private PlotFigure plot;

    private Model open(Picture p) {
        plot = new PlotFigure(document, p.style(), p.axes(), p.home(), _ -> "", heard);
        plot.show(p);
        document.root(plot.model());
        return WithPlot.find(plot.model(), "Figure");
    }

    private static Picture picture(Layer layer, Side x, Extent at) {
        return new Picture(List.of(layer), at, new Axes(x, new Side.Numbers("fare", AxisType.LINEAR)), Style.NONE, "last pickup");
    }

    private static Map<?, ?> image(Model figure) {
        return (Map<?, ?>) ((Model) ((Model) ((List<?>) figure.get("renderers")).getFirst()).get("data_source")).get("data");
    }

    @Test
    void an_axis_of_times_reads_in_the_offset_it_names_and_tells_utc_back() {
        Extent at = new Extent(NOON * 1000, (NOON + HOUR) * 1000, 0, 1);
        Model figure = open(picture(Pictures.levels(at), NEW_YORK, at));
        assertThat(((Model) figure.get("x_range")).number("start")).isEqualTo(NOON - 5 * HOUR);
        assertThat(((Model) figure.get("x_range")).number("end")).isEqualTo(NOON - 4 * HOUR);
        assertThat(((List<?>) image(figure).get("x")).getFirst()).isEqualTo(NOON - 5 * HOUR);
        assertThat(((Model) ((List<?>) figure.get("below")).getFirst()).get("axis_label")).isEqualTo("pickup (UTC-05:00)");
        document.locked(() -> figure.set("inner_width", 900).set("inner_height", 500));
        assertThat(plot.viewport().extent()).isEqualTo(at);
    }

    @Test
    void values_that_are_times_are_told_as_dates_to_the_millisecond() {
        Raster raster = new Raster(2, 1, new Extent(0, 2, 0, 1), new Plane.Doubles(new double[] {(NOON + 1) * 1000, Double.NaN}));
        Picture p = picture(new Layer.Levels(new byte[] {1, 0}, raster, Palette.VIRIDIS, 1, null, null, NEW_YORK), new Side.Numbers("x", AxisType.LINEAR), raster.extent());
        Model figure = open(p);
        Model hover = ((List<?>) ((Model) figure.get("toolbar")).get("tools")).stream().map(Model.class::cast).filter(m -> m.type().equals("HoverTool")).findFirst().orElseThrow();
        assertThat(hover.get("name")).as("values are to come").isEqualTo("coming");
        plot.values(p);
        assertThat(hover.get("name")).isNull();
        assertThat(hover.get("tooltips").toString()).contains("last pickup, @value{%F %T.%3N}");
        assertThat(hover.get("formatters")).isEqualTo(Map.of("@value", "datetime"));
        assertThat(image(figure).get("value")).isNotNull();
    }

    @Test
    void times_of_a_day_are_told_without_a_date() {
        Side.Times ofDay = new Side.Times("leaves", 1e6);
        Raster raster = new Raster(2, 1, new Extent(0, 45_000e9, 0, 1), new Plane.Doubles(new double[] {45_000e9, Double.NaN}));
        Picture p = picture(new Layer.Levels(new byte[] {1, 0}, raster, Palette.VIRIDIS, 1, null, null, ofDay), ofDay, raster.extent());
        Model figure = open(p);
        plot.values(p);
        Model hover = ((List<?>) ((Model) figure.get("toolbar")).get("tools")).stream().map(Model.class::cast).filter(m -> m.type().equals("HoverTool")).findFirst().orElseThrow();
        assertThat(hover.get("tooltips").toString()).contains("@value{%T}").contains("$x{").doesNotContain("%F");
        Model axis = (Model) ((List<?>) figure.get("below")).getFirst();
        assertThat(((Model) axis.get("formatter")).get("context")).as("the day below the first of its times").isNull();
    }

    @Test
    void nothing_is_to_come_where_there_are_no_values_to_tell() {
        Picture p = picture(new Layer.Colours(new int[2], 2, 1, new Extent(0, 2, 0, 1), null, 1, List.of()), new Side.Numbers("x", AxisType.LINEAR), new Extent(0, 2, 0, 1));
        Model figure = open(new Picture(p.layers(), p.home(), p.axes(), p.style(), null));
        Model hover = ((List<?>) ((Model) figure.get("toolbar")).get("tools")).stream().map(Model.class::cast).filter(m -> m.type().equals("HoverTool")).findFirst().orElseThrow();
        assertThat(hover.get("name")).isNull();
    }

    @Test
    void zooming_in_ends_where_doubles_do() {
        Extent at = new Extent(1e9, 1e9 + 10, 0, 1);
        Model figure = open(picture(Pictures.levels(at), new Side.Numbers("x", AxisType.LINEAR), at)), range = (Model) figure.get("x_range");
        assertThat(range.number("min_interval")).isEqualTo(Math.ulp(1e9 + 10) * 65_536);
        document.locked(() -> range.set("start", 1e9 + 5).set("end", Math.nextUp(1e9 + 5)));
        document.locked(() -> figure.set("inner_width", 900).set("inner_height", 500));
        Extent seen = plot.viewport().extent();
        assertThat(seen.width()).as("cells that differ").isGreaterThan(900 * Math.ulp(1e9));
        assertThat(seen.x0()).isLessThan(1e9 + 5);
    }
}
