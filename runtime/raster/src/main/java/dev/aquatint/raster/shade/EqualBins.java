package dev.aquatint.raster.shade;

/// Equally wide bins over a range, each value in the bin that `numpy.histogram` puts it into.
///
/// @param step the width of a bin, rounded; edges are multiples of it, but for the last, which is `hi` itself
public record EqualBins(double lo, double hi, int bins, double step) {
    private static final double MOST_EXACT = 1L << 51;

    /// A range without width is widened by a half on both sides.
    public static EqualBins over(double lo, double hi, int bins) {
        if (lo == hi) {
            lo -= 0.5;
            hi += 0.5;
        }
        return new EqualBins(lo, hi, bins, (hi - lo) / bins);
    }

    /// Bins that hold equally many whole numbers each, so that even data have no comb: as many as are asked for or fewer, with ends half way between two numbers.
    ///
    /// @param lo the smallest whole number
    /// @param hi the largest whole number
    public static EqualBins ofWhole(double lo, double hi, int bins) {
        double numbers = hi - lo + 1, each = Math.ceil(numbers / bins);
        if (Math.max(Math.abs(lo), Math.abs(hi)) + each > MOST_EXACT) return over(lo, hi, bins);
        int n = (int) Math.ceil(numbers / each);
        return new EqualBins(lo - 0.5, lo - 0.5 + n * each, n, each);
    }

    public double edge(int i) {
        return i == bins ? hi : i * step + lo;
    }

    public double[] edges() {
        double[] e = new double[bins + 1];
        for (int i = 0; i <= bins; i++) e[i] = edge(i);
        return e;
    }

    public double centre(int i) {
        return (edge(i) + edge(i + 1)) / 2;
    }

    /// The bin of a value within the range.
    public int of(double v) {
        int i = Math.min((int) ((v - lo) / (hi - lo) * bins), bins - 1);
        if (v < edge(i)) return i - 1;                                      // rounding may have crossed an edge
        return i < bins - 1 && v >= edge(i + 1) ? i + 1 : i;
    }
}
