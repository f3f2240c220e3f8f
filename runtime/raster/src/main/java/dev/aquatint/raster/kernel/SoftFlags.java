package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// How much of a cell is covered at most; NaN is an empty cell.
record SoftFlags(float[] most, boolean ofValues) implements Tally {

    SoftFlags(int cells, boolean ofValues) {
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
            if (!(most[c] >= covered)) most[c] = (float) covered;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        float[] of = ((Plane.Floats) into).of();
        Arrays.fill(of, from, to, Float.NaN);
        for (Tally t : all) {
            float[] most = ((SoftFlags) t).most;
            for (int i = from; i < to; i++) {
                float v = most[base + i];
                if (!(of[i] >= v) && v == v) of[i] = v;
            }
            Arrays.fill(most, base + from, base + to, Float.NaN);
        }
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Floats(new float[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(most, Float.NaN);
    }

    @Override
    public int cells() {
        return most.length;
    }
}
