package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;

/// The values of a raster spread evenly between two ends: what shading, levels and the colour bar read.
///
/// Values outside the limits, and infinities, count as the limit. Between the ends `lo` and `hi` of the scale stand the first and the
/// last colour. A span is learnt from one raster and may shade others: the same value then has the same colour in all of them.
public final class Span {
    private final Scale scale;
    private final double least, most;           // what values are clipped to; they are measured from the former
    private final double baseline;              // categories are mixed by what they have above it
    private final boolean whole;
    final double lo, hi;
    final Cnorm norm;

    private Span(Scale scale, Cnorm norm, double least, double most, double lo, double hi, boolean whole, double baseline) {
        this.scale = scale;
        this.norm = norm;
        this.least = least;
        this.most = most;
        this.lo = lo;
        this.hi = hi;
        this.whole = whole;
        this.baseline = baseline;
    }

    /// Of the values, or by category of the totals of cells; null when no cell has one. Two passes at most.
    ///
    /// @param clim null for the smallest and largest value there is
    public static Span of(Raster raster, Shade how, Cnorm norm, Range clim) {
        if (!raster.categories().isEmpty()) return Totals.of(raster).span(how.discrete(), norm, clim);
        return raster.planes().isEmpty() ? null : of(raster.plane(), norm, clim, how.discrete());
    }

    /// @param discrete whether eq_hist leaves out the first colours when there are few distinct values
    static Span of(Plane plane, Cnorm norm, Range clim, boolean discrete) {
        return of(plane, plane.whole(), norm, clim, discrete, 0);
    }

    static Span of(Plane plane, boolean whole, Cnorm norm, Range clim, boolean discrete, double baseline) {
        Range ends = Ends.of(plane);
        if (ends == null) return null;
        double least = ends.lo(), most = ends.hi(), width = most - least;
        if (clim != null) {
            least = whole ? (long) clim.lo() : clim.lo();       // whole numbers are clipped to whole numbers
            most = whole ? (long) clim.hi() : clim.hi();
            width = clim.hi() - clim.lo();
        }
        return switch (norm) {
            case Cnorm.Named named when named == Cnorm.EQ_HIST -> {
                Ranks ranks = Ranks.of(plane, least, most, whole);
                yield new Span(ranks, norm, least, most, discrete ? first(ranks) : ranks.first(), 1, whole, baseline);
            }
            case Cnorm.Named named -> {
                Scale scale = new Scale.Formula(named);
                yield new Span(scale, norm, least, most, scale.at(0), scale.at(width), whole, baseline);
            }
            case Cnorm.Function function -> {
                Scale.Given scale = Scale.Given.of(function, width);
                yield new Span(scale, norm, least, most, scale.lo(), scale.hi(), whole, baseline);
            }
        };
    }

    /// Where the first colour is, with the rescaling of Datashader.
    private static double first(Ranks ranks) {
        double perLevel = -0.5 / 98, shown = perLevel * ranks.levels + (1.5 - 2 * perLevel);     // 1.5 ranges for two levels, one for a hundred
        return shown > 1 ? Math.max(1 - shown * (1 - ranks.first()), 0) : ranks.first();
    }

    /// What it takes in memory, beyond some numbers.
    public long bytes() {
        return switch (scale) {
            case Ranks ranks -> ranks.bytes();
            case Scale.Formula _, Scale.Given _ -> 0;
        };
    }

    /// The place of a present value on the scale, to be compared with `lo` and `hi`.
    double at(double value) {
        return scale.at(above(value));
    }

    /// By how much the value, once clipped, is above the smallest.
    double above(double value) {
        return (value < least ? least : value > most ? most : value) - least;
    }

    /// The same as a share of the way from `lo` to `hi`; 1 when there is no way between them.
    double share(double value) {
        double at = at(value);
        return hi > lo ? Math.clamp((at - lo) / (hi - lo), 0, 1) : 1;
    }

    Scale scale() {
        return scale;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    double baseline() {
        return baseline;
    }

    boolean whole() {
        return whole;
    }
}
