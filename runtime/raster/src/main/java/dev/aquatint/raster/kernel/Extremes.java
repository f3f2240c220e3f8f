package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// The smallest values, or, their signs turned, the largest.
///
/// Kept as float32, half the memory to miss, until the first value comes that float32 does not hold. NaN is an empty cell, and no
/// value fails to be below it in `!(least <= v)`. Zeros become positive: which of the two came first must not show.
///
/// The branch stays: a minimum without one writes to every cell it meets, which costs more than the few wrong guesses.
final class Extremes implements Tally {
    private final double sign;
    private final int cells;
    private float[] narrow;             // one of the two is null
    private double[] wide;

    private Extremes(int cells, double sign) {
        this.cells = cells;
        this.sign = sign;
        narrow = new float[cells];
        Arrays.fill(narrow, Float.NaN);
    }

    static Extremes least(int cells) {
        return new Extremes(cells, 1);
    }

    static Extremes greatest(int cells) {
        return new Extremes(cells, -1);
    }

    @Override
    public void add(Block block) {
        int from = wide == null ? addNarrow(block) : 0;
        if (from == block.size) return;
        if (wide == null) widen();
        addWide(block, from);
    }

    /// The first hit whose value is too precise.
    private int addNarrow(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        float[] least = narrow;
        double sign = this.sign;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double exact = value[row[i]] * sign + 0.0;
            float v = (float) exact;
            int c = cell[i];
            if (v != exact && exact == exact) return i;
            if (!(least[c] <= v) && v == v) least[c] = v;
        }
        return size;
    }

    private void addWide(Block block, int from) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, least = wide;
        double sign = this.sign;
        int size = block.size;
        for (int i = from; i < size; i++) {
            double v = value[row[i]] * sign + 0.0;
            int c = cell[i];
            if (!(least[c] <= v) && v == v) least[c] = v;
        }
    }

    @Override
    public void add(int cell, Lump rows) {
        double v = (sign > 0 ? rows.least : rows.most) * sign + 0.0;
        if (v != v) return;
        if (wide == null && (float) v != v) widen();
        if (wide == null) {
            if (!(narrow[cell] <= v)) narrow[cell] = (float) v;
        } else if (!(wide[cell] <= v)) {
            wide[cell] = v;
        }
    }

    private void widen() {
        wide = new double[cells];
        for (int i = 0; i < cells; i++) wide[i] = narrow[i];
        narrow = null;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        Arrays.fill(of, from, to, Double.NaN);
        for (Tally t : all) {
            Extremes e = (Extremes) t;
            for (int i = from; i < to; i++) {
                double v = e.wide == null ? e.narrow[base + i] : e.wide[base + i];
                if (!(of[i] <= v) && v == v) of[i] = v;
            }
            e.empty(base + from, base + to);
        }
        for (int i = from; i < to; i++) of[i] = of[i] * sign + 0.0;
    }

    private void empty(int from, int to) {
        if (wide == null) {
            Arrays.fill(narrow, from, to, Float.NaN);
        } else {
            Arrays.fill(wide, from, to, Double.NaN);
        }
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        empty(0, cells);
    }

    @Override
    public int cells() {
        return cells;
    }
}
