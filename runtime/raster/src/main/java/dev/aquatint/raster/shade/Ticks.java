package dev.aquatint.raster.shade;

import dev.aquatint.picture.ColourBar;
import dev.aquatint.style.Cnorm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Where a colour bar has ticks, and what they say.
final class Ticks {
    private static final int WANTED = 5;

    private Ticks() {}

    /// The bar of a function says its name: nobody could guess it from the values.
    static ColourBar bar(Span span, String title) {
        if (span == null) return new ColourBar(new double[0], List.of(), title);
        Cnorm norm = span.norm;
        if (norm instanceof Cnorm.Function f) title = title.isEmpty() ? f.name() : "%s (%s)".formatted(title, f.name());
        List<Double> values = values(span, norm, span.whole());
        double[] at = values.stream().mapToDouble(span::share).toArray();
        // evenly spaced numbers read better in one unit, decades each in its own
        double unit = norm == Cnorm.LINEAR ? unit(Math.max(Math.abs(span.least()), Math.abs(span.most()))) : 0;
        return new ColourBar(at, labels(values, unit), title);
    }

    private static List<Double> values(Span span, Cnorm norm, boolean whole) {
        double lo = span.least(), hi = span.most();
        if (!(lo < hi)) return List.of(lo);
        return switch (norm) {
            case Cnorm.Named named -> switch (named) {
                case LINEAR -> multiples(lo, hi, whole);
                case LOG, CBRT -> evenly(span, 1, whole);
                case EQ_HIST -> evenly(span, 2, whole);
            };
            case Cnorm.Function _ -> evenly(span, 2, whole);
        };
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    static List<Double> multiples(double lo, double hi, boolean whole) {
        double raw = (hi - lo) / WANTED, ten = Math.pow(10, Math.floor(Math.log10(raw))), of = raw / ten;
        double step = (of <= 1 ? 1 : of <= 2 ? 2 : of <= 5 ? 5 : 10) * ten;
        if (whole) step = Math.max(step, 1);
        if (!(step > 0) || !Double.isFinite(step)) return List.of(lo, hi);
        List<Double> v = new ArrayList<>();
        for (double k = Math.ceil(lo / step), last = Math.floor(hi / step); k <= last && v.size() < 2 * WANTED; k++) v.add(k * step + 0.0);
        return v;
    }

    /// Values at about evenly spaced colours, rounded so that they can be read: `digits` digits, the last of one being 1, 2 or 5.
    private static List<Double> evenly(Span span, int digits, boolean whole) {
        List<Double> v = new ArrayList<>();
        for (int i = 0; i <= WANTED; i++) {
            double exact = valueAt(span, i / (double) WANTED), round = rounded(exact, digits);
            if (whole) round = Math.rint(round);
            round = Math.clamp(round, span.least(), span.most());
            if (v.isEmpty() || round > v.getLast()) v.add(round);
        }
        return v;
    }

    /// The smallest value that is at least this far along the scale.
    static double valueAt(Span span, double share) {
        double lo = span.least(), hi = span.most();
        if (share <= 0) return lo;
        if (share >= 1) return hi;
        for (int i = 0; i < 100; i++) {
            double mid = lo + (hi - lo) / 2;
            if (span.share(mid) < share) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return hi;
    }

    static double rounded(double v, int digits) {
        if (v == 0 || !Double.isFinite(v)) return v;
        double ten = Math.pow(10, Math.floor(Math.log10(Math.abs(v))) - (digits - 1)), of = Math.abs(v) / ten;
        double round = digits > 1 ? Math.rint(of) : of < 1.5 ? 1 : of < 3.5 ? 2 : of < 7.5 ? 5 : 10;
        return Math.copySign(round * ten, v);
    }

    /// Numbers as short as tells them apart, thousands as k, millions as M, thousand millions as G.
    ///
    /// @param unit what all of them are counted in; 0 for each its own
    static List<String> labels(List<Double> values, double unit) {
        List<String> labels = List.of();
        for (int digits = 3; digits <= 17; digits++) {
            MathContext rounded = new MathContext(digits);
            labels = values.stream().map(v -> label(v, unit == 0 ? unit(v) : unit, rounded)).toList();
            boolean exact = IntStream.range(0, values.size()).allMatch(i -> values.get(i) == 0 || Math.abs(new BigDecimal(values.get(i)).round(rounded).doubleValue() / values.get(i) - 1) < 1e-9);
            if (exact || digits >= 4 && Set.copyOf(labels).size() == labels.size()) break;
        }
        return labels;
    }

    static double unit(double v) {
        double size = Math.abs(v);
        return size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
    }

    private static String label(double v, double unit, MathContext rounded) {
        if (v == 0) return "0";
        double size = Math.abs(v);
        if (size < 1e-4 || size >= 1e15) return new BigDecimal(v).round(rounded).stripTrailingZeros().toString();
        String suffix = unit == 1e9 ? "G" : unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
        return new BigDecimal(v / unit).round(rounded).stripTrailingZeros().toPlainString() + suffix;
    }
}
