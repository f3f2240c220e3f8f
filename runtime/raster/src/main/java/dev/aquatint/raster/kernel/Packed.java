package dev.aquatint.raster.kernel;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Sums without rounding of small multiples, and how many there are, both in one number of 64 bits for each cell: a hit is one addition.
///
/// The upper ten bits are the number of values, the others their sum, from half of what fits on so that it may be negative. A cell with 256 values spills over into
/// [Totals], which has as many bits as it takes; what both have is the same to the last bit as if all were there.
final class Packed implements Tally {
    /// Multiples of so many bits fit: 512 of them into one half.
    static final int MOST_BITS = 44;

    private static final int SUM_BITS = 54, FULL_BITS = SUM_BITS + 8;
    private static final long ONE = 1L << SUM_BITS, NOTHING = ONE / 2, SUM = ONE - 1;

    private static final int RUN = 1024;

    private final boolean mean;
    private final Grain grain;
    private final long[] both;
    private final Lump lump = new Lump();
    private final Touched spilt;
    private Totals rest;                    // null while no cell is full

    /// @param mean whether sums are divided by the number of values
    /// @param grain of [#MOST_BITS] at most
    Packed(boolean mean, Grain grain, int cells) {
        this(mean, grain, new long[cells], null, new Touched(cells));
        Arrays.fill(both, NOTHING);
    }

    private Packed(boolean mean, Grain grain, long[] both, Totals rest, Touched spilt) {
        this.mean = mean;
        this.grain = grain;
        this.both = both;
        this.rest = rest;
        this.spilt = spilt;
    }

    /// Four runs at once, as counts are: neighbours in a sorted file fall into one cell, and would wait for each other.
    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        long[] multiple = block.multiple, both = this.both;
        multiples(block.value, block.rows, grain.up(), multiple);
        int size = block.size, q = size / 4;
        for (int i = 0; i < q; i++) {
            int a = cell[i], b = cell[i + q], c = cell[i + 2 * q], d = cell[i + 3 * q];
            if (((both[a] += multiple[row[i]]) >>> FULL_BITS) != 0) spill(a);
            if (((both[b] += multiple[row[i + q]]) >>> FULL_BITS) != 0) spill(b);
            if (((both[c] += multiple[row[i + 2 * q]]) >>> FULL_BITS) != 0) spill(c);
            if (((both[d] += multiple[row[i + 3 * q]]) >>> FULL_BITS) != 0) spill(d);
        }
        for (int i = 4 * q; i < size; i++) if (((both[cell[i]] += multiple[row[i]]) >>> FULL_BITS) != 0) spill(cell[i]);
    }

    /// Spares a look at the row for each hit.
    @Override
    public void addAll(Block block) {
        int[] cell = block.cell;
        long[] multiple = block.multiple, both = this.both;
        multiples(block.value, block.rows, grain.up(), multiple);
        int size = block.size, q = size / 4;
        for (int i = 0; i < q; i++) {
            int a = cell[i], b = cell[i + q], c = cell[i + 2 * q], d = cell[i + 3 * q];
            if (((both[a] += multiple[i]) >>> FULL_BITS) != 0) spill(a);
            if (((both[b] += multiple[i + q]) >>> FULL_BITS) != 0) spill(b);
            if (((both[c] += multiple[i + 2 * q]) >>> FULL_BITS) != 0) spill(c);
            if (((both[d] += multiple[i + 3 * q]) >>> FULL_BITS) != 0) spill(d);
        }
        for (int i = 4 * q; i < size; i++) if (((both[cell[i]] += multiple[i]) >>> FULL_BITS) != 0) spill(cell[i]);
    }

    /// One value and its multiple; 0 for NaN, without a branch.
    private static void multiples(double[] value, int n, double up, long[] multiple) {
        for (int i = 0; i < n; i++) multiple[i] = (long) (value[i] * up) + ((long) (value[i] * 0.0 + 1.0) << SUM_BITS);
    }

    private void spill(int cell) {
        long of = both[cell];
        lump.n = (int) (of >>> SUM_BITS);
        lump.low = (of & SUM) - NOTHING;
        both[cell] = NOTHING;
        spill(cell, lump);
    }

    private void spill(int cell, Lump rows) {
        if (rest == null) rest = new Totals(mean, grain, both.length);
        spilt.at(cell);
        rest.add(cell, rows);
    }

    /// Of 256 values the sum is small.
    @Override
    public void add(int cell, Lump rows) {
        if (rows.n > 256) spill(cell, rows);
        else if (((both[cell] += rows.low + (rows.high << Grain.PART) + ((long) rows.n << SUM_BITS)) >>> FULL_BITS) != 0) spill(cell);
    }

    @Override
    public void settle(Tally[] all) {
        for (Tally t : all) ((Packed) t).spilt.settle();
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        long[] n = new long[RUN], low = new long[RUN], high = new long[RUN];
        for (int at = from; at < to; at += RUN) {
            int size = Math.min(RUN, to - at);
            Arrays.fill(n, 0);
            Arrays.fill(low, 0);
            Arrays.fill(high, 0);
            boolean spilt = false;
            for (Tally t : all) {
                Packed one = (Packed) t;
                add(one.both, base + at, size, n, low);
                if (one.rest == null || !one.spilt.any(base + at, base + at + size)) continue;
                one.rest.drain(base + at, size, n, low, high);
                spilt = true;
            }
            if (spilt) values(n, low, high, of, at, size);
            else values(n, low, of, at, size);
        }
        for (Tally t : all) Arrays.fill(((Packed) t).both, base + from, base + to, NOTHING);
    }

    private static void add(long[] both, int from, int size, long[] n, long[] sum) {
        for (int i = 0; i < size; i++) {
            long p = both[from + i];
            n[i] += p >>> SUM_BITS;
            sum[i] += (p & SUM) - NOTHING;
        }
    }

    private void values(long[] n, long[] low, long[] high, double[] into, int at, int size) {
        for (int i = 0; i < size; i++) {
            double sum = grain.value(high[i], low[i]);
            into[at + i] = n[i] == 0 ? Double.NaN : mean ? sum / n[i] : sum;
        }
    }

    /// The same, where sums fit into 62 bits.
    private void values(long[] n, long[] sum, double[] into, int at, int size) {
        double down = grain.down();
        for (int i = 0; i < size; i++) into[at + i] = n[i] == 0 ? Double.NaN : mean ? sum[i] * down / n[i] : sum[i] * down;         // 0 / 0 is NaN of either sign, which shows in a saved file
    }

    @Override
    public Tally copy() {
        return new Packed(mean, grain, both.clone(), rest == null ? null : (Totals) rest.copy(), spilt.copy());
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(both, NOTHING);
        if (rest != null) rest.clear();
    }

    @Override
    public int cells() {
        return both.length;
    }

    @Override
    public long bytes() {
        return rest == null ? 0 : 13L * both.length + rest.bytes();
    }
}
