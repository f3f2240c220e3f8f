package dev.aquatint.raster.shade;

import dev.aquatint.picture.Plane;

/// Planes whose cells are those of another, in other places.
final class Picking {
    private Picking() {}

    /// @param source the cell that each one takes its value of; -1 for an empty one
    static Plane of(Plane plane, int[] source) {
        int n = source.length;
        return switch (plane) {
            case Plane.Counts(int[] of) -> {
                int[] picked = new int[n];
                for (int i = 0; i < n; i++) picked[i] = source[i] < 0 ? 0 : of[source[i]];
                yield new Plane.Counts(picked);
            }
            case Plane.LongCounts(long[] of) -> new Plane.LongCounts(picked(of, source, 0));
            case Plane.Flags(boolean[] of) -> {
                boolean[] picked = new boolean[n];
                for (int i = 0; i < n; i++) picked[i] = source[i] >= 0 && of[source[i]];
                yield new Plane.Flags(picked);
            }
            case Plane.Floats(float[] of) -> {
                float[] picked = new float[n];
                for (int i = 0; i < n; i++) picked[i] = source[i] < 0 ? Float.NaN : of[source[i]];
                yield new Plane.Floats(picked);
            }
            case Plane.Doubles(double[] of) -> {
                double[] picked = new double[n];
                for (int i = 0; i < n; i++) picked[i] = source[i] < 0 ? Double.NaN : of[source[i]];
                yield new Plane.Doubles(picked);
            }
            case Plane.Rows(long[] of) -> new Plane.Rows(picked(of, source, -1));
            case Plane.Wholes(long[] of) -> new Plane.Wholes(picked(of, source, Plane.Wholes.EMPTY));
        };
    }

    private static long[] picked(long[] of, int[] source, long empty) {
        long[] picked = new long[source.length];
        for (int i = 0; i < picked.length; i++) picked[i] = source[i] < 0 ? empty : of[source[i]];
        return picked;
    }
}
