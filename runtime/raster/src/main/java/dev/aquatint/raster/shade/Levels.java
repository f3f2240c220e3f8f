package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;

/// A raster for a colour map that is applied elsewhere, and what a colour bar says about it.
///
/// @param level one byte a cell, row 0 at the bottom: 0 empty, 1 to 255 from the first to the last colour; where values beyond the
///         limits have colours of their own, 1 and 255 are these, and 2 to 254 the map
/// @param bar ticks at round values, where these values have their colour; none when the raster is empty
public record Levels(byte[] level, ColourBar bar) {

    /// Spreads values as [Shader#shade] does, rounded to 255 levels.
    ///
    /// @param clim the values that get the first and the last level; null for the smallest and largest there are
    /// @throws IllegalStateException if the raster has a plane for each category
    public static Levels of(Raster raster, Cnorm norm, Range clim, String title) {
        return of(raster, Span.of(raster.plane(), norm, clim, false), null, title, null);
    }

    /// @param span of this raster or of another; null for one without any value
    /// @param clipping null, or what gives values beyond the span, and empty cells, colours of their own
    /// @param times what values are, where they are times; null for numbers
    public static Levels of(Raster raster, Span span, Clipping clipping, String title, Side.Times times) {
        Plane plane = raster.plane();
        int first = clipping == null ? 1 : Clipped.BELOW + 1, last = clipping == null ? 255 : Clipped.ABOVE - 1;
        byte[] level = Drawing.levels(plane, span, span == null ? null : new Painter.Level(span.lo, span.hi, first, last));
        return new Levels(clipping == null ? level : Clipped.levels(level, plane, span), times == null || span == null ? Ticks.bar(span, title) : TimeTicks.bar(span, title, times));
    }
}
