package dev.aquatint.raster.mesh;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;

/// Triangles in memory.
///
/// @param x of each vertex
/// @param y of each vertex
/// @param value of each vertex, or of each triangle if `flat`
/// @param corner three vertices for each triangle, in the order of the first triangle or its reverse, so that it faces the viewer
public record Surface(double[] x, double[] y, double[] value, int[] corner, boolean flat) {

    /// Turns all triangles around where the first one shows its back.
    public Surface facing() {
        if (corner.length == 0) return this;
        int a = corner[0], b = corner[1], c = corner[2];
        double turn = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
        if (!(turn >= 0)) return this;
        int[] turned = corner.clone();
        for (int t = 0; t < turned.length; t += 3) {
            turned[t + 1] = corner[t + 2];
            turned[t + 2] = corner[t + 1];
        }
        return new Surface(x, y, value, turned, flat);
    }

    /// What the corners of triangles cover.
    public Extent extent(AxisType xType, AxisType yType) {
        double[] xs = new double[corner.length], ys = new double[corner.length];
        for (int i = 0; i < corner.length; i++) {
            xs[i] = x[corner[i]];
            ys[i] = y[corner[i]];
        }
        return Extent.of(Breaks.range(xs, xType), Breaks.range(ys, yType));
    }

    int triangles() {
        return corner.length / 3;
    }

    double value(int triangle, int k) {
        return value[flat ? triangle : corner[3 * triangle + k]];
    }
}
