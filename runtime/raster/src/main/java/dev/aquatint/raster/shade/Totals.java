package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;

/// What all categories of a cell have together.
///
/// @param of NaN where there is nothing, or a total of 0 of whole numbers
/// @param whole whether they are ranked as whole numbers
/// @param least the smallest number of any category; 0 if there is none
record Totals(Plane.Doubles of, boolean whole, double least) {

    static Totals of(Raster raster) {
        double[] total = new double[raster.width() * raster.height()];
        double[] leasts = raster.planes().stream().mapToDouble(_ -> Double.POSITIVE_INFINITY).toArray();
        boolean whole = raster.planes().stream().allMatch(Plane::whole);
        Bands.each(total.length, (from, to) -> {
            for (int i = from; i < to; i++) total[i] = Double.NaN;
            for (int k = 0; k < leasts.length; k++) {
                double least = add(raster.planes().get(k), total, from, to);
                synchronized (leasts) {
                    leasts[k] = Math.min(leasts[k], least);
                }
            }
        });
        double least = Double.POSITIVE_INFINITY;
        for (double l : leasts) least = Math.min(least, l);
        // a cell without anything has a total of 0 where values are whole, and Datashader then ranks the others as floats
        boolean holes = false;
        if (whole) {
            for (int i = 0; i < total.length; i++) {
                if (total[i] != 0) continue;
                holes = true;
                total[i] = Double.NaN;
            }
        }
        return new Totals(new Plane.Doubles(total), whole && !holes, least == Double.POSITIVE_INFINITY ? 0 : least);
    }

    Span span(boolean discrete, Cnorm norm, Range clim) {
        return Span.of(of, whole, norm, clim, discrete, least);
    }

    /// Adds a plane to the totals, which are NaN where no plane had a number; and the smallest number it has there.
    private static double add(Plane plane, double[] total, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        switch (plane) {
            case Plane.Counts(int[] of) -> {
                long smallest = Long.MAX_VALUE;
                for (int i = from; i < to; i++) {
                    long n = Integer.toUnsignedLong(of[i]);
                    smallest = Math.min(smallest, n);
                    total[i] = total[i] == total[i] ? total[i] + n : n;
                }
                if (from < to) least = smallest;
            }
            case Plane.LongCounts _, Plane.Flags _, Plane.Floats _, Plane.Doubles _, Plane.Rows _, Plane.Wholes _ -> {
                for (int i = from; i < to; i++) {
                    double v = plane.value(i);
                    if (v != v) continue;
                    least = Math.min(least, v);
                    total[i] = total[i] == total[i] ? total[i] + v : v;
                }
            }
        }
        return least;
    }
}
