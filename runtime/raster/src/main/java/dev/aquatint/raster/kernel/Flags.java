package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

record Flags(boolean[] any, boolean ofValues) implements Tally {
    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        boolean[] any = this.any;
        int size = block.size;
        if (ofValues) {
            double[] value = block.value;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]];
                if (v == v) any[cell[i]] = true;
            }
        } else {
            for (int i = 0; i < size; i++) any[cell[i]] = true;
        }
    }

    @Override
    public void add(int cell, Lump rows) {
        any[cell] |= rows.n > 0;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        boolean[] or = ((Plane.Flags) into).of();
        for (Tally t : all) {
            boolean[] any = ((Flags) t).any;
            for (int i = from; i < to; i++) or[i] |= any[base + i];
            Arrays.fill(any, base + from, base + to, false);
        }
    }

    @Override
    public Tally copy() {
        return new Flags(any.clone(), ofValues);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Flags(new boolean[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(any, false);
    }

    @Override
    public int cells() {
        return any.length;
    }
}
