package dev.aquatint.raster;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;

/// Cells whose sides are powers of two and that have a corner at the origin: they are the same ones wherever one looks, and a cell of a
/// coarser lattice is made of whole cells of a finer one.
///
/// @param x the exponent of a cell's width, as `y` of its height
record Lattice(int x, int y) {
    /// Beyond so many cells from the origin float64 hardly tells one from the next.
    private static final double FARTHEST = 0x1p40;

    /// The smallest cells that are no smaller than the pixels of a view.
    static Lattice of(Viewport view) {
        return new Lattice(exponent(view.extent().width() / view.width()), exponent(view.extent().height() / view.height()));
    }

    private static int exponent(double atLeast) {
        int e = Math.getExponent(atLeast);
        return Math.scalb(1.0, e) < atLeast ? e + 1 : e;
    }

    /// Each cell made of 2^steps by 2^steps of these.
    Lattice coarser(int steps) {
        return new Lattice(x + steps, y + steps);
    }

    double width() {
        return Math.scalb(1.0, x);
    }

    double height() {
        return Math.scalb(1.0, y);
    }

    /// Whether its cells can be told apart in a part of the plane.
    boolean resolves(Extent part) {
        double farthest = Math.max(Math.max(Math.abs(part.x0()), Math.abs(part.x1())) / width(), Math.max(Math.abs(part.y0()), Math.abs(part.y1())) / height());
        return farthest < FARTHEST && width() > 0 && height() > 0;
    }

    /// All cells that a part of the plane touches; one on a border belongs to the cell above or to the right.
    Viewport over(Extent part) {
        double left = Math.floor(part.x0() / width()), right = Math.floor(part.x1() / width()) + 1;
        double low = Math.floor(part.y0() / height()), high = Math.floor(part.y1() / height()) + 1;
        return new Viewport(new Extent(left * width(), right * width(), low * height(), high * height()), Math.toIntExact((long) (right - left)), Math.toIntExact((long) (high - low)));
    }
}
