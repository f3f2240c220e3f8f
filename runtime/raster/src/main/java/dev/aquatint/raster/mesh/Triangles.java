package dev.aquatint.raster.mesh;

import dev.aquatint.operation.Interpolation;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;

/// Triangles by the middles of cells that lie in them; a middle on an edge belongs to one of the two triangles there. One that lies
/// within a cell falls on that cell. Datashader's `Triangles`.
///
/// Triangles with a corner that is no number are not drawn.
public final class Triangles implements Drawn {
    /// The grid is cut into so many bands at most, each with a list of the triangles that reach into it.
    private static final int BANDS = 64, CHECKED = 1 << 16;

    private final Surface surface;
    private final boolean smooth;
    private final int width, height, rows;
    private final double[] x, y;                // of vertices, in cells of the grid: whole numbers are middles
    private final double leftmost, rightmost, lowest, highest;
    private final int[] start, triangle;        // band b has the triangles triangle[start[b]] to triangle[start[b + 1] - 1], in order

    /// @param check called now and then, to throw when work is not wanted any more
    public Triangles(Surface surface, Interpolation interpolation, Grid grid, Runnable check) {
        this.surface = surface;
        this.smooth = interpolation == Interpolation.LINEAR;
        this.width = grid.width();
        this.height = grid.height();
        this.rows = (height + BANDS - 1) / BANDS;
        this.x = places(surface.x(), grid.x());
        this.y = places(surface.y(), grid.y());
        this.leftmost = place(grid.x().from(), grid.x());
        this.rightmost = place(grid.x().to(), grid.x());
        this.lowest = place(grid.y().from(), grid.y());
        this.highest = place(grid.y().to(), grid.y());
        int bands = (height + rows - 1) / rows;
        this.start = new int[bands + 1];
        int[] at = new int[bands];
        for (int t = 0; t < surface.triangles(); t++) {
            if (t % CHECKED == 0) check.run();
            for (int b = firstBand(t), last = lastBand(t); b <= last; b++) start[b + 1] = Math.addExact(start[b + 1], 1);
        }
        for (int b = 0; b < bands; b++) at[b] = start[b + 1] = Math.addExact(start[b + 1], start[b]);
        for (int b = 0; b < bands; b++) at[b] = start[b];
        this.triangle = new int[start[bands]];
        for (int t = 0; t < surface.triangles(); t++) {
            if (t % CHECKED == 0) check.run();
            for (int b = firstBand(t), last = lastBand(t); b <= last; b++) triangle[at[b]++] = t;
        }
    }

    private static double[] places(double[] values, Axis axis) {
        double[] place = new double[values.length];
        for (int i = 0; i < place.length; i++) {
            double v = values[i];
            if (axis.log()) v = v > 0 ? Math.log10(v) : Double.NaN;
            place[i] = Double.isFinite(v) ? place(v, axis) : Double.NaN;
        }
        return place;
    }

    private static double place(double v, Axis axis) {
        return v * axis.scale() + axis.shift() - 0.5;
    }

    private int firstBand(int t) {
        int a = surface.corner()[3 * t], b = surface.corner()[3 * t + 1], c = surface.corner()[3 * t + 2];
        double x0 = Math.min(Math.min(x[a], x[b]), x[c]), x1 = Math.max(Math.max(x[a], x[b]), x[c]);
        double y0 = Math.min(Math.min(y[a], y[b]), y[c]), y1 = Math.max(Math.max(y[a], y[b]), y[c]);
        boolean seen = x0 < rightmost && x1 >= leftmost && y0 < highest && y1 >= lowest;       // false for NaN
        return seen ? bottom(y0) / rows : Integer.MAX_VALUE;
    }

    private int lastBand(int t) {
        int a = surface.corner()[3 * t], b = surface.corner()[3 * t + 1], c = surface.corner()[3 * t + 2];
        return top(Math.max(Math.max(y[a], y[b]), y[c])) / rows;
    }

    private int bottom(double y0) {
        return Math.max((int) Math.floor(Math.max(y0, lowest) + 0.5), 0);
    }

    private int top(double y1) {
        return Math.min((int) Math.floor(Math.min(y1, highest) + 0.5), height - 1);
    }

    @Override
    public void draw(int from, int to, Hits into) {
        for (int band = from / rows; band <= (to - 1) / rows; band++) {
            int first = Math.max(from, band * rows), end = Math.min(to, (band + 1) * rows);
            for (int i = start[band]; i < start[band + 1]; i++) {
                draw(triangle[i], first, end, into);
                if (i % CHECKED == 0) into.flush();
            }
        }
        into.flush();
    }

    private void draw(int t, int from, int to, Hits into) {
        int[] corner = surface.corner();
        int a = corner[3 * t], b = corner[3 * t + 1], c = corner[3 * t + 2];
        double ax = x[a], ay = y[a], bx = x[b], by = y[b], cx = x[c], cy = y[c];
        int x0 = Math.max((int) Math.floor(Math.max(Math.min(Math.min(ax, bx), cx), leftmost) + 0.5), 0);
        int x1 = Math.min((int) Math.floor(Math.min(Math.max(Math.max(ax, bx), cx), rightmost) + 0.5), width - 1);
        int y0 = bottom(Math.min(Math.min(ay, by), cy)), y1 = top(Math.max(Math.max(ay, by), cy));
        double v0 = surface.value(t, 0), v1 = surface.value(t, 1), v2 = surface.value(t, 2), mean = (v0 + v1 + v2) / 3;
        if (x0 == x1 && y0 == y1) {
            if (y0 >= from && y0 < to) into.add(y0 * width + x0, mean);
            return;
        }
        boolean ab = !(ay < by || by == ay && ax < bx), bc = !(by < cy || cy == by && bx < cx), ca = !(cy < ay || ay == cy && cx < ax);     // whose edge is the triangle's own
        double area = edge(ax, ay, bx, by, cx, cy);
        for (int r = Math.max(y0, from), end = Math.min(y1 + 1, to); r < end; r++) {
            for (int i = x0; i <= x1; i++) {
                double g2 = edge(ax, ay, bx, by, i, r), g0 = edge(bx, by, cx, cy, i, r), g1 = edge(cx, cy, ax, ay, i, r);
                if ((g2 > 0 || ab && g2 == 0) && (g0 > 0 || bc && g0 == 0) && (g1 > 0 || ca && g1 == 0)) {
                    into.add(r * width + i, smooth ? (g0 * v0 + g1 * v1 + g2 * v2) / area : mean);
                }
            }
        }
    }

    /// Twice the area of a triangle, above zero where it faces the viewer.
    private static double edge(double ax, double ay, double bx, double by, double cx, double cy) {
        return (cx - ax) * (by - ay) - (cy - ay) * (bx - ax);
    }
}
