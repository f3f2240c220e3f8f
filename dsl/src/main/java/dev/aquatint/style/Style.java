package dev.aquatint.style;

import dev.aquatint.frame.Range;
import java.time.ZoneId;
import java.util.Map;

/// How something looks; what is `null` was not said and follows the default, or what stands around it.
///
/// @param width of the plot in CSS pixels; null follows the page
/// @param alpha 0 transparent to 1 opaque
/// @param background a CSS colour behind the data
/// @param x what is said of the x axis, and `y` of the other
/// @param clim the values that get the first and last colour
/// @param clipping colours of values beyond `clim`, and of cells without a value
/// @param colorKey CSS colours by name of category
/// @param stable whether colours are learnt from all of the data and kept while the view moves
/// @param hist how many bins the histogram beside the plot has
/// @param timeZone in which dates with times are shown; null for UTC
/// @param pointSize the diameter in CSS pixels of a point that is drawn as a mark
public record Style(String title, Integer width, Integer height, String background, Boolean axes, Double alpha,
                    Palette cmap, Cnorm cnorm, Range clim, Boolean colorbar, String color, Double pointSize,
                    AxisStyle x, AxisStyle y, Clipping clipping, Map<String, String> colorKey, Boolean stable, Integer hist, ZoneId timeZone) {

    /// Nothing said.
    public static final Style NONE = new Style(null, null, null, null, null, null, null, null, null, null, null, null, AxisStyle.NONE, AxisStyle.NONE, null, null, null, null, null);

    public Style {
        if (width != null && (width < 1 || width > 16_384) || height != null && (height < 1 || height > 16_384)) {
            throw new IllegalArgumentException("a plot is 1 to 16384 pixels wide and high, not %s x %s".formatted(width, height));
        }
        if (alpha != null && !(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha is between 0 (transparent) and 1 (opaque), not " + alpha);
        if (hist != null && (hist < 1 || hist > 200)) throw new IllegalArgumentException("the histogram beside a plot has 1 to 200 bins, not " + hist);
        if (background != null) Colour.of(background);
        if (color != null) Colour.of(color);
        if (colorKey != null) {
            colorKey.values().forEach(Colour::of);
            colorKey = Map.copyOf(colorKey);
        }
    }

    public Style title(String title) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style size(Integer width, Integer height) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style background(String background) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style axes(Boolean axes) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style alpha(Double alpha) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style cmap(Palette cmap) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style cnorm(Cnorm cnorm) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style clim(Range clim) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style colorbar(Boolean colorbar) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style color(String color) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style pointSize(Double pointSize) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style sides(AxisStyle x, AxisStyle y) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style clipping(Clipping clipping) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style colorKey(Map<String, String> colorKey) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style stable(Boolean stable) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style hist(Integer hist) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    public Style timeZone(ZoneId timeZone) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, x, y, clipping, colorKey, stable, hist, timeZone);
    }

    /// What is said here, and for the rest what the other one says.
    public Style or(Style other) {
        return new Style(or(title, other.title), or(width, other.width), or(height, other.height), or(background, other.background),
                or(axes, other.axes), or(alpha, other.alpha), or(cmap, other.cmap), or(cnorm, other.cnorm), or(clim, other.clim),
                or(colorbar, other.colorbar), or(color, other.color), or(pointSize, other.pointSize), x.or(other.x), y.or(other.y),
                or(clipping, other.clipping), or(colorKey, other.colorKey), or(stable, other.stable), or(hist, other.hist), or(timeZone, other.timeZone));
    }

    private static <T> T or(T mine, T theirs) {
        return mine != null ? mine : theirs;
    }
}
