package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// A filled rectangle for each row, with (`x0`, `y0`) and (`x1`, `y1`) as opposite corners.
///
/// A pixel belongs to it if its middle does; of the sides, right and top belong to it, left and bottom do not, so that neighbours share no
/// pixel. One that is within a single row or column of pixels fills all that it touches. Rows that lack a side are not drawn; a side at
/// infinity reaches as far as the view.
///
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
public record Rectangles(Frame frame, String x0, String y0, String x1, String y1, List<String> vdims, boolean geographic, Style style)
        implements Glyph<Rectangles> {

    public Rectangles {
        frame.schema().indexOf(x0);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y0);
        frame.schema().indexOf(x1);
        frame.schema().indexOf(y1);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Rectangles rectangles(Frame frame, String x0, String y0, String x1, String y1) {
        return new Rectangles(frame, x0, y0, x1, y1, List.of(), false, Style.NONE);
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
    public Rectangles vdims(String... names) {
        return new Rectangles(frame, x0, y0, x1, y1, List.of(names), geographic, style);
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Rectangles lonLat() {
        return new Rectangles(frame.lonLat(List.of(x0, x1), List.of(y0, y1)), x0, y0, x1, y1, vdims, true, style);
    }

    @Override
    public Rectangles with(Frame frame) {
        return new Rectangles(frame, x0, y0, x1, y1, vdims, geographic, style);
    }

    @Override
    public Rectangles with(Style style) {
        return new Rectangles(frame, x0, y0, x1, y1, vdims, geographic, style);
    }
}
