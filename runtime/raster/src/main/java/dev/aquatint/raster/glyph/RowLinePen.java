package dev.aquatint.raster.glyph;

/// A line for each row through its own points: coordinates are x and y in turn.
final class RowLinePen implements Pen {
    private final Stroke stroke;

    RowLinePen(Stroke stroke) {
        this.stroke = stroke;
    }

    @Override
    public void draw(Window window, Hits hits) {
        double[][] at = window.at;
        int points = at.length / 2;
        for (int i = window.from; i < window.to; i++) {
            boolean first = true;
            double xm = 0, ym = 0;
            for (int p = 0; p + 1 < points; p++) {
                double ax = at[2 * p][i], ay = at[2 * p + 1][i], bx = at[2 * p + 2][i], by = at[2 * p + 3][i];
                boolean last = p + 2 == points || Place.missing(at[2 * p + 4][i], at[2 * p + 5][i]);
                stroke.segment(window.row[i], first, last, xm, ym, ax, ay, bx, by, hits);
                first = Place.missing(ax, ay);
                xm = ax;
                ym = ay;
            }
        }
    }
}
