package dev.aquatint.frame;

/// An interval of numbers, both ends included.
///
/// @param lo the lower end, at most `hi`; may be negative infinity
/// @param hi the upper end; may be infinity
public record Range(double lo, double hi) {

    /// Everything.
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
        if (Double.isNaN(lo) || Double.isNaN(hi)) throw new IllegalArgumentException("a range needs two numbers, not " + lo + " and " + hi);
        if (lo > hi) throw new IllegalArgumentException("a range goes from its lower to its upper end: %s is above %s; did you mean range(%s, %s)?".formatted(text(lo), text(hi), text(hi), text(lo)));
    }

    public static Range range(double lo, double hi) {
        return new Range(lo, hi);
    }

    public boolean contains(double v) {
        return lo <= v && v <= hi;
    }

    public double length() {
        return hi - lo;
    }

    @Override
    public String toString() {
        return text(lo) + ".." + text(hi);
    }

    /// A number as a person would write it: 3, not 3.0.
    public static String text(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }
}
