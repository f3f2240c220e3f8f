package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;

/// The area between a line that joins the points of the rows and zero, or a second line; a row without a place breaks it.
///
/// The pixels of the second line do not belong to it, so that stacked areas share none; those of zero do. Values and categories count as
/// for a [Curve].
///
/// @param base the column of the second line's y, or null for zero
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
public record Area(Frame frame, String x, String y, String base, List<String> vdims, boolean geographic, Style style) implements Glyph<Area> {

    public Area {
        frame.schema().indexOf(x);      // a wrong name fails here, where it was written
        frame.schema().indexOf(y);
        if (base != null) frame.schema().indexOf(base);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Area area(Frame frame, String x, String y) {
        return new Area(frame, x, y, null, List.of(), false, Style.NONE);
    }

    @Override
    public List<String> kdims() {
        return base == null ? List.of(x, y) : List.of(x, y, base);
    }

    @Override
    public List<String> alongX() {
        return List.of(x);
    }

    @Override
    public Area vdims(String... names) {
        return new Area(frame, x, y, base, List.of(names), geographic, style);
    }

    /// Filled down, or up, to a second line over the same x.
    public Area to(String base) {
        return new Area(frame, x, y, base, vdims, geographic, style);
    }

    @Override
    public Area with(Frame frame) {
        return new Area(frame, x, y, base, vdims, geographic, style);
    }

    @Override
    public Area with(Style style) {
        return new Area(frame, x, y, base, vdims, geographic, style);
    }
}
