package dev.aquatint.raster.mesh;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.raster.glyph.Axis;

/// Where the cells of a mesh meet, inferred from their middles: half way to the neighbours, and as far beyond the outer ones.
final class Breaks {
    private Breaks() {}

    /// @param centres at least two
    static double[] of(double[] centres) {
        int n = centres.length;
        double[] at = new double[n + 1];
        at[0] = centres[0] - 0.5 * (centres[1] - centres[0]);
        for (int i = 1; i < n; i++) at[i] = centres[i - 1] + 0.5 * (centres[i] - centres[i - 1]);
        at[n] = centres[n - 1] + 0.5 * (centres[n - 1] - centres[n - 2]);
        return at;
    }

    /// The corners of curved cells, each in the middle of the four centres around it; beyond the outer ones, centres go on in a
    /// straight line.
    ///
    /// @param centres `m` rows of `n`, at least two of each
    /// @return `m + 1` rows of `n + 1`
    static double[] of(double[] centres, int n, int m) {
        int wide = n + 2;
        double[] padded = new double[wide * (m + 2)];
        for (int i = 0; i < m; i++) {
            int row = (i + 1) * wide, from = i * n;
            System.arraycopy(centres, from, padded, row + 1, n);
            padded[row] = 2 * centres[from] - centres[from + 1];
            padded[row + n + 1] = 2 * centres[from + n - 1] - centres[from + n - 2];
        }
        int last = (m + 1) * wide;
        for (int j = 1; j <= n; j++) {
            padded[j] = 2 * padded[wide + j] - padded[2 * wide + j];
            padded[last + j] = 2 * padded[m * wide + j] - padded[(m - 1) * wide + j];
        }
        for (int row : new int[] {0, last}) {
            padded[row] = 2 * padded[row + 1] - padded[row + 2];
            padded[row + n + 1] = 2 * padded[row + n] - padded[row + n - 1];
        }
        double[] at = new double[(n + 1) * (m + 1)];
        for (int i = 0; i <= m; i++) {
            int a = i * wide, b = a + wide;
            for (int j = 0; j <= n; j++) at[i * (n + 1) + j] = 0.25 * (padded[a + j] + padded[a + j + 1] + padded[b + j] + padded[b + j + 1]);
        }
        return at;
    }

    /// What finite places cover; an axis where they are all equal reaches one further on both sides, one without any from -1 to 1. On a log axis only places above zero
    /// count, and it reaches ten times further, or from 0.1 to 10.
    static Range range(double[] at, AxisType type) {
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (double v : at) {
            if (!Double.isFinite(v) || type == AxisType.LOG && v <= 0) continue;
            lo = Math.min(lo, v);
            hi = Math.max(hi, v);
        }
        if (lo < hi) return new Range(lo, hi);
        return switch (type) {
            case LINEAR -> lo > hi ? new Range(-1, 1) : Axis.around(lo);
            case LOG -> lo > hi ? new Range(0.1, 10) : new Range(lo / 10, hi * 10);
        };
    }
}
