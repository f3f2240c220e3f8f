package dev.aquatint.raster.glyph;

/// The cells of ends of lines and of corners: truncated as for points, and the far border belongs to the last cell.
///
/// Unlike for points, only what falls on the border itself is moved back by one, in whole cells, as Datashader does it.
final class Snap {
    private final Axis axis;
    private final long border;

    Snap(Axis axis) {
        this.axis = axis;
        this.border = (long) Math.rint(axis.to() * axis.scale() + axis.shift());
    }

    /// The cell of a value in view; what rounding carries over the border stays in the border's cell.
    int cell(double v) {
        return (int) Math.clamp(index(v), 0, axis.cells() - 1);
    }

    /// Whether two values are in the same cell. One that is out of view is in no cell of the view.
    boolean one(double low, double high) {
        return low >= axis.lo() && high <= axis.hi() && cell(low) == cell(high);
    }

    /// The cell of any value, also of those out of view: below 0, or as many as there are and above; never further than 1e15.
    long index(double v) {
        long i = (long) Math.clamp(axis.place(v), -1e15, 1e15);
        return i == border ? i - 1 : i;
    }
}
