package dev.aquatint.raster.glyph;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Viewport;

/// The grid that rows fall on: cell `y.cell * x.cells + x.cell`, row 0 at the smallest y.
public record Grid(Axis x, Axis y) {

    /// An array has no more elements.
    private static final long MOST_CELLS = Integer.MAX_VALUE - 64;

    public Grid {
        if ((long) x.cells() * y.cells() > MOST_CELLS) {
            throw new IllegalArgumentException("a raster has up to %,d cells, not %d x %d: ask for a smaller one".formatted(MOST_CELLS, x.cells(), y.cells()));
        }
    }

    /// @throws IllegalArgumentException if it has no area, or too much; the message says which side is wrong
    public static Grid of(Viewport view) {
        Extent e = view.extent();
        return new Grid(Axis.of("x", e.x0(), e.x1(), view.width(), view.x() == AxisType.LOG), Axis.of("y", e.y0(), e.y1(), view.height(), view.y() == AxisType.LOG));
    }

    public int width() {
        return x.cells();
    }

    public int height() {
        return y.cells();
    }

    public int cells() {
        return x.cells() * y.cells();
    }

    public boolean linear() {
        return !x.log() && !y.log();
    }

    public Extent extent() {
        return new Extent(x.lo(), x.hi(), y.lo(), y.hi());
    }
}
