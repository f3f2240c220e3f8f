package dev.aquatint.raster;

import java.util.Arrays;

/// Places that are drawn one by one, as long as there are no more than `most`.
final class Marks {
    private final int most;
    private double[] xs = new double[16], ys = new double[16];
    private int size;

    Marks(int most) {
        this.most = most;
    }

    /// Whether there were more.
    boolean full() {
        return size > most;
    }

    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /// `{x[], y[]}`
    double[][] places() {
        return new double[][] {Arrays.copyOf(xs, size), Arrays.copyOf(ys, size)};
    }
}
