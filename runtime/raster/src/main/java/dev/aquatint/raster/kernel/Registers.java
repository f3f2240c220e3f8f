package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// HyperLogLog sketches: for each cell, and each value of the first bits of a hash, how many zeros the others began with at most, plus one.
///
/// Read by the improved estimator of Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", 2017), which needs neither a
/// table nor a second formula for small numbers.
///
/// @param each registers of a cell, a power of two
record Registers(byte[] register, int each) implements Tally {

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        byte[] register = this.register;
        boolean wholes = block.inWholes;
        long[] whole = block.whole;
        int size = block.size, bits = Integer.numberOfTrailingZeros(each), shift = 64 - bits;
        long stop = 1L << bits - 1;             // behind the last bit of the hash
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            long hash = hash(wholes ? whole[row[i]] : Double.doubleToRawLongBits(v + 0.0));
            int at = cell[i] * each + (int) (hash >>> shift);
            byte rank = (byte) (Long.numberOfLeadingZeros(hash << bits | stop) + 1);
            if (register[at] < rank) register[at] = rank;
        }
    }

    /// The finaliser of SplitMix64.
    static long hash(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        int[] histogram = new int[66 - Integer.numberOfTrailingZeros(each)];
        byte[] first = ((Registers) all[0]).register;
        for (int i = from; i < to; i++) {
            int start = (base + i) * each, end = start + each;
            for (int a = 1; a < all.length; a++) {
                byte[] other = ((Registers) all[a]).register;
                for (int k = start; k < end; k++) first[k] = (byte) Math.max(first[k], other[k]);
            }
            Arrays.fill(histogram, 0);
            for (int k = start; k < end; k++) histogram[first[k]]++;
            of[i] = histogram[0] == each ? Double.NaN : Math.rint(estimate(histogram));
        }
        for (Tally t : all) Arrays.fill(((Registers) t).register, (base + from) * each, (base + to) * each, (byte) 0);
    }

    /// @param histogram how many registers have each rank, 0 for none
    private double estimate(int[] histogram) {
        double m = each, z = m * tau(1 - histogram[histogram.length - 1] / m);
        for (int k = histogram.length - 2; k >= 1; k--) z = 0.5 * (z + histogram[k]);
        return m * m / (2 * Math.log(2)) / (z + m * sigma(histogram[0] / m));
    }

    private static double sigma(double x) {
        double y = 1, z = x, before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) return 0;
        double y = 1, z = 1 - x, before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    @Override
    public Tally copy() {
        return new Registers(register.clone(), each);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(register, (byte) 0);
    }

    @Override
    public int cells() {
        return register.length / each;
    }
}
