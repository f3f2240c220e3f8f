package dev.aquatint.raster.mesh;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// A rectangle of values within a larger array: row `r` starts at `offset + r * stride`.
record Patch(double[] z, int offset, int stride, int width, int height) {

    static Patch of(int width, int height) {
        return new Patch(new double[Math.multiplyExact(width, height)], 0, width, width, height);
    }

    /// The values of a plane; not to be changed.
    static double[] values(Plane plane) {
        if (plane instanceof Plane.Doubles(var of)) return of;
        double[] z = new double[plane.size()];
        Arrays.setAll(z, plane::value);
        return z;
    }

    Patch rows(int first, int last) {
        return new Patch(z, row(first), stride, width, last - first + 1);
    }

    Patch columns(int first, int last) {
        return new Patch(z, offset + first, stride, last - first + 1, height);
    }

    int row(int r) {
        return offset + r * stride;
    }
}
