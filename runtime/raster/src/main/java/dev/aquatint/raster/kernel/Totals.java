package dev.aquatint.raster.kernel;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Sums without rounding, and how many values there are: in any order, and with sums of others, the same to the last bit.
///
/// A sum is of whole multiples of the grain of a column, in two parts; where these are small the high one is there only when the first cell
/// needs it. Numbers are counted in two parts as [Counts] does.
final class Totals implements Tally {
    private final boolean mean;
    private final Grain grain;
    private final long[] low;
    private long[] high;                    // null while all of it is 0
    private final byte[] few;               // the number of values modulo 256
    private final int[] many;               // how often it passed 256

    /// @param mean whether sums are divided by the number of values
    Totals(boolean mean, Grain grain, int cells) {
        this(mean, grain, new long[cells], grain.narrow() ? null : new long[cells], new byte[cells], new int[cells]);
    }

    private Totals(boolean mean, Grain grain, long[] low, long[] high, byte[] few, int[] many) {
        this.mean = mean;
        this.grain = grain;
        this.low = low;
        this.high = high;
        this.few = few;
        this.many = many;
    }

    @Override
    public void add(Block block) {
        if (grain.narrow()) {
            addNarrow(block);
        } else {
            addWide(block);
        }
    }

    /// Four runs at once, as counts are: neighbours in a sorted file fall into one cell, and would wait for each other.
    private void addNarrow(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        long[] multiple = block.multiple, low = this.low;
        byte[] few = this.few;
        multiples(value, block.rows, grain.up(), multiple);
        int size = block.size, q = size / 4;
        for (int i = 0; i < q; i++) {
            for (int at = i, end = i + 4 * q; at < end; at += q) {
                int c = cell[at], r = row[at];
                long sum = low[c] + multiple[r];
                low[c] = sum;
                if (Grain.full(sum)) settle(c);
                double v = value[r];
                if (v == v && ++few[c] == 0) many[c]++;
            }
        }
        for (int i = 4 * q; i < size; i++) {
            int c = cell[i], r = row[i];
            long sum = low[c] + multiple[r];
            low[c] = sum;
            if (Grain.full(sum)) settle(c);
            double v = value[r];
            if (v == v && ++few[c] == 0) many[c]++;
        }
    }

    /// The multiple of NaN is 0.
    private static void multiples(double[] value, int n, double up, long[] multiple) {
        for (int i = 0; i < n; i++) multiple[i] = (long) (value[i] * up);
    }

    private void addWide(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        long[] low = this.low, high = this.high;
        byte[] few = this.few;
        double up = grain.up(), upHigh = grain.upHigh(), downHigh = grain.downHigh();
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int c = cell[i];
            long part = (long) (v * upHigh), sum = low[c] + (long) ((v - part * downHigh) * up);
            if (part != 0) high[c] += part;
            low[c] = sum;
            if (Grain.full(sum)) settle(c);
            if (++few[c] == 0) many[c]++;
        }
    }

    @Override
    public void add(int cell, Lump rows) {
        low[cell] += rows.low;
        if (rows.high != 0) high()[cell] += rows.high;
        if (Grain.full(low[cell])) settle(cell);
        int n = (few[cell] & 255) + (rows.n & 255);
        few[cell] = (byte) n;
        many[cell] += (rows.n >>> 8) + (n >>> 8);
    }

    private void settle(int cell) {
        high()[cell] += Grain.carried(low[cell]);
        low[cell] = Grain.settled(low[cell]);
    }

    private long[] high() {
        if (high == null) high = new long[low.length];
        return high;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        long[] n = new long[to - from], low = new long[to - from], high = new long[to - from];
        for (Tally t : all) ((Totals) t).drain(base + from, to - from, n, low, high);
        for (int i = 0; i < n.length; i++) {
            double sum = grain.value(high[i], low[i]);
            of[from + i] = n[i] == 0 ? Double.NaN : mean ? sum / n[i] : sum;
        }
    }

    /// Adds some cells to numbers of values and both parts of sums, and leaves them empty.
    void drain(int from, int size, long[] numbers, long[] lows, long[] highs) {
        for (int i = 0; i < size; i++) {
            int c = from + i;
            numbers[i] += (long) many[c] << 8 | few[c] & 255;
            long sum = Grain.settled(lows[i]) + Grain.settled(low[c]);         // each of 62 bits: two do not overflow
            highs[i] += Grain.carried(lows[i]) + Grain.carried(low[c]) + Grain.carried(sum) + (high == null ? 0 : high[c]);
            lows[i] = Grain.settled(sum);
        }
        clear(from, from + size);
    }

    @Override
    public Tally copy() {
        return new Totals(mean, grain, low.clone(), high == null ? null : high.clone(), few.clone(), many.clone());
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        clear(0, low.length);
    }

    private void clear(int from, int to) {
        Arrays.fill(low, from, to, 0);
        if (high != null) Arrays.fill(high, from, to, 0);
        Arrays.fill(few, from, to, (byte) 0);
        Arrays.fill(many, from, to, 0);
    }

    @Override
    public int cells() {
        return low.length;
    }

    @Override
    public long bytes() {
        return grain.narrow() && high != null ? 8L * high.length : 0;
    }
}
