package dev.aquatint.element;

import dev.aquatint.frame.Range;

/// Coordinates and values of a grid, as they are written: checked, and put in order.
final class Lattice {
    /// What coordinates may be off by as a share of their step: of a mesh that is drawn as an even one, and of an image, whose coordinates are often rounded to float32.
    static final double EXACTLY = 1e-5, ABOUT = 1e-2;

    private Lattice() {}

    /// Rows one behind the other.
    static double[] flat(String what, double[][] z, int columns, int rows) {
        if (z.length != rows) throw new IllegalArgumentException("%s with %d y coordinates has %d rows of values, not %d".formatted(what, rows, rows, z.length));
        double[] flat = new double[Math.multiplyExact(columns, rows)];
        for (int r = 0; r < rows; r++) {
            if (z[r].length != columns) throw new IllegalArgumentException("%s with %d columns has as many values in row %d, not %d".formatted(what, columns, r, z[r].length));
            System.arraycopy(z[r], 0, flat, r * columns, columns);
        }
        return flat;
    }

    /// Each coordinate above, or each below, the one before.
    static void requireMonotonic(String axis, double[] at) {
        if (at.length < 2) throw new IllegalArgumentException("a mesh has at least two %s coordinates, not %d: one alone does not say how wide it is".formatted(axis, at.length));
        boolean up = at[1] > at[0];
        for (int i = 0; i < at.length; i++) {
            if (!Double.isFinite(at[i])) throw new IllegalArgumentException("%s coordinates of a mesh are finite, not %s at %d".formatted(axis, at[i], i));
            if (i > 0 && !(up ? at[i] > at[i - 1] : at[i] < at[i - 1])) {
                throw new IllegalArgumentException("%s coordinates of a mesh go up all the way or down all the way, not from %s to %s at %d: sort them with their values".formatted(
                        axis, Range.text(at[i - 1]), Range.text(at[i]), i));
            }
        }
    }

    static void requireEven(String axis, double[] at) {
        requireMonotonic(axis, at);
        if (even(at, ABOUT)) return;
        throw new IllegalArgumentException("%s coordinates of an image are evenly spaced, and these are not: did you mean quadmesh(x, y, z)?".formatted(axis));
    }

    /// Whether no coordinate is further from an evenly spaced one than a share of the step, wherever they lie; rounding to float64 counts for nothing.
    static boolean even(double[] at, double share) {
        int n = at.length;
        double step = (at[n - 1] - at[0]) / (n - 1), most = Math.abs(step) * share + 2 * Math.ulp(Math.max(Math.abs(at[0]), Math.abs(at[n - 1])));
        for (int i = 1; i < n - 1; i++) {
            if (!(Math.abs(at[i] - (i * step + at[0])) <= most)) return false;
        }
        return true;
    }

    /// Where evenly spaced cells around ascending centres begin and end.
    static double[] edges(double[] centres) {
        int n = centres.length;
        double step = (centres[n - 1] - centres[0]) / (n - 1);
        return new double[] {centres[0] - step / 2, step * n + centres[0] - step / 2};
    }

    static double[] reversed(double[] at) {
        double[] r = new double[at.length];
        for (int i = 0; i < r.length; i++) r[i] = at[r.length - 1 - i];
        return r;
    }

    /// Left to right.
    static void mirror(double[] z, int columns, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = r * columns, j = i + columns - 1; i < j; i++, j--) {
                double v = z[i];
                z[i] = z[j];
                z[j] = v;
            }
        }
    }

    /// Top to bottom.
    static void flip(double[] z, int columns, int rows) {
        double[] spare = new double[columns];
        for (int a = 0, b = rows - 1; a < b; a++, b--) {
            System.arraycopy(z, a * columns, spare, 0, columns);
            System.arraycopy(z, b * columns, z, a * columns, columns);
            System.arraycopy(spare, 0, z, b * columns, columns);
        }
    }
}
