package dev.aquatint.raster.mesh;

import dev.aquatint.raster.glyph.Axis;

/// Along one axis, which cells of a grid show an image, and the stretch of samples under each: sample `i` covers `i` to `i + 1`.
///
/// Cells wider than a sample show the image wherever it reaches into them, so that no sample is lost; others where their middle lies on it.
///
/// @param start the first cell
/// @param lo where each cell begins, from `start` on
/// @param hi where each cell ends
/// @param wide whether cells are wider than samples
/// @param samples how many there are
record Seen(int start, double[] lo, double[] hi, boolean wide, int samples) {

    /// Rounding of coordinates, in samples.
    private static final double NOTHING = 1e-9;

    static Seen of(Samples image, Axis view) {
        double cell = (view.hi() - view.lo()) / view.cells(), before = view.lo() - image.lo();
        double slack = NOTHING + 4 * Math.ulp(Math.max(Math.max(Math.abs(view.lo()), Math.abs(view.hi())), Math.max(Math.abs(image.lo()), Math.abs(image.hi())))) / image.step();
        boolean wide = cell > image.step() * (1 + NOTHING);
        int n = image.n(), start = 0, end = 0;
        double[] edge = new double[view.cells() + 1];
        for (int c = 0; c < edge.length; c++) edge[c] = snapped((before + c * cell) / image.step(), slack);
        for (int c = 0; c < view.cells(); c++) {
            double middle = snapped((edge[c] + edge[c + 1]) / 2, slack);
            boolean shown = wide ? edge[c] < n && edge[c + 1] > 0 : middle >= 0 && middle < n;
            if (!shown) continue;
            if (end == 0) start = c;
            end = c + 1;
        }
        Seen seen = new Seen(start, new double[end - start], new double[end - start], wide, n);
        for (int c = start; c < end; c++) {
            seen.lo[c - start] = wide ? Math.max(edge[c], 0) : edge[c];
            seen.hi[c - start] = wide ? Math.min(edge[c + 1], n) : edge[c + 1];
        }
        return seen;
    }

    /// What lies on an edge of samples but for rounding lies on it.
    private static double snapped(double at, double slack) {
        double whole = Math.rint(at);
        return Math.abs(at - whole) <= slack ? whole : at;
    }

    int cells() {
        return lo.length;
    }

    double middle(int cell) {
        double m = (lo[cell] + hi[cell]) / 2, half = Math.rint(2 * m) / 2;
        return Math.abs(m - half) <= NOTHING ? half : m;
    }
}
