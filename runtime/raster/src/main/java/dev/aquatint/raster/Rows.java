package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Filter;
import dev.aquatint.columns.Scan;
import java.util.Arrays;

/// All rows of a scan, cut into tasks: runs within one chunk that are long enough to be worth a thread's while.
///
/// The cuts follow from the chunks alone, so that results do not depend on the number of threads.
final class Rows {
    /// Rows of a task.
    static final int TASK = 32 * Block.ROWS;

    final Scan scan;
    private final int[] chunk;
    private final int[] from;

    Rows(Scan scan) {
        this.scan = scan;
        long n = 0;
        for (int c = 0; c < scan.chunks(); c++) n += (scan.rows(c) + TASK - 1) / TASK;
        chunk = new int[Math.toIntExact(n)];
        from = new int[chunk.length];
        int t = 0;
        for (int c = 0; c < scan.chunks(); c++) {
            for (int f = 0, rows = scan.rows(c); f < rows; f += TASK) {
                chunk[t] = c;
                from[t++] = f;
            }
        }
    }

    int tasks() {
        return chunk.length;
    }

    int chunk(int task) {
        return chunk[task];
    }

    Chunk chunk(int task, String column) {
        return scan.chunk(chunk[task], column);
    }

    int from(int task) {
        return from[task];
    }

    int to(int task) {
        return Math.min(from[task] + TASK, scan.rows(chunk[task]));
    }

    /// At most how many threads are of use.
    int strands() {
        return scan.rows() < 3L * TASK ? 1 : Integer.MAX_VALUE;
    }

    /// Which rows of a block count.
    void keep(int task, int from, int n, byte[] keep) {
        Filter filter = scan.filter();
        if (filter == null) {
            Arrays.fill(keep, 0, n, (byte) 1);
        } else {
            filter.keep(chunk[task], from, n, keep);
        }
    }
}
