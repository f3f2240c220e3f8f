package dev.aquatint.columns;

import dev.aquatint.frame.Range;
import java.util.List;

/// The smallest and largest present value among the rows that count.
final class MinMax {
    private static final int BLOCK = 4096;

    private MinMax() {}

    static Range of(TableFrame frame, String column) {
        double[] lows = new double[frame.chunks().length], highs = new double[lows.length];
        frame.visit(Streamed.of(frame, List.of(column)), List.of(column), (at, scan, c) -> {
            Chunk chunk = scan.chunk(c, column);
            double[] values = new double[BLOCK];
            byte[] keep = new byte[BLOCK];
            double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
            for (int from = 0; from < chunk.rows(); from += BLOCK) {
                int n = Math.min(BLOCK, chunk.rows() - from);
                chunk.doubles(from, n, values);
                if (scan.filter() != null) {
                    scan.filter().keep(c, from, n, keep);
                    for (int i = 0; i < n; i++) if (keep[i] == 0) values[i] = Double.NaN;
                }
                for (int i = 0; i < n; i++) {
                    double v = values[i];
                    lo = v < lo ? v : lo;       // false for NaN
                    hi = v > hi ? v : hi;
                }
            }
            lows[at] = lo;
            highs[at] = hi;
        });
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < lows.length; c++) {
            lo = Math.min(lo, lows[c]);
            hi = Math.max(hi, highs[c]);
        }
        return lo <= hi ? new Range(lo, hi) : null;
    }
}
