package dev.aquatint.raster.mesh;

/// What becomes of the samples under one cell; NaN when none of them is finite.
///
/// Those with weights count a sample by the share of it that lies under the cell. The mean of equal values is exactly their value, and their
/// variance, which is measured from the first of them, exactly 0.
public enum Downsampling {
    /// weighted
    MEAN {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            double sum = 0, weights = 0, least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                double wy = y.weight(r, j);
                int row = in.row(j);
                for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                    double v = z[row + i];
                    if (!Double.isFinite(v)) continue;
                    double w = x.weight(c, i) * wy;
                    sum += w * v;
                    weights += w;
                    least = Math.min(least, v);
                    greatest = Math.max(greatest, v);
                }
            }
            return weights == 0 ? Double.NaN : Math.clamp(sum / weights, least, greatest);         // rounding may carry it beyond
        }
    },
    /// the first in the first row
    FIRST {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                int row = in.row(j);
                for (int i = x.from()[c]; i <= x.to()[c]; i++) if (Double.isFinite(z[row + i])) return z[row + i];
            }
            return Double.NaN;
        }
    },
    /// the last in the last row
    LAST {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            for (int j = y.to()[r]; j >= y.from()[r]; j--) {
                int row = in.row(j);
                for (int i = x.to()[c]; i >= x.from()[c]; i--) if (Double.isFinite(z[row + i])) return z[row + i];
            }
            return Double.NaN;
        }
    },
    MIN {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                int row = in.row(j);
                for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                    double v = z[row + i];
                    if (v < least && v != Double.NEGATIVE_INFINITY) least = v;
                }
            }
            return least == Double.POSITIVE_INFINITY ? Double.NaN : least;
        }
    },
    MAX {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                int row = in.row(j);
                for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                    double v = z[row + i];
                    if (v > greatest && v != Double.POSITIVE_INFINITY) greatest = v;
                }
            }
            return greatest == Double.NEGATIVE_INFINITY ? Double.NaN : greatest;
        }
    },
    /// the value that covers most of the cell; the first of those that cover as much
    MODE {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            Frequencies of = new Frequencies((x.to()[c] - x.from()[c] + 1) * (y.to()[r] - y.from()[r] + 1));
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                double wy = y.weight(r, j);
                int row = in.row(j);
                for (int i = x.from()[c]; i <= x.to()[c]; i++) {
                    double v = z[row + i];
                    if (Double.isFinite(v)) of.add(v, x.weight(c, i) * wy);
                }
            }
            return of.mode();
        }
    },
    /// weighted, divided by the sum of weights
    VAR {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            return variance(z, in, x, c, y, r);
        }
    },
    /// the root of the variance
    STD {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            return Math.sqrt(variance(z, in, x, c, y, r));
        }
    };

    /// @param z the array of the patch
    /// @param c the column of the cell
    /// @param r the row of the cell
    abstract double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r);

    /// What becomes of one sample.
    double ofOne(double v) {
        return !Double.isFinite(v) ? Double.NaN : spread() ? 0 : v;
    }

    /// Whether it says how far samples are apart: of one it is 0, and between two there is nothing to see.
    boolean spread() {
        return this == VAR || this == STD;
    }

    private static double variance(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
        double first = FIRST.of(z, in, x, c, y, r), weights = 0, sum = 0, squares = 0;
        for (int j = y.from()[r]; j <= y.to()[r]; j++) {
            double wy = y.weight(r, j);
            int row = in.row(j);
            for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                double v = z[row + i] - first;
                if (!Double.isFinite(v)) continue;
                double w = x.weight(c, i) * wy;
                weights += w;
                sum += w * v;
                squares += w * v * v;
            }
        }
        return Math.max((squares - sum / weights * sum) / weights, 0);          // rounding may leave a little below zero; 0 / 0 is NaN: nothing is there
    }
}
