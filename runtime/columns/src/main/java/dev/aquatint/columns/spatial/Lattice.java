package dev.aquatint.columns.spatial;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;

/// Cells whose sides are powers of two and that have a corner at the origin: they are the same ones wherever one looks, and a cell of a
/// coarser lattice is made of whole cells of a finer one.
///
/// @param x the exponent of a cell's width, as `y` of its height
public record Lattice(int x, int y) {
    /// Beyond so many cells from the origin float64 hardly tells one from the next.
    private static final double FARTHEST = 0x1p40;

    /// The smallest cells that are no smaller than the pixels of a view.
    public static Lattice of(Viewport view) {
        return new Lattice(exponent(view.extent().width() / view.width()), exponent(view.extent().height() / view.height()));
    }

    /// The smallest cells of which no more than so many cover a part of the plane, about as many along either side; null for a part without an area, or so far from
    /// the origin that numbers do not tell them apart.
    public static Lattice covering(Extent part, long most) {
        if (!(part.width() > 0 && part.height() > 0)) return null;
        int side = (int) Math.clamp((long) Math.sqrt(most), 2, 1 << 15);
        Lattice lattice = of(new Viewport(part, side - 1, side - 1));
        return lattice.resolves(part) ? lattice : null;
    }

    private static int exponent(double atLeast) {
        int e = Math.getExponent(atLeast);
        return Math.scalb(1.0, e) < atLeast ? e + 1 : e;
    }

    /// Each cell made of 2^steps by 2^steps of these.
    public Lattice coarser(int steps) {
        return new Lattice(x + steps, y + steps);
    }

    public double width() {
        return Math.scalb(1.0, x);
    }

    public double height() {
        return Math.scalb(1.0, y);
    }

    /// Whether its cells can be told apart in a part of the plane.
    public boolean resolves(Extent part) {
        double farthest = Math.max(Math.max(Math.abs(part.x0()), Math.abs(part.x1())) / width(), Math.max(Math.abs(part.y0()), Math.abs(part.y1())) / height());
        return farthest < FARTHEST && width() > 0 && height() > 0;
    }

    /// All cells that a part of the plane touches; one on a border belongs to the cell above or to the right.
    public Viewport over(Extent part) {
        double left = Math.floor(part.x0() / width()), right = Math.floor(part.x1() / width()) + 1;
        double low = Math.floor(part.y0() / height()), high = Math.floor(part.y1() / height()) + 1;
        return new Viewport(new Extent(left * width(), right * width(), low * height(), high * height()), Math.toIntExact((long) (right - left)), Math.toIntExact((long) (high - low)));
    }
}
