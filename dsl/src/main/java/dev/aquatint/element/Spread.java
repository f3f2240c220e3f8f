package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// The band from `below` under `y` to `above` over it, along the line that joins the rows; a row that lacks one of the four breaks it.
///
/// The pixels of the lower edge do not belong to it. Values and categories count as for a [Curve].
///
/// @param below the column of the distance to the lower edge
/// @param above the column of the distance to the upper edge
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
public record Spread(Frame frame, String x, String y, String below, String above, List<String> vdims, boolean geographic, Style style)
        implements Glyph<Spread> {

    public Spread {
        frame.schema().indexOf(x);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y);
        frame.schema().indexOf(below);
        frame.schema().indexOf(above);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Spread spread(Frame frame, String x, String y, String error) {
        return spread(frame, x, y, error, error);
    }

    public static Spread spread(Frame frame, String x, String y, String below, String above) {
        return new Spread(frame, x, y, below, above, List.of(), false, Style.NONE);
    }

    @Override
    public List<String> kdims() {
        return List.of(x, y, below, above);
    }

    @Override
    public List<String> alongX() {
        return List.of(x);
    }

    @Override
    public Spread vdims(String... names) {
        return new Spread(frame, x, y, below, above, List.of(names), geographic, style);
    }

    @Override
    public Spread with(Frame frame) {
        return new Spread(frame, x, y, below, above, vdims, geographic, style);
    }

    @Override
    public Spread with(Style style) {
        return new Spread(frame, x, y, below, above, vdims, geographic, style);
    }
}
