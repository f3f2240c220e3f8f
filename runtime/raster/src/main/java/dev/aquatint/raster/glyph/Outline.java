package dev.aquatint.raster.glyph;

import dev.aquatint.frame.Extent;

/// One polygon: a shell and its holes, closed.
///
/// @param at x and y in turns, ring after ring
/// @param end where each ring ends in `at`
/// @param extent of the shell
public record Outline(double[] at, int[] end, Extent extent) {

    /// @param rings the shell first, each with x and y in turns, closed
    /// @param turned whether the shell is made to run counter-clockwise and holes clockwise
    static Outline of(double[][] rings, boolean turned) {
        int size = 0, n = 0;
        for (double[] ring : rings) size += ring.length;
        double[] at = new double[size];
        int[] end = new int[rings.length];
        for (int r = 0; r < rings.length; r++) {
            boolean backwards = turned && turn(rings[r]) < 0 == (r == 0);
            for (int i = 0, length = rings[r].length; i < length; i += 2) {
                int from = backwards ? length - 2 - i : i;
                at[n++] = rings[r][from];
                at[n++] = rings[r][from + 1];
            }
            end[r] = n;
        }
        double x0 = Double.POSITIVE_INFINITY, x1 = Double.NEGATIVE_INFINITY, y0 = x0, y1 = x1;
        for (int i = 0; i < n; i += 2) {
            x0 = Math.min(x0, at[i]);
            x1 = Math.max(x1, at[i]);
            y0 = Math.min(y0, at[i + 1]);
            y1 = Math.max(y1, at[i + 1]);
        }
        return new Outline(at, end, new Extent(x0, x1, y0, y1));
    }

    /// Twice the area of a ring, below zero if it runs clockwise; from its first point, so that places far from zero are not all rounding.
    private static double turn(double[] ring) {
        double sum = 0;
        for (int i = 2; i + 3 < ring.length; i += 2) {
            sum += (ring[i] - ring[0]) * (ring[i + 3] - ring[1]) - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]);
        }
        return sum;
    }
}
