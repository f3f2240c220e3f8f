package dev.aquatint.raster;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;

/// A raster for a colour map that is applied elsewhere, and what a colour bar says about it.
///
/// @param level one byte a cell, row 0 at the bottom: 0 empty, 1 to 255 from the first to the last colour
/// @param bar ticks at round values, where these values have their colour; none when the raster is empty
public record Levels(byte[] level, ColourBar bar) {

    /// Spreads values as [Shader#shade] does, rounded to 255 levels.
    ///
    /// @param clim the values that get the first and the last level; null for the smallest and largest there are
    /// @throws IllegalStateException if the raster has a plane for each category
    public static Levels of(Raster raster, Cnorm norm, Range clim, String title) {
        Plane plane = raster.plane();
        boolean whole = !(plane instanceof Plane.Doubles);
        Spread spread = Spread.of(plane, whole, norm, clim, false);
        int[] drawn = Drawing.draw(plane, spread, spread == null ? null : new Painter.Level(spread.lo, spread.hi));
        byte[] level = new byte[drawn.length];
        for (int i = 0; i < level.length; i++) level[i] = (byte) drawn[i];
        return new Levels(level, Ticks.bar(spread, norm, whole, title));
    }
}
