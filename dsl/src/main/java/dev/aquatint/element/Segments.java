package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// A straight line for each row, from (`x0`, `y0`) to (`x1`, `y1`). Rows that lack one of the four are not drawn.
///
/// @param vdims the columns that are looked at beside the place
/// @param lineWidth in pixels; 0 for lines that are one pixel wide and have hard edges
/// @param geographic coordinates are Web Mercator metres
public record Segments(Frame frame, String x0, String y0, String x1, String y1, List<String> vdims, double lineWidth, boolean geographic, Style style)
        implements Glyph<Segments> {

    public Segments {
        frame.schema().indexOf(x0);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y0);
        frame.schema().indexOf(x1);
        frame.schema().indexOf(y1);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
        LineWidth.require(lineWidth);
    }

    public static Segments segments(Frame frame, String x0, String y0, String x1, String y1) {
        return new Segments(frame, x0, y0, x1, y1, List.of(), 0, false, Style.NONE);
    }

    @Override
    public List<String> kdims() {
        return List.of(x0, y0, x1, y1);
    }

    @Override
    public List<String> alongX() {
        return List.of(x0, x1);
    }

    @Override
    public Segments vdims(String... names) {
        return new Segments(frame, x0, y0, x1, y1, List.of(names), lineWidth, geographic, style);
    }

    /// How wide lines are, in pixels, 0 to 1000. At 0 they are one pixel wide with hard edges; above, edges are soft: what a line covers of a
    /// pixel weighs its value, and a width below 1 is drawn as 1, fainter.
    public Segments lineWidth(double px) {
        return new Segments(frame, x0, y0, x1, y1, vdims, px, geographic, style);
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Segments lonLat() {
        return new Segments(frame.lonLat(List.of(x0, x1), List.of(y0, y1)), x0, y0, x1, y1, vdims, lineWidth, true, style);
    }

    @Override
    public Segments with(Frame frame) {
        return new Segments(frame, x0, y0, x1, y1, vdims, lineWidth, geographic, style);
    }

    @Override
    public Segments with(Style style) {
        return new Segments(frame, x0, y0, x1, y1, vdims, lineWidth, geographic, style);
    }
}
