package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Sums of values, each weighed by how much of the cell it covers, over how many lines there are: not over what they cover, so that a mean
/// is fainter at the edges of a line, as in Datashader.
record SoftMeans(double[] sum, int[] n) implements Tally {

    SoftMeans(int cells) {
        this(new double[cells], new int[cells]);
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, cover = block.cover;
        for (int i = 0; i < block.size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int c = cell[i];
            sum[c] += v * Math.abs(cover[i]);
            if (cover[i] > 0) n[c]++;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] mean = ((Plane.Doubles) into).of();
        int[] total = ((SoftMeans) all[0]).n;
        for (Tally t : all) {
            SoftMeans m = (SoftMeans) t;
            for (int i = from; i < to; i++) mean[i] += m.sum[base + i];
            Arrays.fill(m.sum, base + from, base + to, 0);
            if (t == all[0]) continue;
            for (int i = base + from; i < base + to; i++) total[i] += m.n[i];
            Arrays.fill(m.n, base + from, base + to, 0);
        }
        for (int i = from; i < to; i++) mean[i] = total[base + i] == 0 ? Double.NaN : mean[i] / Integer.toUnsignedLong(total[base + i]);
        Arrays.fill(total, base + from, base + to, 0);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(n, 0);
    }

    @Override
    public int cells() {
        return n.length;
    }
}
