package dev.aquatint.raster.mesh;

/// Which samples lie under each cell along one axis, and how much of the outer ones.
///
/// @param from the first sample of each cell
/// @param to the last sample of each cell
/// @param first the share of the first sample, above 0 to 1
/// @param last the share of the last sample where it is not the first too
record Footprints(int[] from, int[] to, double[] first, double[] last) {

    private static Footprints of(int cells) {
        return new Footprints(new int[cells], new int[cells], new double[cells], new double[cells]);
    }

    static Footprints of(Seen seen) {
        Footprints f = of(seen.cells());
        for (int c = 0; c < seen.cells(); c++) {
            double lo = seen.lo()[c], hi = seen.hi()[c];
            int from = Math.min((int) lo, seen.samples() - 1), to = Math.max((int) Math.ceil(hi) - 1, from);
            f.from[c] = from;
            f.to[c] = to;
            f.first[c] = Math.min(hi, from + 1.0) - lo;
            f.last[c] = hi - to;
        }
        return f;
    }

    /// A cell for each sample.
    static Footprints each(int samples) {
        Footprints f = of(samples);
        for (int c = 0; c < samples; c++) {
            f.from[c] = f.to[c] = c;
            f.first[c] = f.last[c] = 1;
        }
        return f;
    }

    double weight(int cell, int sample) {
        return sample == from[cell] ? first[cell] : sample == to[cell] ? last[cell] : 1.0;
    }
}
