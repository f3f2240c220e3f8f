package dev.aquatint.raster.glyph;

import java.util.ArrayList;
import java.util.List;

/// What shapes hit, said as plainly as can be: every step by itself, one cell after the other, over all rows in memory.
///
/// Coordinates are as far out of view as whole numbers of cells can be told exactly, or missing, or infinite.
public final class PlainShapes {

    /// A row hits a cell.
    public record Hit(int row, int cell) {}

    private final Axis x, y;
    private final List<Hit> hits = new ArrayList<>();

    private PlainShapes(Grid grid) {
        this.x = grid.x();
        this.y = grid.y();
    }

    /// A line through points; `rows[i]` is the row of point `i`, negative for a break.
    public static List<Hit> line(Grid grid, int[] rows, double[] xs, double[] ys) {
        PlainShapes on = new PlainShapes(grid);
        for (int i = 0; i + 1 < rows.length; i++) {
            if (rows[i] < 0 || rows[i + 1] < 0 || lacks(xs[i], ys[i], xs[i + 1], ys[i + 1])) continue;
            boolean first = i == 0 || rows[i - 1] < 0 || lacks(xs[i - 1], ys[i - 1]);
            on.segment(rows[i], first, xs[i], ys[i], xs[i + 1], ys[i + 1]);
        }
        return on.hits;
    }

    /// The area between two lines over the same x.
    ///
    /// @param stacked whether the second line itself is left out
    public static List<Hit> area(Grid grid, boolean stacked, int[] rows, double[] xs, double[] ys, double[] bases) {
        PlainShapes on = new PlainShapes(grid);
        for (int i = 0; i + 1 < rows.length; i++) {
            if (lacks(xs[i], ys[i], bases[i], xs[i + 1], ys[i + 1], bases[i + 1])) continue;
            boolean first = i == 0 || lacks(xs[i - 1], ys[i - 1], bases[i - 1]);
            on.trapezoid(rows[i], first, stacked, xs[i], xs[i + 1], ys[i], bases[i], bases[i + 1], ys[i + 1]);
        }
        return on.hits;
    }

    /// A rectangle between two corners.
    public static List<Hit> rectangle(Grid grid, int row, double x0, double y0, double x1, double y1) {
        PlainShapes on = new PlainShapes(grid);
        if (Double.isNaN(x0 + x1) && !(Double.isInfinite(x0) && Double.isInfinite(x1)) || Double.isNaN(y0 + y1) && !(Double.isInfinite(y0) && Double.isInfinite(y1))) return on.hits;
        double left = Math.min(x0, x1), right = Math.max(x0, x1), bottom = Math.min(y0, y1), top = Math.max(y0, y1);
        if (right < on.x.lo() || left > on.x.hi() || top < on.y.lo() || bottom > on.y.hi()) return on.hits;
        int fromX = on.cell(on.x, Math.max(left, on.x.lo())), toX = on.cell(on.x, Math.min(right, on.x.hi()));
        int fromY = on.cell(on.y, Math.max(bottom, on.y.lo())), toY = on.cell(on.y, Math.min(top, on.y.hi()));
        boolean cutX = left < on.x.lo() || right > on.x.hi(), cutY = bottom < on.y.lo() || top > on.y.hi();     // what goes on beyond the view is not thin
        boolean thin = fromX == toX && !cutX || fromY == toY && !cutY;
        for (int r = fromY; r <= toY; r++) {
            for (int c = fromX; c <= toX; c++) {
                boolean inside = middle(on.x, left) < c && c <= middle(on.x, right) && middle(on.y, bottom) < r && r <= middle(on.y, top);
                if (thin || inside) on.hits.add(new Hit(row, r * on.x.cells() + c));
            }
        }
        return on.hits;
    }

    /// Sides of polygons are kept as float32.
    private static float middle(Axis axis, double v) {
        return (float) (v * axis.scale() + axis.shift() - 0.5);
    }

    private static boolean lacks(double... of) {
        for (double v : of) if (!Double.isFinite(v)) return true;
        return false;
    }

    /// Truncated, and the border itself belongs to the last cell.
    private int cell(Axis axis, double v) {
        return (int) Math.max(0, Math.min(place(axis, v), axis.cells() - 1));
    }

    private static long place(Axis axis, double v) {
        long i = (long) (v * axis.scale() + axis.shift()), border = Math.round(axis.hi() * axis.scale() + axis.shift());
        return i == border ? i - 1 : i;
    }

    private double enters, leaves;

    /// Narrows the part of a segment that is in view: where `p * t <= q`.
    private boolean narrow(double p, double q) {
        if (p == 0) return q >= 0;
        double t = q / p;
        if (p < 0 && q < 0) {
            if (t > leaves) return false;
            enters = Math.max(enters, t);
        } else if (p > 0 && q < p) {
            if (t < enters) return false;
            leaves = Math.min(leaves, t);
        }
        return true;
    }

    private void segment(int row, boolean first, double ax, double ay, double bx, double by) {
        if (Math.max(ax, bx) < x.lo() || Math.min(ax, bx) > x.hi() || Math.max(ay, by) < y.lo() || Math.min(ay, by) > y.hi()) return;
        enters = 0;
        leaves = 1;
        double dx = bx - ax, dy = by - ay;
        if (!(narrow(-dx, ax - x.lo()) && narrow(dx, x.hi() - ax) && narrow(-dy, ay - y.lo()) && narrow(dy, y.hi() - ay))) return;
        double x1 = leaves < 1 ? ax + leaves * dx : bx, y1 = leaves < 1 ? ay + leaves * dy : by;
        double x0 = enters > 0 ? ax + enters * dx : ax, y0 = enters > 0 ? ay + enters * dy : ay;
        boolean clipped = enters > 0 || leaves < 1;
        int cx = cell(x, x0), cy = cell(y, y0), ex = cell(x, x1), ey = cell(y, y1);
        if (!clipped && cx == ex && cy == ey || first || enters > 0) hits.add(new Hit(row, cy * x.cells() + cx));
        int stepX = Integer.signum(ex - cx), stepY = Integer.signum(ey - cy), wide = Math.abs(ex - cx), high = Math.abs(ey - cy);
        boolean flat = wide >= high;
        int steps = flat ? wide : high, across = flat ? high : wide;
        boolean ties = flat ? stepX > 0 : stepY > 0;
        int error = 4 * across - 2 * steps;
        for (int i = 0; i < steps; i++) {
            boolean aside = error > 0 || error == 0 && ties;
            if (aside) error -= 4 * steps;
            error += 4 * across;
            if (flat || aside) cx += stepX;
            if (!flat || aside) cy += stepY;
            hits.add(new Hit(row, cy * x.cells() + cx));
        }
    }

    private void trapezoid(int row, boolean first, boolean stacked, double x0, double x1, double y0, double y1, double y2, double y3) {
        enters = 0;
        leaves = 1;
        double dx = x1 - x0, dy0 = y3 - y0, dy1 = y2 - y1;
        if (Math.max(Math.max(y0, y1), Math.max(y2, y3)) < y.lo() || Math.min(Math.min(y0, y1), Math.min(y2, y3)) > y.hi()) return;
        if (!(narrow(-dx, x0 - x.lo()) && narrow(dx, x.hi() - x0))) return;
        if (leaves < 1) {
            x1 = x0 + leaves * dx;
            y2 = y1 + leaves * dy1;
            y3 = y0 + leaves * dy0;
        }
        if (enters > 0) {
            x0 += enters * dx;
            y0 += enters * dy0;
            y1 += enters * dy1;
        }
        int cx = cell(x, x0), ex = cell(x, x1), step = Integer.signum(ex - cx), steps = Math.abs(ex - cx);
        long[] over = {place(y, y0), place(y, y3)}, under = {place(y, y1), place(y, y2)};
        if (first || enters > 0) column(row, cx, over[0], under[0], stacked);
        if (steps == 0 && enters == 0 && leaves == 1) column(row, ex, over[1], under[1], stacked);
        Walk upper = new Walk(over[0], over[1], steps, step > 0), lower = new Walk(under[0], under[1], steps, step > 0);
        for (int i = 0; i < steps; i++) {
            cx += step;
            column(row, cx, upper.next(), lower.next(), stacked);
        }
    }

    /// A line of cells, step by step along x.
    private static final class Walk {
        private final long steps, high;
        private final int up;
        private final boolean ties;
        private long at, error;

        Walk(long from, long to, long steps, boolean ties) {
            this.steps = steps;
            this.ties = ties;
            at = from;
            high = Math.abs(to - from);
            up = Long.signum(to - from);
            error = 4 * high - 2 * steps;
        }

        long next() {
            while (error > 0 || error == 0 && ties) {
                error -= 4 * steps;
                at += up;
            }
            error += 4 * high;
            return at;
        }
    }

    private void column(int row, int column, long from, long to, boolean stacked) {
        int top = y.cells() - 1;
        long step = Long.signum(to - from);
        if (from < 0 && to <= 0 || from > top && to >= top) return;
        List<Long> filled = new ArrayList<>();
        long end = Math.max(-1, Math.min(to, top + 1)), c = Math.max(0, Math.min(from, top));
        step = Long.signum(end - c);
        for (; c != end; c += step) filled.add(c);
        if (!stacked && end >= 0 && end <= top) filled.add(end);
        for (long f : filled) hits.add(new Hit(row, (int) f * x.cells() + column));
    }
}
