package dev.aquatint.columns.spatial;

/// Coordinates in arrays.
public record Places(double[] x, double[] y) implements Coordinates {
    @Override
    public int rows() {
        return x.length;
    }

    @Override
    public void read(int from, int n, double[] xs, double[] ys) {
        System.arraycopy(x, from, xs, 0, n);
        System.arraycopy(y, from, ys, 0, n);
    }
}
