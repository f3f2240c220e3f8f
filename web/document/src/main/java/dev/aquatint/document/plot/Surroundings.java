package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Side;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Title, axes and grid of a figure.
final class Surroundings {
    /// More labels would be more bytes than anybody reads; the categories behind them read as numbers.
    private static final int MOST_LABELS = 1000;

    private final Look look;
    private final Model title, xGrid, yGrid;
    private Axes axes;
    private Model xAxis, yAxis;
    private String xName = "", yName = "";

    Surroundings(Axes axes, Look look) {
        this.axes = axes;
        this.look = look;
        title = Model.of("Title", "text", "", "text_color", look.text(), "text_font_size", "15px");
        xAxis = axis(axes.x(), "lon");
        yAxis = axis(axes.y(), "lat");
        xGrid = Model.of("Grid", "axis", xAxis, "dimension", 0, "grid_line_color", look.line());
        yGrid = Model.of("Grid", "axis", yAxis, "dimension", 1, "grid_line_color", look.line());
    }

    /// Gives a figure what is here: at first, and whenever coordinates mean something else.
    void fit(Model figure) {
        figure.set("title", title).set("below", List.of(xAxis)).set("left", List.of(yAxis)).set("center", List.of(xGrid, yGrid))
                .set("x_scale", scale(axes.x())).set("y_scale", scale(axes.y()));
    }

    /// @return whether that is another meaning than before
    boolean turn(Axes to) {
        if (to.equals(axes)) return false;
        if (!to.x().equals(axes.x())) xGrid.set("axis", xAxis = axis(to.x(), "lon"));
        if (!to.y().equals(axes.y())) yGrid.set("axis", yAxis = axis(to.y(), "lat"));
        axes = to;
        return true;
    }

    /// What the coordinates under the pointer are called and read as, or nothing where Bokeh has no words for them: metres of a map
    /// projection tell nobody anything, and categories have no number.
    ///
    /// @param at how Bokeh names them: `$` for the place of the pointer, `@` for the columns of a mark
    void tell(String at, List<List<String>> rows) {
        tell(axes.x(), xName, at + "x", rows);
        tell(axes.y(), yName, at + "y", rows);
    }

    private static void tell(Side side, String name, String at, List<List<String>> rows) {
        switch (side) {
            case Side.Numbers _ -> rows.add(List.of(name, at));
            case Side.Times _ -> rows.add(List.of(name, at + "{%F %T}"));
            case Side.Degrees _, Side.Categories _ -> {}
        }
    }

    /// How values in a tooltip are to be read, by their names in Bokeh.
    Map<String, String> formats() {
        Map<String, String> formats = new HashMap<>();
        for (String at : List.of("$", "@")) {
            if (axes.x() instanceof Side.Times) formats.put(at + "x", "datetime");
            if (axes.y() instanceof Side.Times) formats.put(at + "y", "datetime");
        }
        return formats;
    }

    /// @param raster a grid would be read as part of it, so it is hardly there
    void show(Style style, boolean raster) {
        title.set("text", Plain.label(style.title()));
        boolean shown = style.axes() == null || style.axes();
        label(xAxis, axes.x(), style.x()).set("visible", shown);
        label(yAxis, axes.y(), style.y()).set("visible", shown);
        for (Model grid : List.of(xGrid, yGrid)) {
            grid.set("visible", shown && !axes.geographic());
            grid.set("grid_line_alpha", raster ? 0.3 : 0.6);
        }
        xName = name(style.x(), axes.x(), "x");
        yName = name(style.y(), axes.y(), "y");
    }

    private static Model label(Model axis, Side side, AxisStyle style) {
        String label = style.label() != null ? style.label() : side instanceof Side.Degrees ? "" : side.name();
        return axis.set("axis_label", label.isEmpty() ? null : Plain.label(label));
    }

    private static String name(AxisStyle style, Side side, String otherwise) {
        return style.label() != null ? style.label() : side.name().isEmpty() ? otherwise : side.name();
    }

    private static Model scale(Side side) {
        return Model.of(switch (side.type()) {
            case LINEAR -> "LinearScale";
            case LOG -> "LogScale";
        });
    }

    /// @param dimension of a map's coordinates, which are metres but read in degrees
    private Model axis(Side side, String dimension) {
        Model axis = switch (side) {
            case Side.Degrees _ -> Model.of("MercatorAxis", "ticker", Model.of("MercatorTicker", "dimension", dimension), "formatter", Model.of("MercatorTickFormatter", "dimension", dimension));
            case Side.Times _ -> Model.of("DatetimeAxis", "ticker", Model.of("DatetimeTicker"), "formatter", Model.of("DatetimeTickFormatter"));
            case Side.Categories c -> Model.of("LinearAxis", "ticker", Model.of("BasicTicker", "min_interval", 1, "num_minor_ticks", 0), "formatter", Model.of("BasicTickFormatter"),
                    "major_label_overrides", labels(c.labels()));
            case Side.Numbers(_, AxisType type) -> switch (type) {
                case LINEAR -> Model.of("LinearAxis", "ticker", Model.of("BasicTicker"), "formatter", Model.of("BasicTickFormatter"));
                case LOG -> Model.of("LogAxis", "ticker", Model.of("LogTicker"), "formatter", Model.of("LogTickFormatter"));
            };
        };
        return axis.set("major_label_policy", Model.of("NoOverlap")).set("axis_line_color", look.line()).set("major_tick_line_color", look.line())
                .set("minor_tick_line_color", null).set("major_label_text_color", look.faint()).set("axis_label_text_color", look.text())
                .set("axis_label_text_font_style", "normal").set("major_tick_in", 0);
    }

    private static Map<Object, Object> labels(List<String> of) {
        Map<Object, Object> labels = new HashMap<>();
        for (int i = 0; i < Math.min(of.size(), MOST_LABELS); i++) labels.put((double) i, Plain.label(of.get(i)));
        return labels;
    }
}
