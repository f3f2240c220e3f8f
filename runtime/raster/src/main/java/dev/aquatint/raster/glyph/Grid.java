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

    /// Numbers the cells of `n` points, all of them in axis space and in a rectangle of cells, from its first one on.
    ///
    /// @param left the column of the first cell
    /// @param low its line
    /// @param width of the rectangle
    public void within(float[] xs, float[] ys, int n, int left, int low, int width, int[] cell) {
        double sx = x.scale(), tx = x.shift(), sy = y.scale(), ty = y.shift();
        int columns = x.cells(), lines = y.cells(), first = low * width + left;
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (ys[i] * sy + ty), lines - 1), 0) * width + Math.max(Math.min((int) (xs[i] * sx + tx), columns - 1), 0) - first;
        }
    }

    /// As above.
    public void within(double[] xs, double[] ys, int n, int left, int low, int width, int[] cell) {
        double sx = x.scale(), tx = x.shift(), sy = y.scale(), ty = y.shift();
        int columns = x.cells(), lines = y.cells(), first = low * width + left;
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (ys[i] * sy + ty), lines - 1), 0) * width + Math.max(Math.min((int) (xs[i] * sx + tx), columns - 1), 0) - first;
        }
    }
}
