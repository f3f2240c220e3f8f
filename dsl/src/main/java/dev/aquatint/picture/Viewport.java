package dev.aquatint.picture;

import dev.aquatint.frame.Extent;

/// What of the data is seen, on how many pixels, and how these are spaced.
public record Viewport(Extent extent, int width, int height, AxisType x, AxisType y) {

    public Viewport(Extent extent, int width, int height) {
        this(extent, width, height, AxisType.LINEAR, AxisType.LINEAR);
    }

    /// The same part on the same pixels, spaced as axes are.
    public Viewport along(Axes axes) {
        return new Viewport(extent, width, height, axes.x().type(), axes.y().type());
    }
}
