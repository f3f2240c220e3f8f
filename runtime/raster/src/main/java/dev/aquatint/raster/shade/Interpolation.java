package dev.aquatint.raster.shade;

/// Where a value lies among equally spaced knots, with the rounding of `numpy.linspace` and `numpy.interp`.
final class Interpolation {
    private final double[] knots;
    private final double perKnot;

    /// @param n at least 2
    Interpolation(double lo, double hi, int n) {
        knots = new double[n];
        double step = (hi - lo) / (n - 1);
        for (int i = 0; i < n; i++) knots[i] = step == 0 ? i / (double) (n - 1) * (hi - lo) + lo : i * step + lo;
        knots[n - 1] = hi;
        perKnot = hi > lo ? (n - 1) / (hi - lo) : 0;
    }

    /// The last knot that is not above the value; -1 below all of them. Knots without any width all lie below their value.
    int knot(double v) {
        int last = knots.length - 1;
        if (v >= knots[last]) return last;
        if (!(v >= knots[0])) return -1;
        int i = Math.min((int) ((v - knots[0]) * perKnot), last);
        while (v < knots[i]) i--;
        while (i < last && v >= knots[i + 1]) i++;
        return i;
    }

    boolean beyond(double v) {
        return v > knots[knots.length - 1];
    }

    /// The slopes between given heights of the knots.
    double[] slopes(double[] heights) {
        double[] s = new double[heights.length - 1];
        for (int i = 0; i < s.length; i++) s[i] = (heights[i + 1] - heights[i]) / (knots[i + 1] - knots[i]);
        return s;
    }

    /// The height at a value whose knot is `i`.
    double height(int i, double v, double[] heights, double[] slopes) {
        return i == heights.length - 1 || v == knots[i] ? heights[i] : slopes[i] * (v - knots[i]) + heights[i];
    }
}
