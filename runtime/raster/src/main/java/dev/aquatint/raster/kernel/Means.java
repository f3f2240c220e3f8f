package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Sums of values and how many there are, counted in two parts as [Counts] does.
///
/// @param low the number of values modulo 256
/// @param high how often it passed 256
record Means(double[] sum, byte[] low, int[] high) implements Tally {

    Means(int cells) {
        this(new double[cells], new byte[cells], new int[cells]);
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, sum = this.sum;
        byte[] low = this.low;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int c = cell[i];
            sum[c] += v;
            if (++low[c] == 0) high[c]++;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] mean = ((Plane.Doubles) into).of();
        long[] n = new long[to - from];
        for (Tally t : all) {
            Means m = (Means) t;
            for (int i = from; i < to; i++) {
                mean[i] += m.sum[base + i];
                n[i - from] += (long) m.high[base + i] << 8 | m.low[base + i] & 255;
            }
            m.empty(base + from, base + to);
        }
        for (int i = from; i < to; i++) mean[i] /= n[i - from];             // 0 / 0 is NaN: empty
    }

    private void empty(int from, int to) {
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(low, from, to, (byte) 0);
        Arrays.fill(high, from, to, 0);
    }

    @Override
    public Tally copy() {
        return new Means(sum.clone(), low.clone(), high.clone());
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        empty(0, cells());
    }

    @Override
    public int cells() {
        return low.length;
    }
}
