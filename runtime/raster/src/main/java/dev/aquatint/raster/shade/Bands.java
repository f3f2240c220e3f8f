package dev.aquatint.raster.shade;

import java.util.stream.IntStream;

/// Runs of cells that threads take one by one. Where they are cut depends on the number of cells alone.
final class Bands {
    private static final int CELLS = 1 << 15;

    private Bands() {}

    interface Band {
        void run(int from, int to);
    }

    static void each(int cells, Band band) {
        IntStream.range(0, (cells + CELLS - 1) / CELLS).parallel().forEach(b -> band.run(b * CELLS, Math.min((b + 1) * CELLS, cells)));
    }

    interface Histogram {
        void count(int from, int to, int[] count);
    }

    /// Counts whole cells in a few parts, each with its own bins, and adds them up.
    static int[] count(int cells, int bins, Histogram histogram) {
        int parts = Math.clamp(cells / Math.max(bins, CELLS), 1, 4);
        return IntStream.range(0, parts).parallel().mapToObj(part -> {
            int[] mine = new int[bins];
            histogram.count((int) ((long) cells * part / parts), (int) ((long) cells * (part + 1) / parts), mine);
            return mine;
        }).reduce((a, b) -> {
            for (int i = 0; i < bins; i++) a[i] += b[i];
            return a;
        }).orElseThrow();
    }
}
