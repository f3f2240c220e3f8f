package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Weighted sums, and the sums of weights.
record WeightedMeans(double[] sum, double[] weights) implements Tally {

    WeightedMeans(int cells) {
        this(new double[cells], new double[cells]);
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, beside = block.beside, sum = this.sum, weights = this.weights;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            int r = row[i];
            double v = value[r], w = beside[r];
            if (v != v || w != w) continue;
            int c = cell[i];
            sum[c] += v * w;
            weights[c] += w;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] mean = ((Plane.Doubles) into).of();
        for (int i = from, c = base + from; i < to; i++, c++) {
            double s = 0, w = 0;
            for (Tally t : all) {
                WeightedMeans m = (WeightedMeans) t;
                s += m.sum[c];
                w += m.weights[c];
            }
            mean[i] = w == 0 ? Double.NaN : s / w;
        }
        for (Tally t : all) ((WeightedMeans) t).clear(base + from, base + to);
    }

    @Override
    public Tally copy() {
        return new WeightedMeans(sum.clone(), weights.clone());
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        clear(0, sum.length);
    }

    private void clear(int from, int to) {
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(weights, from, to, 0);
    }

    @Override
    public int cells() {
        return sum.length;
    }
}
