package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// One point for each row, at its `x` and `y` columns. Rows without a place are not drawn.
///
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
public record Points(Frame frame, String x, String y, List<String> vdims, boolean geographic, Style style) implements Glyph<Points> {

    public Points {
        frame.schema().indexOf(x);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Points points(Frame frame, String x, String y) {
        return new Points(frame, x, y, List.of(), false, Style.NONE);
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
    public Points vdims(String... names) {
        return new Points(frame, x, y, List.of(names), geographic, style);
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Points lonLat() {
        return new Points(frame.lonLat(x, y), x, y, vdims, true, style);
    }

    /// The diameter of a point in CSS pixels.
    public Points size(double px) {
        return with(style.pointSize(px));
    }

    @Override
    public Points with(Frame frame) {
        return new Points(frame, x, y, vdims, geographic, style);
    }

    @Override
    public Points with(Style style) {
        return new Points(frame, x, y, vdims, geographic, style);
    }
}
