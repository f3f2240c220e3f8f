package dev.aquatint.style;

import dev.aquatint.frame.Range;

/// How something looks; what is `null` was not said and follows the default, or what stands around it.
///
/// @param width of the plot in CSS pixels; null follows the page
/// @param alpha 0 transparent to 1 opaque
/// @param background a CSS colour behind the data
/// @param clim the values that get the first and last colour
/// @param pointSize the diameter in CSS pixels of a point that is drawn as a mark
public record Style(String title, Integer width, Integer height, String background, Boolean axes, Double alpha,
                    Palette cmap, Cnorm cnorm, Range clim, Boolean colorbar, String color, Double pointSize,
                    String xlabel, String ylabel) {

    /// Nothing said.
    public static final Style NONE = new Style(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public Style {
        if (width != null && (width < 1 || width > 16_384) || height != null && (height < 1 || height > 16_384)) {
            throw new IllegalArgumentException("a plot is 1 to 16384 pixels wide and high, not %s x %s".formatted(width, height));
        }
        if (alpha != null && !(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha is between 0 (transparent) and 1 (opaque), not " + alpha);
        if (background != null) Colour.of(background);
        if (color != null) Colour.of(color);
    }

    public Style title(String title) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style size(Integer width, Integer height) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style background(String background) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style axes(Boolean axes) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style alpha(Double alpha) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style cmap(Palette cmap) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style cnorm(Cnorm cnorm) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style clim(Range clim) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style colorbar(Boolean colorbar) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style color(String color) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style pointSize(Double pointSize) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    public Style labels(String xlabel, String ylabel) {
        return new Style(title, width, height, background, axes, alpha, cmap, cnorm, clim, colorbar, color, pointSize, xlabel, ylabel);
    }

    /// What is said here, and for the rest what the other one says.
    public Style or(Style other) {
        return new Style(or(title, other.title), or(width, other.width), or(height, other.height), or(background, other.background),
                or(axes, other.axes), or(alpha, other.alpha), or(cmap, other.cmap), or(cnorm, other.cnorm), or(clim, other.clim),
                or(colorbar, other.colorbar), or(color, other.color), or(pointSize, other.pointSize), or(xlabel, other.xlabel), or(ylabel, other.ylabel));
    }

    private static <T> T or(T mine, T theirs) {
        return mine != null ? mine : theirs;
    }
}
