package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import java.util.stream.IntStream;

/// The smallest and the largest value of a plane.
final class Ends {
    private static final int PARTS = 4;

    private Ends() {}

    /// @return finite ones; 0 and 0 when there are but infinities, null when no cell has a value
    static Range of(Plane plane) {
        return switch (plane) {
            case Plane.Counts(int[] of) -> counts(of);
            case Plane.Flags(boolean[] of) -> {
                boolean any = false;
                for (boolean b : of) any |= b;
                yield any ? new Range(1, 1) : null;
            }
            case Plane.Floats floats -> doubles(floats.widened().of());
            case Plane.Doubles(double[] of) -> doubles(of);
            case Plane.LongCounts(long[] of) -> wholes(of, 1);
            case Plane.Rows(long[] of) -> wholes(of, 0);
            case Plane.Wholes(long[] of) -> wholes(of, Plane.Wholes.EMPTY + 1);
        };
    }

    /// Without a branch, so that it is vectorised: an empty cell is the largest number once one is taken away.
    private static Range counts(int[] of) {
        int lo = Integer.MAX_VALUE, hi = Integer.MIN_VALUE;                    // unsigned numbers are ordered as signed ones of the other highest bit
        for (int n : of) {
            lo = Math.min(lo, n - 1 ^ Integer.MIN_VALUE);
            hi = Math.max(hi, n ^ Integer.MIN_VALUE);
        }
        return hi == Integer.MIN_VALUE ? null : new Range(Integer.toUnsignedLong((lo ^ Integer.MIN_VALUE) + 1), Integer.toUnsignedLong(hi ^ Integer.MIN_VALUE));
    }

    /// @param first the smallest number that is one
    private static Range wholes(long[] of, long first) {
        long min = Long.MAX_VALUE, max = Long.MIN_VALUE;
        for (long n : of) {
            if (n < first) continue;
            min = Math.min(min, n);
            max = Math.max(max, n);
        }
        return max < first ? null : new Range(min, max);
    }

    private static Range doubles(double[] of) {
        double[][] parts = IntStream.range(0, PARTS).parallel()
                .mapToObj(p -> all(of, (int) ((long) of.length * p / PARTS), (int) ((long) of.length * (p + 1) / PARTS))).toArray(double[][]::new);
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        for (double[] part : parts) {
            min = Math.min(min, part[0]);
            max = Math.max(max, part[1]);
        }
        if (min > max) return null;
        return Double.isFinite(min) && Double.isFinite(max) ? new Range(min, max) : finite(of);
    }

    private static double[] all(double[] of, int from, int to) {
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {                                       // a missing one is neither
            double v = of[i];
            min = v < min ? v : min;
            max = v > max ? v : max;
        }
        return new double[] {min, max};
    }

    /// Somewhere there is an infinity: it is not measured by.
    private static Range finite(double[] of) {
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        for (double v : of) {
            if (v - v != 0) continue;
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        return min > max ? new Range(0, 0) : new Range(min, max);
    }
}
