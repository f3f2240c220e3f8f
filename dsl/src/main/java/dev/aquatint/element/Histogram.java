package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.style.Style;

/// How many rows have values in each of equally wide bins; the last bin includes its upper end.
///
/// Bins of a column of whole numbers hold equally many numbers each, and may be fewer than asked for; with a [#range(double, double)] they are as asked.
///
/// @param range what the bins cover; null for all there is
public record Histogram(Frame frame, String column, int bins, Range range, Style style) implements Element<Histogram> {
    public Histogram {
        frame.schema().indexOf(column);
        if (bins < 1 || bins > 10_000) throw new IllegalArgumentException("a histogram has 1 to 10000 bins, not " + bins);
    }

    public Histogram bins(int bins) {
        return new Histogram(frame, column, bins, range, style);
    }

    public Histogram range(double lo, double hi) {
        return new Histogram(frame, column, bins, new Range(lo, hi), style);
    }

    /// A CSS colour for the bars.
    public Histogram color(String css) {
        return with(style.color(css));
    }

    @Override
    public Histogram with(Style style) {
        return new Histogram(frame, column, bins, range, style);
    }
}
