package dev.aquatint.columns.spatial;

import java.util.Arrays;

/// The part of the plane that is worth telling places apart in: where all points are but the outermost thousandth on each side, so that a
/// few strays do not take the places from the rest. Judged by a sample of 65,536 points.
///
/// Places only set the order of points; a bad frontier makes queries slower, and none wrong.
record Frontier(double x0, double y0, double perX, double perY) {
    private static final int RUNS = 512, RUN = 128;

    static Frontier of(Coordinates points) {
        int rows = points.rows(), runs = Math.min(RUNS, (rows + RUN - 1) / RUN), n = 0;
        double[] xs = new double[runs * RUN], ys = new double[runs * RUN], x = new double[RUN], y = new double[RUN];
        for (int r = 0; r < runs; r++) {
            int from = (int) ((long) (rows - 1) * r / runs), size = Math.min(RUN, rows - from);
            points.read(from, size, x, y);
            for (int i = 0; i < size; i++) {
                if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) continue;
                xs[n] = x[i];
                ys[n++] = y[i];
            }
        }
        if (n == 0) return new Frontier(0, 0, 0, 0);
        Arrays.sort(xs, 0, n);
        Arrays.sort(ys, 0, n);
        int out = n / 1000;
        return new Frontier(xs[out], ys[out], places(xs[out], xs[n - 1 - out]), places(ys[out], ys[n - 1 - out]));
    }

    private static double places(double lo, double hi) {
        double width = hi - lo;
        return width > 0 && Double.isFinite(width) ? (Hilbert.SIDE - 1) / width : 0;
    }

    /// The key of a finite point; one outside counts as if it were on the edge.
    int key(double x, double y) {
        return Hilbert.key(place((x - x0) * perX), place((y - y0) * perY));
    }

    private static int place(double v) {
        return Math.max(0, Math.min((int) v, Hilbert.SIDE - 1));
    }
}
