package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Counts in two parts: the low eight bits of all cells fit into a second-level cache where whole counts do not, and only one hit in
/// 256 on a cell touches the rest.
///
/// They go to 2^40 a cell. Results are counts of 32 bits, and of 64 where one is beyond them.
final class Counts implements Tally {
    private static final long NARROW = 0xFFFF_FFFFL;

    private final byte[] low;               // the count modulo 256
    private final int[] high;               // how often it passed 256
    private final boolean ofValues;
    private final Touched passed;           // where some count did
    private long hits;                      // of all cells together

    Counts(int cells, boolean ofValues) {
        this(new byte[cells], new int[cells], new Touched(cells), ofValues, 0);
    }

    private Counts(byte[] low, int[] high, Touched passed, boolean ofValues, long hits) {
        this.low = low;
        this.high = high;
        this.passed = passed;
        this.ofValues = ofValues;
        this.hits = hits;
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell;
        byte[] low = this.low;
        int size = block.size;
        hits += size;
        if (ofValues) {
            int[] row = block.row;
            double[] value = block.value;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]];
                if (v == v && ++low[cell[i]] == 0) pass(cell[i], 1);
            }
            return;
        }
        int q = size / 4;               // four runs at once: neighbours in a sorted file fall into one cell, and would wait for each other
        for (int i = 0; i < q; i++) {
            int a = cell[i], b = cell[i + q], c = cell[i + 2 * q], d = cell[i + 3 * q];
            if (++low[a] == 0) pass(a, 1);
            if (++low[b] == 0) pass(b, 1);
            if (++low[c] == 0) pass(c, 1);
            if (++low[d] == 0) pass(d, 1);
        }
        for (int i = 4 * q; i < size; i++) if (++low[cell[i]] == 0) pass(cell[i], 1);
    }

    @Override
    public void add(int cell, Lump rows) {
        int n = rows.n;
        hits += n;
        int sum = (low[cell] & 255) + (n & 255);
        low[cell] = (byte) sum;
        if ((n | sum) >>> 8 != 0) pass(cell, (n >>> 8) + (sum >>> 8));
    }

    private void pass(int cell, int times) {
        high[cell] += times;
        passed.at(cell);
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        for (Tally t : all) {
            Counts counts = (Counts) t;
            boolean passed = counts.passed.any(base + from, base + to);
            if (into instanceof Plane.LongCounts(long[] sum)) {
                for (int i = from; i < to; i++) sum[i] += counts.of(base + i);
            } else {
                counts.add(((Plane.Counts) into).of(), base, from, to, passed);
            }
            Arrays.fill(counts.low, base + from, base + to, (byte) 0);
            if (passed) Arrays.fill(counts.high, base + from, base + to, 0);
        }
    }

    private void add(int[] sum, int base, int from, int to, boolean passed) {
        Bytes.chosen().add(low, base + from, sum, from, to - from);
        int[] high = this.high;
        if (passed) for (int i = from; i < to; i++) sum[i] += high[base + i] << 8;
    }

    private long of(int cell) {
        return Integer.toUnsignedLong(high[cell]) << 8 | low[cell] & 255;
    }

    @Override
    public void settle(Tally[] all) {
        for (Tally t : all) {
            ((Counts) t).hits = 0;                          // what is drained is empty
            ((Counts) t).passed.settle();
        }
    }

    /// Looks at cells only where there are rows enough to be beyond 32 bits in one.
    @Override
    public Plane plane(Tally[] all, int base, int cells) {
        long hits = 0;
        for (Tally t : all) hits += ((Counts) t).hits;
        if (hits <= NARROW) return plane(cells);
        for (int i = base; i < base + cells; i++) {
            long sum = 0;
            for (Tally t : all) sum += ((Counts) t).of(i);
            if (sum > NARROW) return new Plane.LongCounts(new long[cells]);
        }
        return plane(cells);
    }

    @Override
    public Tally copy() {
        return new Counts(low.clone(), high.clone(), passed.copy(), ofValues, hits);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Counts(new int[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(low, (byte) 0);
        Arrays.fill(high, 0);
        hits = 0;
    }

    @Override
    public int cells() {
        return low.length;
    }
}
