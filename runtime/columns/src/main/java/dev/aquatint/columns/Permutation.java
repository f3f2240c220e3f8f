package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// Rows of a table in another order: which row comes where, and columns copied so.
///
/// @param order numbers of rows of the table, 4 bytes each
public record Permutation(MemorySegment order, int size) {
    private static final int TASK = 1 << 16;

    /// Finds the chunk of a row: the first that one of so many rows may be in.
    private static final int RUN_BITS = 14;

    /// One column, as one chunk. Costs a read of the column at random.
    ///
    /// @param chunks all of the column
    Chunk of(ColumnType type, Chunk[] chunks, Workers workers) {
        return of(type, chunks, workers, Memory::allocate);
    }

    /// @param allocate gives zeroed memory, of that many bytes
    public Chunk of(ColumnType type, Chunk[] chunks, Workers workers, LongFunction<MemorySegment> allocate) {
        long[] starts = new long[chunks.length + 1];
        boolean nulls = false;
        for (int c = 0; c < chunks.length; c++) {
            starts[c + 1] = starts[c] + chunks[c].rows();
            nulls |= chunks[c].validity() != null;
        }
        int[] chunkOf = chunkOf(starts);
        MemorySegment[] from = new MemorySegment[chunks.length];
        for (int c = 0; c < from.length; c++) from[c] = chunks[c].data();
        MemorySegment data = allocate.apply((long) size * type.bytes()), valid = nulls ? allocate.apply((size + 7L) / 8 + 8) : null;
        workers.run((size + TASK - 1) / TASK, task -> {
            int first = task * TASK, end = Math.min(size, first + TASK);
            check(chunks, starts, chunkOf, first, end);
            copy(type.bytes(), from, starts, chunkOf, first, end, data);
            if (valid != null) validity(chunks, starts, chunkOf, first, end, valid);
        });
        return Chunk.of(type, size, data, valid);
    }

    /// Writes 1 for rows below `limit`, 0 for others.
    void below(long limit, int from, int n, byte[] keep) {
        for (int i = 0; i < n; i++) keep[i] = (byte) (order.getAtIndex(JAVA_INT, from + i) - limit >>> 63);
    }

    /// Copies the numbers of the rows that come at `from` and behind.
    public void rows(int from, int n, int[] into, int at) {
        MemorySegment.copy(order, JAVA_INT, from * 4L, into, at, n);
    }

    private static int[] chunkOf(long[] starts) {
        int[] of = new int[(int) (starts[starts.length - 1] >> RUN_BITS) + 1];
        for (int run = 0, c = 0; run < of.length; run++) {
            while (c + 2 < starts.length && starts[c + 1] <= (long) run << RUN_BITS) c++;
            of[run] = c;
        }
        return of;
    }

    private static int chunk(long[] starts, int[] chunkOf, int row) {
        int c = chunkOf[row >> RUN_BITS];
        while (starts[c + 1] <= row) c++;
        return c;
    }

    private void check(Chunk[] chunks, long[] starts, int[] chunkOf, int first, int end) {
        if (chunks.length == 0 || !chunks[0].sealed()) return;
        for (int i = first; i < end; i++) {
            int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
            chunks[c].check((int) (row - starts[c]), 1);
        }
    }

    private void copy(int width, MemorySegment[] from, long[] starts, int[] chunkOf, int first, int end, MemorySegment to) {
        switch (width) {
            case 1 -> {
                for (int i = first; i < end; i++) {
                    int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
                    to.set(JAVA_BYTE, i, from[c].get(JAVA_BYTE, row - starts[c]));
                }
            }
            case 2 -> {
                for (int i = first; i < end; i++) {
                    int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
                    to.set(JAVA_SHORT_UNALIGNED, i * 2L, from[c].get(JAVA_SHORT_UNALIGNED, (row - starts[c]) * 2));
                }
            }
            case 4 -> {
                for (int i = first; i < end; i++) {
                    int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
                    to.set(JAVA_INT_UNALIGNED, i * 4L, from[c].get(JAVA_INT_UNALIGNED, (row - starts[c]) * 4));
                }
            }
            default -> {
                for (int i = first; i < end; i++) {
                    int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
                    to.set(JAVA_LONG_UNALIGNED, i * 8L, from[c].get(JAVA_LONG_UNALIGNED, (row - starts[c]) * 8));
                }
            }
        }
    }

    /// Tasks begin at whole bytes.
    private void validity(Chunk[] chunks, long[] starts, int[] chunkOf, int first, int end, MemorySegment to) {
        for (int at = first; at < end; at += 8) {
            int bits = 0;
            for (int i = at; i < Math.min(end, at + 8); i++) {
                int row = order.getAtIndex(JAVA_INT, i), c = chunk(starts, chunkOf, row);
                if (chunks[c].present((int) (row - starts[c]))) bits |= 1 << i - at;
            }
            to.set(JAVA_BYTE, at >> 3, (byte) bits);
        }
    }
}
