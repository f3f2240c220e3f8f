package dev.aquatint.raster.mesh;

/// What becomes of the samples under one cell; NaN when none of them is finite.
///
/// Those with weights count a sample by the share of it that lies under the cell. Order and rounding are Datashader's.
public enum Downsampling {
    /// weighted
    MEAN {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            double sum = 0, weights = 0;
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                double wy = weight(y, r, j);
                int row = in.row(j);
                for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                    double v = z[row + i];
                    if (!Double.isFinite(v)) continue;
                    double w = weight(x, c, i) * wy;
                    sum += w * v;
                    weights += w;
                }
            }
            return weights < NOTHING ? Double.NaN : sum / weights;
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
    /// the most frequent value: samples that lie under the cell as a whole count 1, others 0; the first of equally frequent ones
    MODE {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            Frequencies of = new Frequencies((x.to()[c] - x.from()[c] + 1) * (y.to()[r] - y.from()[r] + 1));
            for (int j = y.from()[r]; j <= y.to()[r]; j++) {
                double wy = weight(y, r, j);
                int row = in.row(j);
                for (int i = x.from()[c]; i <= x.to()[c]; i++) {
                    double v = z[row + i];
                    if (Double.isFinite(v)) of.add(v, (int) (weight(x, c, i) * wy));
                }
            }
            return of.mode();
        }
    },
    /// weighted, divided by the sum of weights; rounded to float32, as are the samples
    VAR {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            return (float) variance(z, in, x, c, y, r);
        }
    },
    /// the root of the variance, rounded to float32
    STD {
        @Override
        double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
            return (float) Math.sqrt((float) variance(z, in, x, c, y, r));
        }
    };

    private static final double NOTHING = 1e-10;

    /// @param z the array of the patch
    /// @param c the column of the cell
    /// @param r the row of the cell
    abstract double of(double[] z, Patch in, Footprints x, int c, Footprints y, int r);

    /// Whether samples are rounded to float32 first.
    boolean single() {
        return this == VAR || this == STD;
    }

    static double weight(Footprints f, int cell, int sample) {
        return sample == f.from()[cell] ? f.first()[cell] : sample == f.to()[cell] ? f.last()[cell] : 1.0;
    }

    /// Never below zero: of equal values, rounding may leave a little on either side.
    private static double variance(double[] z, Patch in, Footprints x, int c, Footprints y, int r) {
        double weights = 0, sum = 0, squares = 0;
        for (int j = y.from()[r]; j <= y.to()[r]; j++) {
            double wy = weight(y, r, j);
            int row = in.row(j);
            for (int i = x.from()[c], last = x.to()[c]; i <= last; i++) {
                double v = z[row + i];
                if (!Double.isFinite(v)) continue;
                double w = weight(x, c, i) * wy;
                weights += w;
                sum += w * v;
                squares += w * v * v;
            }
        }
        return weights < NOTHING ? Double.NaN : Math.max((squares * weights - sum * sum) / weights / weights, 0);
    }
}
