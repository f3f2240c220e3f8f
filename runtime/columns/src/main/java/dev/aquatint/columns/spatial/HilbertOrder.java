package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// Sorts points along the Hilbert curve: a radix sort of keys in three passes, the least significant digit first.
///
/// Each pass counts the digits of all parts and then moves each part to its places, so that the order is the same whatever the number of
/// threads: by key, then by row. Takes 16 bytes a row outside the heap while it works.
public final class HilbertOrder {
    private static final int[] SHIFT = {32, 43, 54}, DIGITS = {1 << 11, 1 << 11, 1 << 10};

    /// Rows of a part: as many as make counting worth while, and no more parts than need 2 MB of counters.
    private static final int LEAST_PART = 1 << 17, MOST_PARTS = 256;

    private static final int BLOCK = 2048;

    private final Workers workers;
    private final int part;
    private final int[] from, to;               // where the keys of each part are

    private HilbertOrder(int rows, Workers workers) {
        this.workers = workers;
        this.part = Math.max(LEAST_PART, rows / MOST_PARTS + 1);
        int parts = (int) (((long) rows + part - 1) / part);
        this.from = new int[parts];
        this.to = new int[parts];
    }

    /// The rows of all finite points, as 4-byte numbers.
    ///
    /// @param allocate gives memory for the result, of that many bytes
    public static MemorySegment of(Coordinates points, Workers workers, LongFunction<MemorySegment> allocate) {
        try (Arena arena = Arena.ofShared()) {
            long bytes = Math.max(1, points.rows() * 8L);
            return new HilbertOrder(points.rows(), workers).sort(points, arena.allocate(bytes, 8), arena.allocate(bytes, 8), allocate);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("no room for %,d MB outside the heap to sort %,d points: start with a larger -XX:MaxDirectMemorySize".formatted(
                    points.rows() * 16L >> 20, points.rows()), e);
        }
    }

    private MemorySegment sort(Coordinates points, MemorySegment one, MemorySegment other, LongFunction<MemorySegment> allocate) {
        Frontier frontier = Frontier.of(points);
        workers.run(from.length, p -> keys(points, frontier, p, one));
        int n = 0;
        for (int p = 0; p < from.length; p++) n += to[p] - from[p];
        MemorySegment rows = allocate.apply(n * 4L);
        pass(0, one, other, null);
        for (int p = 0; p < from.length; p++) {                 // the gaps that missing points left are closed now
            from[p] = (int) ((long) n * p / from.length);
            to[p] = (int) ((long) n * (p + 1) / from.length);
        }
        pass(1, other, one, null);
        pass(2, one, null, rows);
        return rows;
    }

    private void keys(Coordinates points, Frontier frontier, int p, MemorySegment into) {
        double[] x = new double[BLOCK], y = new double[BLOCK];
        int first = p * part, end = (int) Math.min((long) first + part, points.rows()), at = first;
        for (int row = first; row < end; row += BLOCK) {
            int n = Math.min(BLOCK, end - row);
            points.read(row, n, x, y);
            for (int i = 0; i < n; i++) {
                if (x[i] - x[i] != 0 || y[i] - y[i] != 0) continue;             // NaN or infinite
                into.setAtIndex(JAVA_LONG, at++, (long) frontier.key(x[i], y[i]) << 32 | row + i);
            }
        }
        from[p] = first;
        to[p] = at;
    }

    /// @param keys where sorted keys go, or null for the last pass, which leaves only `rows`
    private void pass(int number, MemorySegment sorted, MemorySegment keys, MemorySegment rows) {
        int shift = SHIFT[number], mask = DIGITS[number] - 1;
        int[][] place = new int[from.length][DIGITS[number]];
        workers.run(from.length, p -> {
            int[] count = place[p];
            for (int i = from[p], end = to[p]; i < end; i++) count[(int) (sorted.getAtIndex(JAVA_LONG, i) >>> shift) & mask]++;
        });
        int at = 0;
        for (int digit = 0; digit <= mask; digit++) {
            for (int[] count : place) {
                int n = count[digit];
                count[digit] = at;
                at += n;
            }
        }
        workers.run(from.length, p -> {
            int[] next = place[p];
            for (int i = from[p], end = to[p]; i < end; i++) {
                long entry = sorted.getAtIndex(JAVA_LONG, i);
                int target = next[(int) (entry >>> shift) & mask]++;
                if (rows == null) {
                    keys.setAtIndex(JAVA_LONG, target, entry);
                } else {
                    rows.setAtIndex(JAVA_INT, target, (int) entry);
                }
            }
        });
    }
}
