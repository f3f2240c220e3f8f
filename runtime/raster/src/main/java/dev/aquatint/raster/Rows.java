package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Scan;
import dev.aquatint.raster.kernel.Block;

/// All rows of a scan, cut into tasks: runs within one chunk that are long enough to be worth a thread's while.
///
/// The cuts follow from the chunks alone, so that results do not depend on the number of threads.
final class Rows {
    /// Rows of a task.
    static final int TASK = 32 * Block.ROWS;

    final Scan scan;
    private final int length;
    private final int[] chunk;
    private final int[] from, to;
    private final long touched, total;

    Rows(Scan scan) {
        this(scan, TASK);
    }

    /// @param length rows of a task
    Rows(Scan scan, int length) {
        this.scan = scan;
        this.length = length;
        this.touched = scan.rows();
        this.total = scan.rows();
        long n = 0;
        for (int c = 0; c < scan.chunks(); c++) n += ((long) scan.rows(c) + length - 1) / length;
        chunk = new int[Math.toIntExact(n)];
        from = new int[chunk.length];
        to = new int[chunk.length];
        int t = 0;
        for (int c = 0; c < scan.chunks(); c++) {
            for (long f = 0, rows = scan.rows(c); f < rows; f += length) {
                chunk[t] = c;
                from[t] = (int) f;
                to[t++] = (int) Math.min(f + length, rows);
            }
        }
    }

    /// Runs of the rows of a single chunk.
    ///
    /// @param touched about how many of them are of interest
    /// @param total how many rows these stand for
    Rows(Scan scan, int[] from, int[] to, long touched, long total) {
        this.scan = scan;
        this.length = TASK;
        this.chunk = new int[from.length];
        this.from = from;
        this.to = to;
        this.touched = touched;
        this.total = total;
    }

    /// How many rows the cuts of an ordered reduction go by.
    long total() {
        return total;
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
        return to[task];
    }

    /// At most how many threads are of use.
    int strands() {
        return touched < 3L * length ? 1 : Integer.MAX_VALUE;
    }

    /// Which rows of a block count.
    void keep(int task, int from, int n, byte[] keep) {
        scan.keep(chunk[task], from, n, keep);
    }

    /// How many rows of a block count.
    int count(int task, int from, int n) {
        return scan.count(chunk[task], from, n);
    }
}
