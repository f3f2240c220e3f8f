package dev.aquatint.raster.mesh;

/// Which samples lie under each of fewer cells along one axis, and how much of the outer ones.
///
/// @param from the first sample of each cell
/// @param to the last sample of each cell
/// @param first the share of the first sample, 0 to 1
/// @param last the share of the last sample where it is not the first too
record Footprints(int[] from, int[] to, double[] first, double[] last) {
    private static final double NOTHING = 1e-10;

    static Footprints of(int samples, int cells) {
        Footprints f = new Footprints(new int[cells], new int[cells], new double[cells], new double[cells]);
        double scale = (double) samples / cells;
        for (int c = 0; c < cells; c++) {
            double lo = scale * c, hi = lo + scale;
            int from = (int) lo, to = (int) hi;
            f.first[c] = 1.0 - (lo - from);
            f.last[c] = hi - to;
            if (f.last[c] < NOTHING) {
                f.last[c] = 1.0;
                if (to > from) to--;
            }
            f.from[c] = from;
            f.to[c] = Math.min(to, samples - 1);
        }
        return f;
    }
}
