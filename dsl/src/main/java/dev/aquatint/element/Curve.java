package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// A line that joins the points of the rows, one after the other; a row without a place breaks it.
///
/// A segment belongs to the row that it starts from: that row's values and category count on its pixels. A filter takes rows out, and the
/// line joins those that are left.
///
/// @param vdims the columns that are looked at beside the place
/// @param lineWidth in pixels; 0 for lines that are one pixel wide and have hard edges
/// @param geographic coordinates are Web Mercator metres
public record Curve(Frame frame, String x, String y, List<String> vdims, double lineWidth, boolean geographic, Style style)
        implements Glyph<Curve> {

    public Curve {
        frame.schema().indexOf(x);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
        LineWidth.require(lineWidth);
    }

    public static Curve curve(Frame frame, String x, String y) {
        return new Curve(frame, x, y, List.of(), 0, false, Style.NONE);
    }

    @Override
    public List<String> kdims() {
        return List.of(x, y);
    }

    @Override
    public List<String> alongX() {
        return List.of(x);
    }

    @Override
    public Curve vdims(String... names) {
        return new Curve(frame, x, y, List.of(names), lineWidth, geographic, style);
    }

    /// How wide lines are, in pixels, 0 to 1000. At 0 they are one pixel wide with hard edges; above, edges are soft: what a line covers of a
    /// pixel weighs its value, and a width below 1 is drawn as 1, fainter.
    public Curve lineWidth(double px) {
        return new Curve(frame, x, y, vdims, px, geographic, style);
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Curve lonLat() {
        return new Curve(frame.lonLat(x, y), x, y, vdims, lineWidth, true, style);
    }

    @Override
    public Curve with(Frame frame) {
        return new Curve(frame, x, y, vdims, lineWidth, geographic, style);
    }

    @Override
    public Curve with(Style style) {
        return new Curve(frame, x, y, vdims, lineWidth, geographic, style);
    }
}
