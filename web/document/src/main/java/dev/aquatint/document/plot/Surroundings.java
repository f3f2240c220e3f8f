package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Side;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Title, axes and grid of a figure.
///
/// Axes stay and get other tickers where a side means something else: BokehJS fails on a layout that comes before the view of a new axis is built. It
/// never forgets a label, so that categories have an axis of their own.
final class Surroundings {
    /// More labels would be more bytes than anybody reads; the categories behind them read as numbers.
    private static final int MOST_LABELS = 1000;
    /// Left of the frame, in pixels.
    private static final int BORDER = 64;

    private final Look look;
    private final Model title, xAxis, yAxis, xNames, yNames, xGrid, yGrid;
    private final TickNumbers xNumbers = new TickNumbers(), yNumbers = new TickNumbers();
    private Axes axes;
    private String xName = "", yName = "";

    Surroundings(Axes axes, Look look) {
        this.axes = axes;
        this.look = look;
        title = Model.of("Title", "text", "", "text_color", look.text(), "text_font_size", "15px");
        xAxis = axis();
        yAxis = axis();
        xNames = axis();
        yNames = axis();
        for (Model names : List.of(xNames, yNames)) names.set("ticker", Model.of("BasicTicker", "min_interval", 1, "num_minor_ticks", 0)).set("formatter", Model.of("BasicTickFormatter")).set("visible", false);
        mean(xAxis, xNames, axes.x(), "lon");
        mean(yAxis, yNames, axes.y(), "lat");
        xGrid = Model.of("Grid", "axis", axis(axes.x(), xAxis, xNames), "dimension", 0, "grid_line_color", look.line());
        yGrid = Model.of("Grid", "axis", axis(axes.y(), yAxis, yNames), "dimension", 1, "grid_line_color", look.line());
    }

    /// Gives a figure what is here: at first, and whenever coordinates mean something else.
    ///
    /// @param below what stands under the axis
    /// @param over what stands in the middle
    void fit(Model figure, List<Model> below, Model over) {
        List<Model> under = new ArrayList<>(List.of(xAxis, xNames));
        under.addAll(below);
        figure.set("title", title).set("below", under).set("left", List.of(yAxis, yNames)).set("center", List.of(xGrid, yGrid, over))
                .set("x_scale", scale(axes.x())).set("y_scale", scale(axes.y()));
    }

    /// @return whether that is another meaning than before
    boolean turn(Axes to) {
        if (to.equals(axes)) return false;
        if (!to.x().equals(axes.x())) mean(xAxis, xNames, to.x(), "lon");
        if (!to.y().equals(axes.y())) mean(yAxis, yNames, to.y(), "lat");
        xGrid.set("axis", axis(to.x(), xAxis, xNames));
        yGrid.set("axis", axis(to.y(), yAxis, yNames));
        axes = to;
        return true;
    }

    /// What the coordinates under the pointer are called and read as, or nothing where Bokeh has no words for them: metres of a map
    /// projection tell nobody anything, and categories have no number.
    ///
    /// @param at how Bokeh names them: `$` for the place of the pointer, `@` for the columns of a mark
    /// @param x how a number there is written, and `y` likewise
    /// @param formatters gets who reads what is not a plain number
    void tell(String at, Numerals x, Numerals y, List<List<String>> rows, Map<String, String> formatters) {
        tell(axes.x(), xName, at + "x", x, rows, formatters);
        tell(axes.y(), yName, at + "y", y, rows, formatters);
    }

    /// Between which values a bar stands.
    void ends(double[] edges, List<List<String>> rows, Map<String, String> formatters) {
        Numerals how = exact(axes.x(), edges);
        tell(axes.x(), "from", "@left", how, rows, formatters);
        tell(axes.x(), "to", "@right", how, rows, formatters);
    }

    private static void tell(Side side, String name, String column, Numerals how, List<List<String>> rows, Map<String, String> formatters) {
        switch (side) {
            case Side.Numbers _, Side.Times _ -> {
                rows.add(List.of(name, column + how.template()));
                how.enter(column, formatters);
            }
            case Side.Degrees _, Side.Categories _ -> {}
        }
    }

    Numerals exactX(double[] values) {
        return exact(axes.x(), values);
    }

    Numerals exactY(double[] values) {
        return exact(axes.y(), values);
    }

    private static Numerals exact(Side side, double[] values) {
        return side instanceof Side.Times t ? Numerals.times(t, values) : Numerals.of(values);
    }

    /// How a place under the pointer is told.
    ///
    /// @param lo where the side begins in view, and `hi` where it ends
    /// @param pixels it is long
    Numerals placeX(double lo, double hi, int pixels) {
        return place(axes.x(), lo, hi, pixels);
    }

    Numerals placeY(double lo, double hi, int pixels) {
        return place(axes.y(), lo, hi, pixels);
    }

    private static Numerals place(Side side, double lo, double hi, int pixels) {
        double part = (hi - lo) / Math.max(1, pixels);
        if (side instanceof Side.Times t) return Numerals.time(t, part);
        if (side.type() == AxisType.LOG && lo > 0) part = Math.min(part, lo / 100);
        return Numerals.place(Math.max(Math.abs(lo), Math.abs(hi)), part);
    }

    /// Has axes write numbers as they are best read over what is in view.
    void over(Extent view) {
        if (axes.x() instanceof Side.Numbers n) xAxis.set("formatter", xNumbers.over(view.x0(), view.x1(), n.type()));
        if (axes.y() instanceof Side.Numbers n) yAxis.set("formatter", yNumbers.over(view.y0(), view.y1(), n.type()));
    }

    /// How wide the border left of the frame has to be for the labels of home, in pixels.
    int border(Extent home) {
        return Math.max(BORDER, axes.y() instanceof Side.Numbers n && n.type() == AxisType.LINEAR ? TickNumbers.border(home.y0(), home.y1()) : 0);
    }

    /// @param raster a grid would be read as part of it, so it is hardly there
    void show(Style style, boolean raster) {
        title.set("text", Plain.label(style.title()));
        boolean shown = style.axes() == null || style.axes();
        label(axis(axes.x(), xAxis, xNames), axes.x(), style.x());
        label(axis(axes.y(), yAxis, yNames), axes.y(), style.y());
        for (Model axis : List.of(xAxis, xNames)) axis.set("visible", shown && axis == axis(axes.x(), xAxis, xNames));
        for (Model axis : List.of(yAxis, yNames)) axis.set("visible", shown && axis == axis(axes.y(), yAxis, yNames));
        for (Model grid : List.of(xGrid, yGrid)) {
            grid.set("visible", shown && !axes.geographic());
            grid.set("grid_line_alpha", raster ? 0.3 : 0.6);
        }
        xName = name(style.x(), axes.x(), "x");
        yName = name(style.y(), axes.y(), "y");
    }

    private static Model axis(Side side, Model axis, Model names) {
        return side instanceof Side.Categories ? names : axis;
    }

    private static void label(Model axis, Side side, AxisStyle style) {
        String label = style.label() != null ? style.label() : switch (side) {
            case Side.Degrees _ -> "";
            case Side.Times(var name, _, var shown) when shown != null -> "%s (UTC%s)".formatted(name, shown.getTotalSeconds() == 0 ? "" : shown.getId()).strip();
            case Side.Times _, Side.Numbers _, Side.Categories _ -> side.name();
        };
        axis.set("axis_label", label.isEmpty() ? null : Plain.label(label));
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

    private Model axis() {
        return Model.of("LinearAxis", "major_label_policy", Model.of("NoOverlap"), "axis_line_color", look.line(), "major_tick_line_color", look.line(),
                "minor_tick_line_color", null, "major_label_text_color", look.faint(), "axis_label_text_color", look.text(), "axis_label_text_font_style", "normal", "major_tick_in", 0);
    }

    /// @param dimension of a map's coordinates, which are metres but read in degrees
    private static void mean(Model axis, Model names, Side side, String dimension) {
        switch (side) {
            case Side.Degrees _ -> axis.set("ticker", Model.of("MercatorTicker", "dimension", dimension)).set("formatter", Model.of("MercatorTickFormatter", "dimension", dimension));
            case Side.Times t -> axis.set("ticker", Model.of("DatetimeTicker")).set("formatter", t.ofDay() ? TickTimes.clock() : TickTimes.formatter());
            case Side.Categories(_, var labels) -> names.set("major_label_overrides", labels(labels, names));
            case Side.Numbers(_, AxisType type) -> axis.set("formatter", Model.of("BasicTickFormatter")).set("ticker", Model.of(switch (type) {
                case LINEAR -> "BasicTicker";
                case LOG -> "LogTicker";
            }));
        }
    }

    private static Map<Object, Object> labels(List<String> of, Model names) {
        Map<Object, Object> labels = new HashMap<>();
        if (names.get("major_label_overrides") instanceof Map<?, ?> before) before.keySet().forEach(at -> labels.put(at, ""));
        for (int i = 0; i < Math.min(of.size(), MOST_LABELS); i++) labels.put((double) i, Plain.label(of.get(i)));
        return labels;
    }
}
