package dev.aquatint.raster.glyph;

/// The area between two lines over the same x, column of cells by column of cells: two lines are walked at once as Bresenham does it, but
/// along x however steep they are, as in Datashader.
///
/// The first column of a trapezoid is drawn only where an area begins or comes into view, so that each column is hit once.
abstract sealed class AreaPen implements Pen {
    private static final double FAR = Double.MAX_VALUE / 4;

    private final double xmin, xmax, ymin, ymax;
    private final Snap x, y;
    private final int width, top;
    private final boolean stacked;

    /// @param stacked whether the cells of the lower line are left to the area below
    private AreaPen(Grid grid, boolean stacked) {
        xmin = grid.x().lo();
        xmax = grid.x().hi();
        ymin = grid.y().lo();
        ymax = grid.y().hi();
        x = new Snap(grid.x());
        y = new Snap(grid.y());
        width = grid.width();
        top = y.cell(ymax);
        this.stacked = stacked;
    }

    /// Between a line and zero: coordinates are x and y.
    static final class ToZero extends AreaPen {
        ToZero(Grid grid) {
            super(grid, false);
        }

        @Override
        public void draw(Window window, Hits hits) {
            double[] x = window.at[0], y = window.at[1];
            for (int i = window.from; i < window.to; i++) {
                trapezoid(window.row[i], Place.missing(x[i - 1], y[i - 1]), x[i], x[i + 1], y[i], 0, 0, y[i + 1], hits);
            }
        }
    }

    /// Between two lines: coordinates are x and both y.
    static final class ToLine extends AreaPen {
        ToLine(Grid grid) {
            super(grid, true);
        }

        @Override
        public void draw(Window window, Hits hits) {
            double[] x = window.at[0], y = window.at[1], base = window.at[2];
            for (int i = window.from; i < window.to; i++) {
                boolean first = Place.missing(x[i - 1], y[i - 1]) || Place.missing(x[i - 1], base[i - 1]);
                trapezoid(window.row[i], first, x[i], x[i + 1], y[i], base[i], base[i + 1], y[i + 1], hits);
            }
        }
    }

    /// Around a line: coordinates are x, y and the distances down and up.
    static final class Around extends AreaPen {
        Around(Grid grid) {
            super(grid, true);
        }

        @Override
        public void draw(Window window, Hits hits) {
            double[] x = window.at[0], y = window.at[1], below = window.at[2], above = window.at[3];
            for (int i = window.from; i < window.to; i++) {
                int p = i - 1, n = i + 1;
                boolean first = Place.missing(x[p], y[p] + above[p]) || Place.missing(x[p], y[p] - below[p]);
                trapezoid(window.row[i], first, x[i], x[n], y[i] + above[i], y[i] - below[i], y[n] - below[n], y[n] + above[n], hits);
            }
        }
    }

    /// Draws the trapezoid of the corners (x0, y0), (x0, y1), (x1, y2), (x1, y3); its lines may cross.
    final void trapezoid(int row, boolean first, double x0, double x1, double y0, double y1, double y2, double y3, Hits hits) {
        if (y0 > ymax && y1 > ymax && y2 > ymax && y3 > ymax || y0 < ymin && y1 < ymin && y2 < ymin && y3 < ymin) return;
        if (Place.missing(x0, x1) || Place.missing(y0, y1) || Place.missing(y2, y3)) return;
        boolean clippedStart = false, clippedEnd = false;
        if (!(x0 >= xmin && x0 <= xmax && x1 >= xmin && x1 <= xmax)) {
            double ax = near(x0), dx = near(x1) - ax, ay = near(y0), by = near(y1), dy0 = near(y3) - ay, dy1 = near(y2) - by;
            double enter = dx > 0 ? xmin : xmax, leave = dx > 0 ? xmax : xmin;
            double t0 = dx > 0 ? part(ax < xmin, (ax - xmin) / -dx, 0) : part(ax > xmax, (xmax - ax) / dx, 0);
            double t1 = dx > 0 ? part(xmax - ax < dx, (xmax - ax) / dx, 1) : part(ax - xmin < -dx, (ax - xmin) / -dx, 1);
            if (dx == 0 || t0 > 1 || t1 < t0) return;
            clippedEnd = t1 < 1;
            clippedStart = t0 > 0;
            if (clippedEnd) {
                x1 = leave;
                y2 = by + t1 * dy1;
                y3 = ay + t1 * dy0;
            }
            if (clippedStart) {
                x0 = enter;
                y0 = ay + t0 * dy0;
                y1 = by + t0 * dy1;
            }
        }
        fill(row, first || clippedStart, clippedStart || clippedEnd, x.cell(x0), x.cell(x1), y.index(y0), y.index(y1), y.index(y2), y.index(y3), hits);
    }

    private static double near(double v) {
        return Math.clamp(v, -FAR, FAR);
    }

    private static double part(boolean cut, double at, double otherwise) {
        return cut ? at : otherwise;
    }

    private void fill(int row, boolean first, boolean clipped, int x0, int x1, long y0, long y1, long y2, long y3, Hits hits) {
        if (first) column(row, x0, y0, y1, hits);
        if (x0 == x1) {
            if (!clipped) column(row, x1, y3, y2, hits);
            return;
        }
        int ix = x1 > x0 ? 1 : -1, iy0 = Long.signum(y3 - y0), iy1 = Long.signum(y2 - y1);
        long dx = Math.abs(x1 - x0) * 2L, dy0 = Math.abs(y3 - y0) * 2, dy1 = Math.abs(y2 - y1) * 2;
        long error0 = 2 * dy0 - dx, error1 = 2 * dy1 - dx;
        while (x0 != x1) {
            long s0 = sideways(error0, 2 * dx, ix > 0), s1 = sideways(error1, 2 * dx, ix > 0);
            error0 += 2 * dy0 - s0 * 2 * dx;
            error1 += 2 * dy1 - s1 * 2 * dx;
            y0 += s0 * iy0;
            y1 += s1 * iy1;
            x0 += ix;
            column(row, x0, y0, y1, hits);
        }
    }

    /// How often `step` is taken from the error until it is below zero, or also at zero if ties are not rounded up.
    private static long sideways(long error, long step, boolean ties) {
        if (ties) return error >= 0 ? error / step + 1 : 0;
        return error > 0 ? (error + step - 1) / step : 0;
    }

    /// Hits a column from one cell to another that need not be in view; the last one not, if areas are stacked.
    private void column(int row, int column, long from, long to, Hits hits) {
        if (from < 0 && to <= 0 || from > top && to >= top) return;
        int y = (int) Math.clamp(from, 0, top), end = (int) Math.clamp(to, -1, top + 1);
        int step = Integer.signum(end - y);
        if (!stacked) {
            if (step == 0) {
                hits.add(y * width + column, row);
                return;
            }
            if (end + step >= -1 && end + step <= top + 1) end += step;
        }
        for (; y != end; y += step) hits.add(y * width + column, row);
    }
}
