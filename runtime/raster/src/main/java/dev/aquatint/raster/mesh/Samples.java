package dev.aquatint.raster.mesh;

import dev.aquatint.frame.Range;

/// One axis of an image: `n` evenly spaced samples, each in the middle of what it stands for.
///
/// @param step from sample to sample
/// @param lo where the first one begins
/// @param hi where the last one ends
record Samples(int n, double step, double lo, double hi) {

    /// @param centres the middles of samples, or null
    /// @param range what `n` samples cover if there are no middles
    static Samples of(double[] centres, Range range, int n) {
        return centres != null ? at(centres) : new Samples(n, (range.hi() - range.lo()) / n, range.lo(), range.hi());
    }

    private static Samples at(double[] centres) {
        int n = centres.length;
        double first = centres[0], step = (centres[n - 1] - first) / (n - 1), half = step / 2;
        return new Samples(n, step, first - half, step * n + first - half);
    }

    /// Where samples meet, one more than there are.
    double[] edges() {
        double[] at = new double[n + 1];
        for (int i = 0; i < n; i++) at[i] = lo + i * step;
        at[n] = hi;
        return at;
    }
}
