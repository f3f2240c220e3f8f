package dev.aquatint.element;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Rasterize;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Style;
import java.util.List;

/// One point for each row, at its `x` and `y` columns. Rows without a place are not drawn.
///
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
public record Points(Frame frame, String x, String y, List<String> vdims, boolean geographic, Style style) implements Element<Points> {

    public Points {
        frame.schema().indexOf(x);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Points points(Frame frame, String x, String y) {
        return new Points(frame, x, y, List.of(), false, Style.NONE);
    }

    /// The columns that are looked at beside the place.
    public Points vdims(String... names) {
        return new Points(frame, x, y, List.of(names), geographic, style);
    }

    /// Only rows whose value lies in the range, both ends included.
    public Points select(String column, Range range) {
        return with(frame.select(column, range));
    }

    /// Only rows with that value, or one of the values of a collection.
    public Points select(String column, Object value) {
        return with(frame.select(column, value));
    }

    /// Only rows for which the expression holds.
    public Points select(String expression) {
        return with(frame.select(expression));
    }

    /// Only rows for which the expression holds.
    public Points select(Expr predicate) {
        return with(frame.select(predicate));
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Points lonLat() {
        return new Points(frame.lonLat(x, y), x, y, vdims, true, style);
    }

    /// How many points fall on each pixel of the view, again whenever the view changes.
    public Rasterized rasterize() {
        return rasterize(new Count(null));
    }

    /// What becomes of the points on each pixel of the view, again whenever the view changes.
    public Rasterized rasterize(Reduction by) {
        return new Rasterized(this, new Rasterize(by), style);
    }

    /// `rasterize()` and `shade()` in one.
    public Shaded datashade() {
        return rasterize().shade();
    }

    public Shaded datashade(Reduction by) {
        return rasterize(by).shade();
    }

    /// A CSS colour for all points.
    public Points color(String css) {
        return with(style.color(css));
    }

    /// The diameter of a point in CSS pixels.
    public Points size(double px) {
        return with(style.pointSize(px));
    }

    private Points with(Frame frame) {
        return new Points(frame, x, y, vdims, geographic, style);
    }

    @Override
    public Points with(Style style) {
        return new Points(frame, x, y, vdims, geographic, style);
    }
}
