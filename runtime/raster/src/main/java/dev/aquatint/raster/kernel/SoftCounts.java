package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// How much of a cell is covered altogether, in float32 as in Datashader; NaN is an empty cell.
record SoftCounts(float[] sum, boolean ofValues) implements Tally {

    SoftCounts(int cells, boolean ofValues) {
        this(new float[cells], ofValues);
        clear();
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, cover = block.cover;
        for (int i = 0; i < block.size; i++) {
            if (ofValues && value[row[i]] != value[row[i]]) continue;
            double covered = Math.abs(cover[i]);
            int c = cell[i];
            sum[c] = (float) (sum[c] != sum[c] ? covered : sum[c] + covered);
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        float[] total = ((Plane.Floats) into).of();
        Arrays.fill(total, from, to, Float.NaN);
        for (Tally t : all) {
            float[] sum = ((SoftCounts) t).sum;
            for (int i = from; i < to; i++) {
                float v = sum[base + i];
                if (v == v) total[i] = total[i] != total[i] ? v : total[i] + v;
            }
            Arrays.fill(sum, base + from, base + to, Float.NaN);
        }
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Floats(new float[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(sum, Float.NaN);
    }

    @Override
    public int cells() {
        return sum.length;
    }
}
