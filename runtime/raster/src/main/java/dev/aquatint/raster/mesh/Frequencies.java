package dev.aquatint.raster.mesh;

/// How often each distinct value is there, in the order in which they were first seen.
final class Frequencies {
    private final double[] value;
    private final int[] times;
    private final int[] place;          // open addressing: a number of a value plus one, 0 where none is
    private int size;

    Frequencies(int most) {
        value = new double[most];
        times = new int[most];
        place = new int[Integer.highestOneBit(most) << 2];
    }

    void add(double v, int n) {
        v += 0.0;                       // both zeros are one value
        int mask = place.length - 1;
        long bits = Double.doubleToRawLongBits(v) * 0x9E3779B97F4A7C15L;
        for (int p = (int) (bits >>> 32) & mask; ; p = p + 1 & mask) {
            int i = place[p] - 1;
            if (i < 0) {
                value[size] = v;
                times[size] = n;
                place[p] = ++size;
                return;
            }
            if (value[i] == v) {
                times[i] += n;
                return;
            }
        }
    }

    /// The first of the most frequent values; NaN where there is none.
    double mode() {
        double mode = Double.NaN;
        int most = -1;
        for (int i = 0; i < size; i++) {
            if (times[i] > most) {
                most = times[i];
                mode = value[i];
            }
        }
        return mode;
    }
}
