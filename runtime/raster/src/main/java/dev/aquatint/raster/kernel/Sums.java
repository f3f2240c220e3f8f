package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// -0.0 is an empty cell: adding 0.0 to each value makes sure that no sum is ever that.
///
/// @param weights whether weights of rows that have a value are added up, and not the values
record Sums(double[] sum, boolean weights) implements Tally {

    Sums(int cells, boolean weights) {
        this(new double[cells], weights);
        clear();
    }

    @Override
    public void add(Block block) {
        if (weights) {
            addWeights(block);
            return;
        }
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, sum = this.sum;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v == v) sum[cell[i]] += v + 0.0;
        }
    }

    private void addWeights(Block block) {
        for (int i = 0; i < block.size; i++) {
            double v = block.value[block.row[i]], w = block.beside[block.row[i]];
            if (v == v && w == w) sum[block.cell[i]] += w + 0.0;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] total = ((Plane.Doubles) into).of();
        Arrays.fill(total, from, to, -0.0);
        for (Tally t : all) {
            double[] sum = ((Sums) t).sum;
            for (int i = from; i < to; i++) total[i] += sum[base + i];
            Arrays.fill(sum, base + from, base + to, -0.0);
        }
        for (int i = from; i < to; i++) {
            if (total[i] == 0 && 1 / total[i] < 0) total[i] = Double.NaN;
        }
    }

    @Override
    public Tally copy() {
        return new Sums(sum.clone(), weights);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(sum, -0.0);
    }

    @Override
    public int cells() {
        return sum.length;
    }
}
