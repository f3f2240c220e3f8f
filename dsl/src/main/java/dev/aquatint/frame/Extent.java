package dev.aquatint.frame;

/// A rectangle in data coordinates, `x0 <= x1` and `y0 <= y1`.
public record Extent(double x0, double x1, double y0, double y1) {

    public Extent {
        if (!(x0 <= x1) || !(y0 <= y1)) throw new IllegalArgumentException("an extent goes from low to high, not x %s..%s, y %s..%s".formatted(x0, x1, y0, y1));
    }

    public static Extent of(Range x, Range y) {
        return new Extent(x.lo(), x.hi(), y.lo(), y.hi());
    }

    public Range x() {
        return new Range(x0, x1);
    }

    public Range y() {
        return new Range(y0, y1);
    }

    public double width() {
        return x1 - x0;
    }

    public double height() {
        return y1 - y0;
    }

    public Extent union(Extent other) {
        return new Extent(Math.min(x0, other.x0), Math.max(x1, other.x1), Math.min(y0, other.y0), Math.max(y1, other.y1));
    }
}
