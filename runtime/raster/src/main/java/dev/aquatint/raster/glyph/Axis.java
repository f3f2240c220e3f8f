package dev.aquatint.raster.glyph;

import dev.aquatint.frame.Range;

/// One side of a grid: which values it takes, and the cell each belongs to.
///
/// A value `v` belongs to the cell `truncate(v * scale + shift)`, in float64 with a product and a sum that are each rounded
/// (never fused): the arithmetic of Datashader, so that the cells are the same ones. On a log axis `v` is first replaced by its
/// decimal logarithm.
///
/// @param lo the smallest value that counts
/// @param hi the largest value that counts; it belongs to the last cell
/// @param from `lo` in axis space
/// @param to `hi` in axis space
public record Axis(double lo, double hi, int cells, boolean log, double from, double to, double scale, double shift) {

    /// A longer side is a slip of the hand; memory ends before it.
    public static final int MOST_CELLS = 1 << 20;

    /// @param name what messages call the axis
    /// @throws IllegalArgumentException if the range is infinite, empty or too narrow for float64, or there are no or too many cells
    public static Axis of(String name, double lo, double hi, int cells, boolean log) {
        if (cells < 1 || cells > MOST_CELLS) {
            throw new IllegalArgumentException("a raster has 1 to %d cells along %s, not %d".formatted(MOST_CELLS, name, cells));
        }
        if (!Double.isFinite(lo) || !Double.isFinite(hi)) {
            throw new IllegalArgumentException("the %s range of a raster is finite, not %s".formatted(name, text(lo, hi)));
        }
        if (lo > hi) {
            throw new IllegalArgumentException("the %s range of a raster goes from low to high, not %s: did you mean %s?".formatted(name, text(lo, hi), text(hi, lo)));
        }
        if (log && lo <= 0) throw new IllegalArgumentException("the %s range of a log axis is above zero, not %s".formatted(name, text(lo, hi)));
        double from = log ? Math.log10(lo) : lo, to = log ? Math.log10(hi) : hi;
        double scale = cells / (to - from), shift = -from * scale;
        if (!(scale > 0 && Double.isFinite(scale) && Double.isFinite(shift))) {
            throw new IllegalArgumentException("the %s range %s is too %s to be cut into %d cells".formatted(name, text(lo, hi), scale > 0 ? "narrow" : "wide", cells));
        }
        return new Axis(lo, hi, cells, log, from, to, scale, shift);
    }

    private static String text(double lo, double hi) {
        return Range.text(lo) + ".." + Range.text(hi);
    }

    /// The range around a single value: one further on both sides, as in Datashader, or so far that it can be cut into cells where float64 does not tell neighbours apart.
    public static Range around(double v) {
        double wide = v + 1 - v == 1 && v - (v - 1) == 1 ? 1 : 1024 * Math.ulp(v);
        return new Range(v - wide, v + wide);
    }

    /// The least float32 that counts.
    public float fromFloat() {
        float f = (float) from;
        return f < from ? Math.nextUp(f) : f;
    }

    /// The greatest float32 that counts.
    public float toFloat() {
        float f = (float) to;
        return f > to ? Math.nextDown(f) : f;
    }

    /// The cell of a value in axis space that lies within the range.
    ///
    /// Below zero it is clamped: where a cell is narrower than the spacing of float64, rounding may carry `v` past the edge.
    public int cell(double v) {
        return Math.max(Math.min((int) (v * scale + shift), cells - 1), 0);
    }

    /// Where any value lies, in cells from the beginning of the first one; on a log axis, zero and less lie infinitely far below.
    public double place(double v) {
        if (!log) return v * scale + shift;
        return v > 0 ? Math.log10(v) * scale + shift : v <= 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    /// The cell of a value within the range; it never decreases as the value grows.
    public int cellOf(double value) {
        return cell(log ? Math.log10(value) : value);
    }

    /// Replaces values by their place in axis space, NaN where they are out of range.
    public void map(double[] values, int n) {
        if (!log) return;
        for (int i = 0; i < n; i++) {
            double v = values[i];
            values[i] = v >= lo && v <= hi ? Math.log10(v) : Double.NaN;
        }
    }
}
