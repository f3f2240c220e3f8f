package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Another tally, of values that are each weighed by how much of the cell they cover.
record SoftValues(Tally of, Block weighed) implements Tally {

    SoftValues(Tally of) {
        this(of, new Block());
    }

    @Override
    public void add(Block block) {
        int size = block.size;
        for (int i = 0; i < size; i++) {
            weighed.cell[i] = block.cell[i];
            weighed.row[i] = i;
            weighed.value[i] = block.value[block.row[i]] * Math.abs(block.cover[i]);
        }
        weighed.size = size;
        of.add(weighed);
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        of.drain(Arrays.stream(all).map(t -> ((SoftValues) t).of).toArray(Tally[]::new), base, into, from, to);
    }

    @Override
    public Plane plane(int cells) {
        return of.plane(cells);
    }

    @Override
    public void clear() {
        of.clear();
    }

    @Override
    public int cells() {
        return of.cells();
    }
}
