package dev.aquatint.raster.glyph;

/// A filled rectangle for each row: coordinates are x and y of two opposite corners.
///
/// The cells are those of Datashader for a polygon with these corners, whose sides it keeps as float32.
final class RectanglePen implements Pen {
    private final Axis x, y;
    private final Snap xs, ys;

    RectanglePen(Grid grid) {
        x = grid.x();
        y = grid.y();
        xs = new Snap(x);
        ys = new Snap(y);
    }

    @Override
    public void draw(Window window, Hits hits) {
        double[] x0 = window.at[0], y0 = window.at[1], x1 = window.at[2], y1 = window.at[3];
        for (int i = window.from; i < window.to; i++) {
            rectangle(window.row[i], Math.min(x0[i], x1[i]), Math.max(x0[i], x1[i]), Math.min(y0[i], y1[i]), Math.max(y0[i], y1[i]), hits);
        }
    }

    private void rectangle(int row, double left, double right, double bottom, double top, Hits hits) {
        if (!(right >= x.lo() && left <= x.hi() && top >= y.lo() && bottom <= y.hi())) return;      // NaN, too
        int fromX = xs.cell(Math.max(left, x.lo())), toX = xs.cell(Math.min(right, x.hi())) + 1;
        int fromY = ys.cell(Math.max(bottom, y.lo())), toY = ys.cell(Math.min(top, y.hi())) + 1;
        if (!xs.one(left, right) && !ys.one(bottom, top)) {
            fromX = Math.max(fromX, after(x, left));
            toX = Math.min(toX, after(x, right));
            fromY = Math.max(fromY, after(y, bottom));
            toY = Math.min(toY, after(y, top));
        }
        for (int r = fromY; r < toY; r++) hits.add(r * x.cells() + fromX, r * x.cells() + toX, row);
    }

    /// The first cell whose middle is above a value.
    private static int after(Axis axis, double v) {
        return (int) Math.clamp(Math.floor((float) (axis.place(v) - 0.5)) + 1, 0, axis.cells());
    }
}
