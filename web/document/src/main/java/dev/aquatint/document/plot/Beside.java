package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.SideHistogram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The histogram beside a plot: a narrow figure of its own. Its bars are faded, and over them stands what a mask keeps.
///
/// To be used inside of the document's lock.
public final class Beside {
    static final int WIDTH = 190, BORDER_ABOVE = 44, BORDER_BELOW = 40;

    /// A narrow page, or a narrow place on it, has room for the plot alone.
    private static final String NARROW = "@media (max-width: 640px) { :host { display: none !important; } } @container (max-width: 560px) { :host { display: none !important; } }";

    private static final SideHistogram NOTHING = new SideHistogram(new double[1], new double[1], new long[0], new long[0], new double[0], new double[0],
            new ColourBar(new double[0], List.of(), ""), new ColourBar(new double[0], List.of(), "cells"), List.of());

    private final Model source, title;
    private final Marking values, cells;
    private final Model figure, hover;
    private SideHistogram shown = NOTHING;

    /// An axis that has ticks where it is told and says what it is told.
    private record Marking(Model axis, Model ticker) {
        static Marking of(Look look) {
            Model ticker = Model.of("FixedTicker", "ticks", List.of(), "minor_ticks", List.of());
            return new Marking(Model.of("LinearAxis", "ticker", ticker, "formatter", Model.of("BasicTickFormatter"), "major_label_policy", Model.of("NoOverlap"),
                    "major_label_overrides", Map.of(), "axis_line_color", look.line(), "major_tick_line_color", look.line(), "minor_tick_line_color", null, "major_tick_in", 0,
                    "major_label_text_color", look.faint(), "axis_label_text_color", look.faint(), "axis_label_text_font_style", "normal", "axis_label_text_font_size", "11px"), ticker);
        }

        void show(ColourBar ticks) {
            ticker.set("ticks", Arrays.stream(ticks.at()).boxed().toList());
            Map<Double, String> labels = new LinkedHashMap<>();
            for (int i = 0; i < ticks.at().length; i++) labels.put(ticks.at()[i], Plain.label(ticks.labels().get(i)));
            axis.set("major_label_overrides", labels);
            axis.set("axis_label", Plain.label(ticks.title()));
        }
    }

    /// There from the beginning, and empty at first: a plot that got narrower later would show less than all.
    public Beside(Look look) {
        source = Drawn.source(columns(NOTHING));
        title = Model.of("Title", "text", "", "text_color", look.text(), "text_font_size", "11px", "text_font_style", "normal", "text_line_height", 1.3, "align", "left");
        values = Marking.of(look);
        cells = Marking.of(look);
        Model all = bars("all", look.faint(), 0.35), kept = bars("kept", look.accent(), 0.9);
        hover = Model.of("HoverTool", "renderers", List.of(all), "point_policy", "follow_mouse");
        tell(NOTHING);
        figure = Model.of("Figure", "name", "hist", "x_range", Model.of("Range1d", "start", 0, "end", 1.04), "y_range", Model.of("Range1d", "start", 0, "end", 1),
                "x_scale", Model.of("LinearScale"), "y_scale", Model.of("LinearScale"), "toolbar", Model.of("Toolbar", "logo", null, "tools", List.of(hover)), "toolbar_location", null,
                "title", title, "below", List.of(cells.axis), "left", List.of(values.axis), "renderers", List.of(all, kept), "width", WIDTH, "width_policy", "fixed",
                "min_border_top", BORDER_ABOVE, "min_border_bottom", BORDER_BELOW, "min_border_left", 56, "min_border_right", 12, "min_height", 280,
                "background_fill_color", look.field(), "border_fill_color", look.page(), "outline_line_color", null, "stylesheets", List.of(NARROW));
    }

    public Model figure() {
        return figure;
    }

    /// Draws another one. While a view moves, only what is kept of the same cells is drawn again: other cells have other bins and labels.
    ///
    /// @param settled whether the view rests
    public void show(SideHistogram now, boolean settled) {
        boolean same = Arrays.equals(now.edges(), shown.edges()) && Arrays.equals(now.cells(), shown.cells());
        if (now != shown && (settled || same || shown == NOTHING)) draw(now);
    }

    /// As high as its plot.
    public void height(Integer height) {
        figure.set("frame_height", height);
        figure.set("sizing_mode", null);
        figure.set("height_policy", height == null ? "max" : "min");
    }

    private void draw(SideHistogram h) {
        source.columns(columns(h));
        shown = h;
        tell(h);
        values.show(h.values());
        cells.show(h.counts());
        title.set("text", Plain.label(String.join("\n", h.note())));
    }

    private void tell(SideHistogram h) {
        Numerals how = Numerals.of(h.edges());
        Map<String, String> formatters = new HashMap<>();
        for (String end : List.of("@from", "@to")) how.enter(end, formatters);
        hover.set("formatters", formatters);
        hover.set("tooltips", List.of(List.of("cells", "@cells{0,0}"), List.of("kept", "@left{0,0}"), List.of("from", "@from" + how.template()), List.of("to", "@to" + how.template())));
    }

    private Model bars(String right, String colour, double alpha) {
        return Drawn.renderer(source, Model.of("Quad", "left", new Vector.Value(0), "right", new Vector.Field(right), "bottom", new Vector.Field("bottom"), "top", new Vector.Field("top"),
                "fill_color", new Vector.Value(colour), "fill_alpha", new Vector.Value(alpha), "line_color", new Vector.Value(null)));
    }

    private static Map<String, Object> columns(SideHistogram h) {
        int n = h.cells().length;
        Map<String, Object> columns = new LinkedHashMap<>();
        double gap = 0.08 / n;                                     // a sliver between bars, so that they can be told apart
        columns.put("bottom", NdArray.float64(Arrays.stream(h.place(), 0, n).map(p -> p + gap).toArray()));
        columns.put("top", NdArray.float64(Arrays.stream(h.place(), 1, n + 1).map(p -> p - gap).toArray()));
        columns.put("all", NdArray.float64(h.length()));
        columns.put("kept", NdArray.float64(h.keptLength()));
        columns.put("cells", NdArray.float64(doubles(h.cells())));
        columns.put("left", NdArray.float64(doubles(h.kept())));
        columns.put("from", NdArray.float64(Arrays.copyOfRange(h.edges(), 0, n)));
        columns.put("to", NdArray.float64(Arrays.copyOfRange(h.edges(), 1, n + 1)));
        return columns;
    }

    private static double[] doubles(long[] of) {
        return LongStream.of(of).asDoubleStream().toArray();
    }
}
