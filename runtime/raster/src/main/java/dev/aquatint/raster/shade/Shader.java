package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Clipping;
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
        return shade(raster, how, cmap.rgb(), norm, clim, null);
    }

    /// @param rgb the map, or a colour for each category
    /// @param clipping null, or colours for what is beyond the limits or empty in a single plane
    public static int[] shade(Raster raster, Shade how, int[] rgb, Cnorm norm, Range clim, Clipping clipping) {
        if (!raster.categories().isEmpty()) return mixed(raster, rgb, how, norm, clim);
        if (raster.planes().isEmpty()) return new int[raster.width() * raster.height()];       // by a column without categories
        return single(raster, how, rgb, Span.of(raster.plane(), norm, clim, how.discrete()), clipping);
    }

    /// Colours by a span that was learnt from another raster, or this one.
    ///
    /// @param span null for one without any value
    public static int[] shade(Raster raster, Shade how, int[] rgb, Span span, Clipping clipping) {
        if (!raster.categories().isEmpty()) return Mixture.shade(raster.planes(), Totals.of(raster), rgb, how, span);
        return raster.planes().isEmpty() ? new int[raster.width() * raster.height()] : single(raster, how, rgb, span, clipping);
    }

    private static int[] single(Raster raster, Shade how, int[] rgb, Span span, Clipping clipping) {
        return Clipped.colours(rgb.length == 1 ? byOpacity(raster, rgb[0], how, span) : byColour(raster, rgb, how, span), raster.plane(), span, clipping);
    }

    /// A single plane by colours, evenly spaced over the scale; one colour stands for all values.
    public static int[] byColour(Raster raster, int[] rgb, Shade how, Cnorm norm, Range clim) {
        return byColour(raster, rgb, how, Span.of(raster.plane(), norm, clim, how.discrete()));
    }

    private static int[] byColour(Raster raster, int[] rgb, Shade how, Span span) {
        return Drawing.draw(raster.plane(), span, span == null ? null : new Painter.Colours(rgb, how.alpha(), span.lo, span.hi));
    }

    /// A single plane in one colour, `minAlpha` to `alpha`.
    public static int[] byOpacity(Raster raster, int rgb, Shade how, Cnorm norm, Range clim) {
        return byOpacity(raster, rgb, how, Span.of(raster.plane(), norm, clim, how.discrete()));
    }

    private static int[] byOpacity(Raster raster, int rgb, Shade how, Span span) {
        return Drawing.draw(raster.plane(), span, span == null ? null : Painter.Opacity.stepwise(rgb, how.minAlpha(), how.alpha(), span.lo, span.hi));
    }

    /// Several planes in the colours of their categories.
    ///
    /// @param rgb the colour of each category; used again from the start when there are more categories
    public static int[] mixed(Raster raster, int[] rgb, Shade how, Cnorm norm, Range clim) {
        Totals totals = Totals.of(raster);
        return Mixture.shade(raster.planes(), totals, rgb, how, totals.span(how.discrete(), norm, clim));
    }
}
