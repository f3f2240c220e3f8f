package dev.aquatint.raster.glyph;

/// Lines with a width and soft edges, in the arithmetic of Datashader: a rectangle around the segment is scanned row by row of cells, and a
/// cell is covered by as much as its middle's distance from the segment says, 1 within the line to 0 half a cell beyond its edge.
///
/// Ends and joins are round, and a line that stands still is a dot. Where hits are added up, a segment leaves out what the one before it has covered already: each cell gets what
/// the line as a whole covers.
final class SoftLine implements Stroke {
    private static final double EDGE = 1;           // how wide the fading is, in cells

    private final Clip clip;
    private final Axis x, y;
    private final boolean added;
    private final double width, scale, half, inner, fading;
    private boolean still;                          // whether the line has not moved so far
    private final double[] cx = new double[4], cy = new double[4];          // corners of the rectangle, anticlockwise

    /// @param added whether hits are added up; otherwise the largest on each cell counts
    SoftLine(Grid grid, double lineWidth, boolean added) {
        clip = new Clip(grid);
        x = grid.x();
        y = grid.y();
        this.added = added;
        scale = Math.min(lineWidth, 1);             // what is narrower than a cell is drawn as wide, and fainter
        width = Math.max(lineWidth, 1);
        half = 0.5 * (width + EDGE);
        inner = 0.5 * (width - EDGE);
        fading = half - inner;
    }

    @Override
    public void segment(int row, boolean first, boolean last, double xm, double ym, double ax, double ay, double bx, double by, Hits hits) {
        still = (first || still) && ax == bx && ay == by;
        if (!clip.cut(ax, ay, bx, by)) return;
        double x0 = middle(x, clip.x0), y0 = middle(y, clip.y0), x1 = middle(x, clip.x1), y1 = middle(y, clip.y1);
        if (x0 == x1 && y0 == y1) {
            if (last && (first || still) || !added) dot(row, x0, y0, hits);
            return;
        }
        boolean joined = added && !first && !clip.start;
        double px = joined ? middle(x, xm) : 0, py = joined ? middle(y, ym) : 0;
        if (Math.abs(x0 - x1) < Math.abs(y0 - y1)) {
            scan(row, y0, x0, y1, x1, joined, py, px, !added || last, y.cells() - 1, x.cells() - 1, x.cells(), 1, hits);
        } else {
            scan(row, x0, y0, x1, y1, joined, px, py, !added || last, x.cells() - 1, y.cells() - 1, 1, x.cells(), hits);
        }
    }

    /// A line that stands still.
    private void dot(int row, double x0, double y0, Hits hits) {
        int right = cell(Math.floor(x0 + half), x.cells() - 1), top = cell(Math.floor(y0 + half), y.cells() - 1);
        for (int r = cell(Math.ceil(y0 - half), y.cells() - 1); r <= top; r++) {
            for (int c = cell(Math.ceil(x0 - half), x.cells() - 1); c <= right; c++) {
                double value = cover(Math.sqrt((c - x0) * (c - x0) + (r - y0) * (r - y0)));
                if (value > 0) hits.add(r * x.cells() + c, row, value, false);
            }
        }
    }

    /// Where the middles of cells are whole numbers.
    private static double middle(Axis axis, double v) {
        return axis.place(v) - 0.5;
    }

    /// @param joined whether a segment from (px, py) ends where this one begins
    /// @param capped whether there is a round end
    /// @param xstep from one cell to the next along x, which may be the y of the grid: segments are scanned across their shorter side
    private void scan(int row, double x0, double y0, double x1, double y1, boolean joined, double px, double py, boolean capped, int xmax, int ymax,
            int xstep, int ystep, Hits hits) {
        boolean down = y1 < y0 || y1 == y0 && x1 < x0;
        double alongX = x1 - x0, alongY = y1 - y0, length = Math.sqrt(alongX * alongX + alongY * alongY);
        alongX /= length;
        alongY /= length;
        double rightX = alongY, rightY = -alongX;
        if (down) {
            corners(x1, y1, x0, y0, -half, rightX, rightY, alongX, alongY);
        } else {
            corners(x0, y0, x1, y1, half, rightX, rightY, alongX, alongY);
        }
        int low = down ? x0 > x1 ? 0 : 1 : x1 > x0 ? 0 : 1;

        double beforeX = 0, beforeY = 0, before = 0;
        if (joined) {
            beforeX = x0 - px;
            beforeY = y0 - py;
            before = Math.sqrt(beforeX * beforeX + beforeY * beforeY);
            joined = before > 0;
            beforeX /= before;
            beforeY /= before;
            capped |= !joined;
        }

        int from = cell(Math.ceil(cy[low]), ymax), to = cell(Math.floor(cy[low + 2 & 3]), ymax);
        int leftLow = low, leftHigh = low + 1 & 3, rightLow = low, rightHigh = low + 3 & 3;
        for (int y = from; y <= to; y++) {
            if (leftLow == low && y > cy[leftHigh]) {
                leftLow = leftHigh;
                leftHigh = leftLow + 1 & 3;
            }
            if (rightLow == low && y > cy[rightHigh]) {
                rightLow = rightHigh;
                rightHigh = rightLow + 3 & 3;
            }
            int left = cell(Math.ceil(side(y, leftLow, leftHigh)), xmax), right = cell(Math.floor(side(y, rightLow, rightHigh)), xmax);
            for (int x = left; x <= right; x++) {
                double dx = x - x0, dy = y - y0, along = dx * alongX + dy * alongY, past = 0, distance;
                if (along < 0) {
                    if (joined && !(dx * beforeX + dy * beforeY > 0)) continue;
                    distance = Math.sqrt(dx * dx + dy * dy);
                } else if (along > length) {
                    if (!capped) continue;
                    distance = Math.sqrt((x - x1) * (x - x1) + (y - y1) * (y - y1));
                } else {
                    distance = Math.abs(dx * rightX + dy * rightY);
                    if (joined) {
                        double back = dx * beforeX + dy * beforeY, aside = Math.abs(dx * beforeY + dy * -beforeX);
                        if (-before <= back && back <= 0 && aside <= half) past = cover(aside);
                    }
                }
                double value = cover(distance);
                if (value > past) hits.add(y * ystep + x * xstep, row, value - past, past != 0);
            }
        }
    }

    private void corners(double ax, double ay, double bx, double by, double half, double rightX, double rightY, double alongX, double alongY) {
        cx[0] = ax + half * (rightX - alongX);
        cx[1] = ax + half * (-rightX - alongX);
        cx[2] = bx + half * (-rightX + alongX);
        cx[3] = bx + half * (rightX + alongX);
        cy[0] = ay + half * (rightY - alongY);
        cy[1] = ay + half * (-rightY - alongY);
        cy[2] = by + half * (-rightY + alongY);
        cy[3] = by + half * (rightY + alongY);
    }

    /// Where a side of the rectangle is at a height; of a level one the far end.
    private double side(int y, int low, int high) {
        if (cy[low] == cy[high]) return cx[high];
        return cx[low] + (y - cy[low]) / (cy[high] - cy[low]) * (cx[high] - cx[low]);
    }

    private static int cell(double v, int last) {
        return (int) Math.max(0, Math.min(v, last));
    }

    private double cover(double distance) {
        double out = distance - inner;
        if (fading != 1) out /= fading;                 // mostly it is 1, and a division takes as long as all the rest
        return (1 - Math.max(0, Math.min(out, 1))) * scale;
    }
}
