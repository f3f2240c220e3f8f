package dev.aquatint.raster;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;

/// The grid that rows fall on: cell `y.cell * x.cells + x.cell`, row 0 at the smallest y.
record Canvas(Axis x, Axis y) {

    /// @throws IllegalArgumentException if it has no area, or too much; the message says which side is wrong
    static Canvas of(Viewport view) {
        Extent e = view.extent();
        return of(e, view.width(), view.height(), false, false);
    }

    static Canvas of(Extent e, int width, int height, boolean logX, boolean logY) {
        return new Canvas(Axis.of("x", e.x0(), e.x1(), width, logX), Axis.of("y", e.y0(), e.y1(), height, logY));
    }

    int width() {
        return x.cells();
    }

    int height() {
        return y.cells();
    }

    int cells() {
        return x.cells() * y.cells();       // at most 2^28 by the limit of an axis
    }

    boolean linear() {
        return !x.log() && !y.log();
    }

    Extent extent() {
        return new Extent(x.lo(), x.hi(), y.lo(), y.hi());
    }
}
