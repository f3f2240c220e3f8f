package dev.aquatint.columns.spatial;

/// The two coordinates of numbered points. Read from several threads at once.
public interface Coordinates {

    int rows();

    /// Copies `n` points, NaN where missing.
    void read(int from, int n, double[] x, double[] y);
}
