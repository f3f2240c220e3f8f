package dev.aquatint.raster.mesh;

import dev.aquatint.operation.Interpolation;
import java.util.Arrays;

/// The two samples that the middle of each cell lies between, along one axis.
///
/// @param low the one before
/// @param high the one after; the same where there is none, or the nearest is wanted
/// @param share how far from the first to the second, 0 to 1
record Neighbours(int[] low, int[] high, double[] share) {

    private static Neighbours of(int cells) {
        return new Neighbours(new int[cells], new int[cells], new double[cells]);
    }

    static Neighbours of(Seen seen, Interpolation interpolation) {
        Neighbours of = of(seen.cells());
        int last = seen.samples() - 1;
        for (int c = 0; c < seen.cells(); c++) {
            double middle = seen.middle(c);
            switch (interpolation) {
                case NEAREST -> of.low[c] = of.high[c] = Math.clamp((int) middle, 0, last);
                case LINEAR -> {
                    double at = Math.clamp(middle - 0.5, 0, last);          // the middle of a sample is where its value is
                    of.low[c] = (int) at;
                    of.share[c] = at - of.low[c];
                    of.high[c] = of.share[c] == 0 ? of.low[c] : of.low[c] + 1;
                }
            }
        }
        return of;
    }

    /// A sample for each cell.
    static Neighbours each(int cells) {
        Neighbours of = of(cells);
        for (int c = 0; c < cells; c++) of.low[c] = of.high[c] = c;
        return of;
    }

    int first() {
        return low[0];
    }

    int last() {
        return high[high.length - 1];
    }

    /// The same, where the first sample is the first that is needed.
    Neighbours fromFirst() {
        return new Neighbours(Arrays.stream(low).map(i -> i - first()).toArray(), Arrays.stream(high).map(i -> i - first()).toArray(), share);
    }

    /// Whether each cell is one sample, and no other.
    boolean exact() {
        for (double s : share) if (s != 0) return false;
        for (int c = 1; c < low.length; c++) if (low[c] != low[c - 1] + 1) return false;
        return true;
    }
}
