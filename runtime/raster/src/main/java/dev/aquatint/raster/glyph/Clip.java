package dev.aquatint.raster.glyph;

/// Cuts segments to the view: Liang and Barsky's algorithm, in the order of operations of Datashader.
///
/// Where float64 cannot tell where a segment meets the border, because it begins or ends very far away, the end is put on the border.
final class Clip {
    private static final int NONE = 0, LEFT = 1, RIGHT = 2, BOTTOM = 3, TOP = 4;

    /// Differences of such numbers are still numbers.
    private static final double FAR = Double.MAX_VALUE / 4;

    private final double xmin, xmax, ymin, ymax;
    private final double xslack, yslack;        // what rounding may do to an end and Datashader lets pass

    double x0, y0, x1, y1;

    /// Whether the end was cut off.
    boolean start, end;

    Clip(Grid grid) {
        xmin = grid.x().lo();
        xmax = grid.x().hi();
        ymin = grid.y().lo();
        ymax = grid.y().hi();
        xslack = (xmax - xmin) * 1e-6;
        yslack = (ymax - ymin) * 1e-6;
    }

    /// Leaves what is in view of a segment in the fields; false where nothing is, or where an end is missing or infinite.
    boolean cut(double ax, double ay, double bx, double by) {
        x0 = ax;
        y0 = ay;
        x1 = bx;
        y1 = by;
        start = end = false;
        if (inside(ax, ay) && inside(bx, by)) return true;
        if (ax < xmin && bx < xmin || ax > xmax && bx > xmax || ay < ymin && by < ymin || ay > ymax && by > ymax) return false;
        if (!(ax * 0 + ay * 0 + bx * 0 + by * 0 == 0)) return false;
        ax = Math.clamp(ax, -FAR, FAR);
        ay = Math.clamp(ay, -FAR, FAR);
        double dx = Math.clamp(bx, -FAR, FAR) - ax, dy = Math.clamp(by, -FAR, FAR) - ay;
        double t0 = 0, t1 = 1;
        int enters = NONE, leaves = NONE;

        double q = ax - xmin;
        if (dx > 0 && q < 0) {
            double r = q / -dx;
            if (r > t1) return false;
            t0 = r;
            enters = LEFT;
        } else if (dx < 0 && q < -dx) {
            double r = q / -dx;
            if (r < t0) return false;
            t1 = r;
            leaves = LEFT;
        } else if (q < 0) {
            return false;
        }

        q = xmax - ax;
        if (dx < 0 && q < 0) {
            double r = q / dx;
            if (r > t1) return false;
            if (r > t0) {
                t0 = r;
                enters = RIGHT;
            }
        } else if (dx > 0 && q < dx) {
            double r = q / dx;
            if (r < t0) return false;
            if (r < t1) {
                t1 = r;
                leaves = RIGHT;
            }
        } else if (q < 0) {
            return false;
        }

        q = ay - ymin;
        if (dy > 0 && q < 0) {
            double r = q / -dy;
            if (r > t1) return false;
            if (r > t0) {
                t0 = r;
                enters = BOTTOM;
            }
        } else if (dy < 0 && q < -dy) {
            double r = q / -dy;
            if (r < t0) return false;
            if (r < t1) {
                t1 = r;
                leaves = BOTTOM;
            }
        } else if (q < 0) {
            return false;
        }

        q = ymax - ay;
        if (dy < 0 && q < 0) {
            double r = q / dy;
            if (r > t1) return false;
            if (r > t0) {
                t0 = r;
                enters = TOP;
            }
        } else if (dy > 0 && q < dy) {
            double r = q / dy;
            if (r < t0) return false;
            if (r < t1) {
                t1 = r;
                leaves = TOP;
            }
        } else if (q < 0) {
            return false;
        }

        if (t1 < 1) {
            end = true;
            x1 = onto(ax + t1 * dx, xmin, xmax, xslack, leaves == LEFT, leaves == RIGHT);
            y1 = onto(ay + t1 * dy, ymin, ymax, yslack, leaves == BOTTOM, leaves == TOP);
        }
        if (t0 > 0) {
            start = true;
            x0 = onto(ax + t0 * dx, xmin, xmax, xslack, enters == LEFT, enters == RIGHT);
            y0 = onto(ay + t0 * dy, ymin, ymax, yslack, enters == BOTTOM, enters == TOP);
        }
        return true;
    }

    private boolean inside(double x, double y) {
        return x >= xmin && x <= xmax && y >= ymin && y <= ymax;
    }

    private static double onto(double v, double lo, double hi, double slack, boolean atLo, boolean atHi) {
        if (atLo) return Math.abs(v - lo) <= slack ? v : lo;
        if (atHi) return Math.abs(v - hi) <= slack ? v : hi;
        return v < lo - slack ? lo : v > hi + slack ? hi : v;
    }
}
