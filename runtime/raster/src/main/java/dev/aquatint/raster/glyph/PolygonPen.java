package dev.aquatint.raster.glyph;

import java.util.Arrays;

/// Filled polygons: a cell is hit if the polygon winds around its middle. A middle on a side belongs to the polygon on the left of the side, and
/// one on a level side to the polygon below it, so of two polygons that share a side one has it. Where a polygon is no wider or no higher than
/// one cell, all cells that it reaches are hit. Each polygon of a multi-polygon hits by itself.
///
/// Sides are kept as float32 and cells compared with them as Datashader does. It asks each cell for each side; here each side is asked once
/// for each row where it ends to be on the right, and the winding numbers along a row are running sums.
final class PolygonPen implements Pen {
    private final Outlines outlines;
    private final Axis x, y;
    private final Snap xs, ys;
    private int[] turns = new int[0];           // by how much the winding number changes at a cell, all zero between polygons

    PolygonPen(Outlines outlines, Grid grid) {
        this.outlines = outlines;
        x = grid.x();
        y = grid.y();
        xs = new Snap(x);
        ys = new Snap(y);
    }

    @Override
    public void draw(Window window, Hits hits) {
        double[] code = window.at[0];
        for (int i = window.from; i < window.to; i++) {
            if (code[i] != code[i]) continue;
            for (Outline outline : outlines.of((int) code[i])) draw(outline, window.row[i], hits);
        }
    }

    private void draw(Outline outline, int row, Hits hits) {
        double left = outline.extent().x0(), right = outline.extent().x1(), bottom = outline.extent().y0(), top = outline.extent().y1();
        if (right < x.lo() || left > x.hi() || top < y.lo() || bottom > y.hi()) return;
        int fromX = xs.cell(Math.max(left, x.lo())), toX = xs.cell(Math.min(right, x.hi())) + 1;
        int fromY = ys.cell(Math.max(bottom, y.lo())), toY = ys.cell(Math.min(top, y.hi())) + 1;
        if (xs.one(left, right) || ys.one(bottom, top)) {
            for (int r = fromY; r < toY; r++) hits.add(r * x.cells() + fromX, r * x.cells() + toX, row);
            return;
        }
        int stride = toX - fromX + 1, size = Math.multiplyExact(stride, toY - fromY);
        if (turns.length < size) turns = new int[Math.max(size, 4096)];
        double[] at = outline.at();
        int start = 0;
        for (int end : outline.end()) {
            double x0 = middle(x, at[start]), y0 = middle(y, at[start + 1]);
            for (int i = start + 2; i < end; i += 2) {
                double x1 = middle(x, at[i]), y1 = middle(y, at[i + 1]);
                if (y1 > y0) side((float) x0, (float) y0, (float) x1, (float) y1, 1, fromX, toX, fromY, toY, stride);
                if (y1 < y0) side((float) x1, (float) y1, (float) x0, (float) y0, -1, fromX, toX, fromY, toY, stride);
                x0 = x1;
                y0 = y1;
            }
            start = end;
        }
        for (int r = fromY; r < toY; r++) {
            int first = (r - fromY) * stride, winding = 0, begun = -1;
            for (int c = fromX; c <= toX; c++) {
                winding += turns[first + c - fromX];
                boolean inside = winding != 0 && c < toX;
                if (inside && begun < 0) begun = c;
                if (!inside && begun >= 0) {
                    hits.add(r * x.cells() + begun, r * x.cells() + c, row);
                    begun = -1;
                }
            }
            Arrays.fill(turns, first, first + stride, 0);
        }
    }

    /// In cells of the grid, where whole numbers are middles. On a log axis what has no logarithm is as far down as numbers go.
    private static double middle(Axis axis, double v) {
        return (axis.log() ? Math.log10(Math.max(v, Double.MIN_VALUE)) : v) * axis.scale() + axis.shift() - 0.5;
    }

    /// A side from its lower end to its upper one: in each row between, it winds around the cells from the left to where it is crossed.
    private void side(double x0, double y0, double x1, double y1, int turn, int fromX, int toX, int fromY, int toY, int stride) {
        if (x0 < fromX && x1 < fromX) return;
        int low = Math.max((int) Math.clamp((long) Math.floor(y0) + 1, fromY, toY), fromY), high = (int) Math.clamp((long) Math.floor(y1) + 1, fromY, toY);
        double slope = (x1 - x0) / (y1 - y0);
        for (int r = low; r < high; r++) {
            double guess = x0 + (r - y0) * slope;
            int c = (int) Math.clamp((long) guess - 2, fromX, toX);
            if (c > fromX && !onTheRight(x0, y0, x1, y1, c - 1, r)) c = fromX;        // a guess gone wrong: look at all of them
            while (c < toX && onTheRight(x0, y0, x1, y1, c, r)) c++;
            int first = (r - fromY) * stride;
            turns[first] += turn;
            turns[first + c - fromX] -= turn;
        }
    }

    /// Whether a ray from the middle of a cell to the right crosses the side, or the middle is on it.
    private static boolean onTheRight(double x0, double y0, double x1, double y1, int c, int r) {
        if (c <= x0 && c <= x1) return true;
        if (x0 < c && x1 < c) return false;
        double ax = x0 - c, ay = y0 - r, bx = x1 - c, by = y1 - r;
        return bx * ay - by * ax <= 0;
    }
}
