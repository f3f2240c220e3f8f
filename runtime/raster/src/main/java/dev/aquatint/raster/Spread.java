package dev.aquatint.raster;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.style.Cnorm;
import java.util.stream.IntStream;

/// The values of a plane spread evenly between two ends: what shading, levels and the colour bar read.
///
/// Values outside the limits, and infinities, count as the limit. Between the ends `lo` and `hi` of the scale stand the first and the last colour.
final class Spread {
    private static final int BAND = 1 << 15;

    private final Scale scale;
    private final double least, most;           // what values are clipped to
    private final double offset;                // what they are measured from
    final double lo, hi;

    private Spread(Scale scale, double least, double most, double offset, double lo, double hi) {
        this.scale = scale;
        this.least = least;
        this.most = most;
        this.offset = offset;
        this.lo = lo;
        this.hi = hi;
    }

    /// @param clim null for the smallest and largest value there is
    /// @param discrete whether eq_hist leaves out the first colours when there are few distinct values
    /// @return null when no cell has a value
    static Spread of(Plane plane, boolean whole, Cnorm norm, Range clim, boolean discrete) {
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        switch (plane) {
            case Plane.Counts(int[] of) -> {
                int lo = -1, hi = 0;                // unsigned: the largest and the smallest
                for (int n : of) {
                    if (n == 0) continue;
                    if (Integer.compareUnsigned(n, lo) < 0) lo = n;
                    if (Integer.compareUnsigned(n, hi) > 0) hi = n;
                }
                if (hi != 0) {
                    min = Integer.toUnsignedLong(lo);
                    max = Integer.toUnsignedLong(hi);
                }
            }
            case Plane.Flags(boolean[] of) -> {
                for (boolean b : of) if (b) min = max = 1;
            }
            case Plane.Doubles(double[] of) -> {
                boolean infinite = false;
                for (double v : of) {
                    if (v - v != 0) {
                        infinite |= v == v;
                        continue;
                    }
                    if (v < min) min = v;
                    if (v > max) max = v;
                }
                if (infinite && min > max) min = max = 0;       // nothing else to measure them by
            }
        }
        if (min > max) return null;
        double least = min, most = max;
        if (clim != null) {
            least = whole ? (long) clim.lo() : clim.lo();       // whole numbers are clipped to whole numbers
            most = whole ? (long) clim.hi() : clim.hi();
        }
        if (norm == Cnorm.EQ_HIST) return ranked(plane, whole, least, most, discrete);
        Scale scale = new Scale.Formula(norm);
        return new Spread(scale, least, most, least, scale.at(0), scale.at(clim == null ? most - least : clim.hi() - clim.lo()));
    }

    private static Spread ranked(Plane plane, boolean whole, double least, double most, boolean discrete) {
        Ranks ranks;
        if (plane instanceof Plane.Counts(int[] of) && most - least < Ranks.BINS) {
            int[] count = new int[(int) (most - least) + 1];
            for (int n : of) {
                if (n != 0) count[(int) (Math.clamp(Integer.toUnsignedLong(n), (long) least, (long) most) - (long) least)]++;
            }
            ranks = Ranks.exact(count);
        } else {
            double[] above = new double[plane.size()];
            IntStream.range(0, (above.length + BAND - 1) / BAND).parallel().forEach(band -> {
                for (int i = band * BAND, to = Math.min(i + BAND, above.length); i < to; i++) {
                    above[i] = plane.present(i) ? Math.clamp(plane.value(i), least, most) - least : Double.NaN;
                }
            });
            ranks = Ranks.of(above, most - least, whole);
        }
        double lo = ranks.first(), hi = 1;
        if (discrete) {
            double perLevel = -0.5 / 98, shown = perLevel * ranks.levels + (1.5 - 2 * perLevel);     // 1.5 ranges for two levels, one for a hundred
            if (shown > 1) lo = Math.max(hi - shown * (hi - lo), 0);
        }
        return new Spread(ranks, least, most, least, lo, hi);
    }

    /// The place of a present value on the scale, to be compared with `lo` and `hi`.
    double at(double value) {
        return scale.at((value < least ? least : value > most ? most : value) - offset);
    }

    /// The same as a share of the way from `lo` to `hi`; 1 when there is no way between them.
    double share(double value) {
        double at = at(value);
        return hi > lo ? Math.clamp((at - lo) / (hi - lo), 0, 1) : 1;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }
}
