package dev.aquatint.raster;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;

/// Datashader's shading: rasters to colours.
public final class Shader {
    private Shader() {}

    /// Colours of a raster: 0xAABBGGRR, not premultiplied, row 0 at the bottom; 0 where a single plane is empty.
    ///
    /// One plane gets the colours of the map, evenly spaced over the scale; a map of one colour is shown by opacity from
    /// `minAlpha` to `alpha`. Of several planes the map gives one colour each, starting again when it runs out; a cell is their mean
    /// weighted by value, and its opacity tells the total. Colours and opacities are those of Datashader, byte for byte (eq_hist:
    /// one step), but for two cases that it refuses: limits with eq_hist, and flags by category, which count as 1.
    ///
    /// @param clim the values that get the first and the last colour; null for the smallest and largest there are
    public static int[] shade(Raster raster, Shade how, Palette cmap, Cnorm norm, Range clim) {
        int[] rgb = cmap.rgb();
        if (!raster.categories().isEmpty()) return Mixture.shade(raster, rgb, how, norm, clim);
        if (raster.planes().isEmpty()) return new int[raster.width() * raster.height()];       // by a column without categories
        return rgb.length == 1 ? byOpacity(raster, rgb[0], how, norm, clim) : byColour(raster, rgb, how, norm, clim);
    }

    static int[] byColour(Raster raster, int[] rgb, Shade how, Cnorm norm, Range clim) {
        Spread spread = spread(raster.plane(), how, norm, clim);
        return Drawing.draw(raster.plane(), spread, spread == null ? null : new Painter.Colours(rgb, how.alpha(), spread.lo, spread.hi));
    }

    static int[] byOpacity(Raster raster, int rgb, Shade how, Cnorm norm, Range clim) {
        Spread spread = spread(raster.plane(), how, norm, clim);
        return Drawing.draw(raster.plane(), spread, spread == null ? null : Painter.Opacity.stepwise(rgb, how.minAlpha(), how.alpha(), spread.lo, spread.hi));
    }

    private static Spread spread(Plane plane, Shade how, Cnorm norm, Range clim) {
        boolean whole = switch (plane) {
            case Plane.Counts _, Plane.Flags _ -> true;
            case Plane.Doubles _ -> false;
        };
        return Spread.of(plane, whole, norm, clim, how.discrete());
    }
}
