package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.style.Style;
import java.util.List;

/// Title, axes and grid.
final class Surroundings {
    private final boolean geographic;
    private final Model title, xAxis, yAxis, xGrid, yGrid;
    private String xName = "x", yName = "y";

    Surroundings(boolean geographic, Look look) {
        this.geographic = geographic;
        title = Model.of("Title", "text", "", "text_color", look.text(), "text_font_size", "15px");
        xAxis = axis("lon", look);
        yAxis = axis("lat", look);
        xGrid = grid(xAxis, 0, look);
        yGrid = grid(yAxis, 1, look);
    }

    Model title() {
        return title;
    }

    Model xAxis() {
        return xAxis;
    }

    Model yAxis() {
        return yAxis;
    }

    Model xGrid() {
        return xGrid;
    }

    Model yGrid() {
        return yGrid;
    }

    String xName() {
        return xName;
    }

    String yName() {
        return yName;
    }

    /// @param raster a grid would be read as part of it, so it is hardly there
    void show(Style style, boolean raster) {
        title.set("text", Plain.label(style.title()));
        boolean axes = style.axes() == null || style.axes();
        xAxis.set("visible", axes);
        yAxis.set("visible", axes);
        xAxis.set("axis_label", style.xlabel() == null ? null : Plain.label(style.xlabel()));
        yAxis.set("axis_label", style.ylabel() == null ? null : Plain.label(style.ylabel()));
        for (Model grid : List.of(xGrid, yGrid)) {
            grid.set("visible", axes && !geographic);
            grid.set("grid_line_alpha", raster ? 0.3 : 0.6);
        }
        xName = style.xlabel() == null ? "x" : style.xlabel();
        yName = style.ylabel() == null ? "y" : style.ylabel();
    }

    /// @param dimension of a map's coordinates, which are metres but read in degrees
    private Model axis(String dimension, Look look) {
        Model axis = geographic
                ? Model.of("MercatorAxis", "ticker", Model.of("MercatorTicker", "dimension", dimension), "formatter", Model.of("MercatorTickFormatter", "dimension", dimension))
                : Model.of("LinearAxis", "ticker", Model.of("BasicTicker"), "formatter", Model.of("BasicTickFormatter"));
        return axis.set("major_label_policy", Model.of("NoOverlap")).set("axis_line_color", look.line()).set("major_tick_line_color", look.line())
                .set("minor_tick_line_color", null).set("major_label_text_color", look.faint()).set("axis_label_text_color", look.text())
                .set("axis_label_text_font_style", "normal").set("major_tick_in", 0);
    }

    private static Model grid(Model axis, int dimension, Look look) {
        return Model.of("Grid", "axis", axis, "dimension", dimension, "grid_line_color", look.line());
    }
}
