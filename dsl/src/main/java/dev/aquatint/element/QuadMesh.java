package dev.aquatint.element;

import dev.aquatint.style.Style;

/// Values on a grid of four-sided cells, told by the middle of each; the cells reach half way to their neighbours.
///
/// A mesh is immutable, and compared by its arrays, not by what is in them: they are large, and shared.
///
/// @param x one coordinate for each column, or one for each cell
/// @param y one coordinate for each row, or one for each cell
/// @param z one value for each cell, row by row
/// @param value what the values are called
public record QuadMesh(double[] x, double[] y, double[] z, int columns, int rows, String value, Style style) implements Mesh<QuadMesh> {

    /// @param x of the columns, ascending or descending, at least two
    /// @param y of the rows, ascending or descending, at least two
    /// @param z `z[row][column]`
    /// @throws IllegalArgumentException if coordinates are not in order, or numbers of values do not fit
    public static QuadMesh quadMesh(double[] x, double[] y, double[][] z) {
        Lattice.requireMonotonic("x", x);
        Lattice.requireMonotonic("y", y);
        return new QuadMesh(x.clone(), y.clone(), Lattice.flat("a quad mesh", z, x.length, y.length), x.length, y.length, "z", Style.NONE);
    }

    /// A mesh whose rows and columns are curved.
    ///
    /// @param x `x[row][column]`, at least two rows and columns; cells without a finite place are not drawn
    /// @param y `y[row][column]`
    /// @param z `z[row][column]`
    /// @throws IllegalArgumentException if numbers of coordinates and values do not fit
    public static QuadMesh quadMesh(double[][] x, double[][] y, double[][] z) {
        int rows = z.length, columns = rows == 0 ? 0 : z[0].length;
        if (rows < 2 || columns < 2) throw new IllegalArgumentException("a curved quad mesh has at least 2 x 2 cells, not %d x %d".formatted(columns, rows));
        return new QuadMesh(Lattice.flat("the x of a quad mesh", x, columns, rows), Lattice.flat("the y of a quad mesh", y, columns, rows),
                Lattice.flat("a quad mesh", z, columns, rows), columns, rows, "z", Style.NONE);
    }

    /// Whether each cell has its own place.
    public boolean curved() {
        return x.length != columns || y.length != rows;
    }

    /// Whether all columns are equally wide, and all rows equally high.
    public boolean even() {
        return !curved() && Lattice.even(x, Lattice.EXACTLY) && Lattice.even(y, Lattice.EXACTLY);
    }

    /// What the values are called.
    public QuadMesh vdims(String name) {
        return new QuadMesh(x, y, z, columns, rows, name, style);
    }

    @Override
    public QuadMesh with(Style style) {
        return new QuadMesh(x, y, z, columns, rows, value, style);
    }
}
