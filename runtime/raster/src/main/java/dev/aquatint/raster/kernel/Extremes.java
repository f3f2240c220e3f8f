package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// The smallest values, or, their signs turned, the largest.
///
/// Kept as float32, half the memory to miss, until the first value comes that float32 does not hold: as *keys*, the bits of a float turned so
/// that they compare as ints, with NaN, which is an empty cell, above all. Which of two zeros came first must not show: a result is
/// never -0.0.
///
/// The branch stays: a minimum without one writes to every cell it meets, which costs more than the few wrong guesses.
final class Extremes implements Tally {
    private static final int EMPTY = Integer.MAX_VALUE, INFINITY = 0x7f80_0000;

    private final double sign;
    private final int turn;             // what turns the sign of a float's bits
    private final int cells;
    private int[] narrow;               // keys; one of the two is null
    private double[] wide;              // NaN is empty, and no value fails to be below it in `!(least <= v)`

    private Extremes(int cells, double sign) {
        this.cells = cells;
        this.sign = sign;
        this.turn = sign < 0 ? Integer.MIN_VALUE : 0;
        narrow = new int[cells];
        Arrays.fill(narrow, EMPTY);
    }

    static Extremes least(int cells) {
        return new Extremes(cells, 1);
    }

    static Extremes greatest(int cells) {
        return new Extremes(cells, -1);
    }

    @Override
    public boolean takesBits() {
        return wide == null;
    }

    @Override
    public void add(Block block) {
        if (block.inBits) {
            keys(block.bits, block.rows, turn, block.key);
            addKeys(block.key, block.cell, block.row, block.size, narrow);
            return;
        }
        int from = wide == null ? addNarrow(block) : 0;
        if (from == block.size) return;
        if (wide == null) widen();
        addWide(block, from);
    }

    private static void keys(int[] bits, int n, int turn, int[] key) {
        for (int i = 0; i < n; i++) key[i] = key(bits[i] ^ turn);
    }

    private static void addKeys(int[] key, int[] cell, int[] row, int size, int[] least) {
        for (int i = 0; i < size; i++) {
            int k = key[row[i]], c = cell[i];
            if (k < least[c]) least[c] = k;
        }
    }

    /// Without a branch, so that a loop over it is vectorised.
    private static int key(int bits) {
        int nan = INFINITY - (bits & Integer.MAX_VALUE) >> 31;
        return (bits ^ bits >> 31 & Integer.MAX_VALUE) & ~nan | nan & EMPTY;
    }

    /// NaN for [#EMPTY].
    private static float value(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & Integer.MAX_VALUE);
    }

    /// The first hit whose value is too precise.
    private int addNarrow(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        int[] least = narrow;
        double sign = this.sign;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double exact = value[row[i]] * sign;
            float v = (float) exact;
            int c = cell[i];
            if (v != exact && exact == exact) return i;
            int k = key(Float.floatToRawIntBits(v));
            if (k < least[c]) least[c] = k;
        }
        return size;
    }

    private void addWide(Block block, int from) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, least = wide;
        double sign = this.sign;
        int size = block.size;
        for (int i = from; i < size; i++) {
            double v = value[row[i]] * sign;
            int c = cell[i];
            if (!(least[c] <= v) && v == v) least[c] = v;
        }
    }

    @Override
    public void add(int cell, Lump rows) {
        double v = (sign > 0 ? rows.least : rows.most) * sign;
        if (v != v) return;
        if (wide == null && (float) v != v) widen();
        if (wide == null) {
            narrow[cell] = Math.min(narrow[cell], key(Float.floatToRawIntBits((float) v)));
        } else if (!(wide[cell] <= v)) {
            wide[cell] = v;
        }
    }

    private void widen() {
        wide = new double[cells];
        for (int i = 0; i < cells; i++) wide[i] = value(narrow[i]);
        narrow = null;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        Arrays.fill(of, from, to, Double.NaN);
        for (Tally t : all) {
            Extremes e = (Extremes) t;
            for (int i = from; i < to; i++) {
                double v = e.wide == null ? value(e.narrow[base + i]) : e.wide[base + i];
                if (!(of[i] <= v) && v == v) of[i] = v;
            }
            e.empty(base + from, base + to);
        }
        for (int i = from; i < to; i++) of[i] = of[i] * sign + 0.0;
    }

    private void empty(int from, int to) {
        if (wide == null) {
            Arrays.fill(narrow, from, to, EMPTY);
        } else {
            Arrays.fill(wide, from, to, Double.NaN);
        }
    }

    @Override
    public Tally copy() {
        Extremes copy = new Extremes(cells, sign);
        copy.narrow = narrow == null ? null : narrow.clone();
        copy.wide = wide == null ? null : wide.clone();
        return copy;
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
