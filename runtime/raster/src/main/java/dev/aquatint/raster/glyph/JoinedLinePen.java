package dev.aquatint.raster.glyph;

/// A line that joins row after row.
final class JoinedLinePen implements Pen {
    private final Stroke stroke;

    JoinedLinePen(Stroke stroke) {
        this.stroke = stroke;
    }

    @Override
    public void draw(Window window, Hits hits) {
        double[] x = window.at[0], y = window.at[1];
        for (int i = window.from; i < window.to; i++) {
            boolean first = Place.missing(x[i - 1], y[i - 1]), last = Place.missing(x[i + 2], y[i + 2]);
            stroke.segment(window.row[i], first, last, x[i - 1], y[i - 1], x[i], y[i], x[i + 1], y[i + 1], hits);
        }
    }
}
