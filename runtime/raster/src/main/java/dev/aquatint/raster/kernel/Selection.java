package dev.aquatint.raster.kernel;

import java.util.Arrays;

/// Finds values by their rank without sorting all of them (Hoare, 1961).
final class Selection {
    private Selection() {}

    /// The value that is at an index once the values `from` to `to - 1` are sorted. Afterwards it is there, with none greater before it and none less after it.
    ///
    /// @param v without NaN
    static double select(double[] v, int from, int to, int at) {
        int lo = from, hi = to - 1;
        for (int rounds = 2 * (32 - Integer.numberOfLeadingZeros(to - from)); lo < hi; rounds--) {
            if (rounds == 0) {                          // pivots far from the middle, again and again
                Arrays.sort(v, lo, hi + 1);
                break;
            }
            double pivot = middle(v[lo], v[lo + hi >>> 1], v[hi]);
            int i = lo, j = hi;
            while (i <= j) {
                while (v[i] < pivot) i++;
                while (v[j] > pivot) j--;
                if (i > j) break;
                double spare = v[i];
                v[i++] = v[j];
                v[j--] = spare;
            }
            if (at <= j) hi = j;
            else if (at >= i) lo = i;
            else break;
        }
        return v[at];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
