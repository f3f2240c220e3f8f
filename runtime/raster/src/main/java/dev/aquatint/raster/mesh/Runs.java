package dev.aquatint.raster.mesh;

import dev.aquatint.raster.glyph.Axis;
import java.util.Arrays;

/// Along one axis, which run of a mesh's rows or columns lies on each cell of the grid: `from[c]` to `to[c] - 1`, empty where they are equal.
///
/// @param back whether a run is read from its end, as its coordinates descend
record Runs(int[] from, int[] to, boolean back) {

    private static Runs of(int cells, boolean back) {
        return new Runs(new int[cells], new int[cells], back);
    }

    /// Evenly spaced cells of a mesh that are at least as wide as those of the grid: the one that the middle of a cell lies in.
    static Runs nearest(double[] centres, Axis axis) {
        if (centres[0] > centres[1]) return nearest(reversed(centres), axis).turned(centres.length);
        Even e = Even.of(centres, axis);
        Runs runs = of(axis.cells(), false);
        for (int c = 0; c < axis.cells(); c++) {
            double at = Math.floor(e.scale * (c + 0.5) + e.shift);
            if (!(at >= 0 && at < centres.length)) continue;
            runs.from[c] = (int) at;
            runs.to[c] = (int) at + 1;
        }
        return runs;
    }

    /// Evenly spaced cells of a mesh that are narrower than those of the grid.
    static Runs under(double[] centres, Axis axis) {
        if (centres[0] > centres[1]) return under(reversed(centres), axis).turned(centres.length);
        Even e = Even.of(centres, axis);
        Runs runs = of(axis.cells(), false);
        for (int c = 0; c < axis.cells(); c++) {
            runs.from[c] = (int) Math.max(Math.floor(e.scale * c + e.shift), 0);
            runs.to[c] = Math.max((int) Math.min(Math.floor(e.scale * (c + 1.0) + e.shift), centres.length), runs.from[c]);
        }
        return runs;
    }

    /// The same cells of the mesh, numbered from the other end.
    private Runs turned(int n) {
        Runs runs = of(from.length, true);
        for (int c = 0; c < from.length; c++) {
            if (from[c] == to[c]) continue;
            runs.from[c] = n - to[c];
            runs.to[c] = n - from[c];
        }
        return runs;
    }

    private static double[] reversed(double[] of) {
        double[] r = new double[of.length];
        for (int i = 0; i < r.length; i++) r[i] = of[r.length - 1 - i];
        return r;
    }

    /// Whether evenly spaced cells of a mesh are at least as wide as those of the grid.
    static boolean wide(double[] centres, Axis axis) {
        Even e = Even.of(centres, axis);
        return Math.abs((e.hi - e.lo) / centres.length) >= Math.abs((axis.hi() - axis.lo()) / axis.cells());
    }

    /// Cells of any width: each lies on the cells of the grid from where it begins to before where it ends, and on one at least.
    ///
    /// Datashader measures log axes against a range that it has not taken the logarithm of; here it has.
    ///
    /// @param at where they meet, one more than there are, ascending or descending
    static Runs between(double[] at, Axis axis) {
        boolean down = at[0] > at[1];
        int n = at.length - 1, cells = axis.cells();
        double length = axis.to() - axis.from();
        int[] edge = new int[n + 1];
        double[] place = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double v = at[down ? n - i : i];
            if (axis.log()) v = v > 0 ? Math.log10(v) : Double.NEGATIVE_INFINITY;
            place[i] = (v - axis.from()) / length;
            edge[i] = (int) Math.clamp((long) (place[i] * cells), 0, cells);
        }
        int first = 0, end = n;
        while (first < n && place[first + 1] <= 0) first++;
        while (end > 0 && place[end - 1] >= 1) end--;
        Runs runs = of(cells, down);
        Arrays.fill(runs.from, -1);
        for (int i = first; i < end; i++) {
            int to = edge[i] == edge[i + 1] && edge[i] != cells ? edge[i] + 1 : edge[i + 1];
            for (int c = edge[i]; c < to; c++) {
                if (runs.from[c] < 0) runs.from[c] = i;
                runs.to[c] = i + 1;
            }
        }
        for (int c = 0; c < cells; c++) {
            if (runs.from[c] < 0) runs.from[c] = 0;
            if (down) {
                int from = runs.from[c];
                runs.from[c] = n - runs.to[c];
                runs.to[c] = n - from;
            }
            if (runs.from[c] == n) runs.from[c] = runs.to[c] = 0;
        }
        return runs;
    }

    /// Which of `n` evenly spaced cells a place on the grid is in: `scale * cell + shift`.
    private record Even(double lo, double hi, double scale, double shift) {
        static Even of(double[] centres, Axis axis) {
            int n = centres.length;
            double lo = centres[0] - 0.5 * (centres[1] - centres[0]), hi = centres[n - 1] + 0.5 * (centres[n - 1] - centres[n - 2]);
            double scale = n * (axis.hi() - axis.lo()) / (axis.cells() * (hi - lo)), shift = n * (axis.lo() - lo) / (hi - lo);
            return new Even(lo, hi, scale, shift);
        }
    }
}
