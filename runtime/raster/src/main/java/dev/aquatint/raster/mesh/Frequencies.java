package dev.aquatint.raster.mesh;

/// How much of a cell each distinct value covers, in the order in which they were first seen.
final class Frequencies {
    private static final double NOTHING = 1e-9;

    private final double[] value;
    private final double[] shares;
    private final int[] place;          // open addressing: a number of a value plus one, 0 where none is
    private int size;

    Frequencies(int most) {
        value = new double[most];
        shares = new double[most];
        place = new int[Integer.highestOneBit(most) << 2];
    }

    void add(double v, double share) {
        v += 0.0;                       // both zeros are one value
        int mask = place.length - 1;
        long bits = Double.doubleToRawLongBits(v) * 0x9E3779B97F4A7C15L;
        for (int p = (int) (bits >>> 32) & mask; ; p = p + 1 & mask) {
            int i = place[p] - 1;
            if (i < 0) {
                value[size] = v;
                shares[size] = share;
                place[p] = ++size;
                return;
            }
            if (value[i] == v) {
                shares[i] += share;
                return;
            }
        }
    }

    /// The first of the values that cover most; NaN where there is none.
    double mode() {
        double mode = Double.NaN;
        double most = 0;
        for (int i = 0; i < size; i++) {
            if (shares[i] > most + NOTHING) {
                most = shares[i];
                mode = value[i];
            }
        }
        return mode;
    }
}
