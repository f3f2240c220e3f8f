package dev.aquatint.element;

import dev.aquatint.frame.Extent;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Style;

/// Values on an evenly spaced grid, shown as colours; `rasterize()` resamples them to the pixels of the view.
///
/// @param x where the middle of each column is, ascending; null for what the extent of the raster says
/// @param y where the middle of each row is, ascending; null for what the extent of the raster says
/// @param value what the values are called
/// @param interpolation what is seen between values when the view has more pixels than the image
public record Image(Raster raster, double[] x, double[] y, String value, Interpolation interpolation, Style style) implements Mesh<Image> {

    public Image(Raster raster, Style style) {
        this(raster, null, null, "value", Interpolation.LINEAR, style);
    }

    /// Values at the crossings of evenly spaced coordinates; each fills a cell around its place.
    ///
    /// @param x of the columns, ascending or descending, at least two
    /// @param y of the rows, ascending or descending, at least two
    /// @param z `z[row][column]`
    /// @throws IllegalArgumentException if the spacing is uneven, or numbers of values do not fit
    public static Image image(double[] x, double[] y, double[][] z) {
        double[] values = Lattice.flat("an image", z, x.length, y.length);
        Lattice.requireEven("x", x);
        Lattice.requireEven("y", y);
        if (x[0] > x[x.length - 1]) {
            x = Lattice.reversed(x);
            Lattice.mirror(values, x.length, y.length);
        }
        if (y[0] > y[y.length - 1]) {
            y = Lattice.reversed(y);
            Lattice.flip(values, x.length, y.length);
        }
        double[] across = Lattice.edges(x), up = Lattice.edges(y);
        Extent extent = new Extent(across[0], across[1], up[0], up[1]);
        return new Image(new Raster(x.length, y.length, extent, new Plane.Doubles(values)), x.clone(), y.clone(), "value", Interpolation.LINEAR, Style.NONE);
    }

    /// What the values are called.
    public Image vdims(String name) {
        return new Image(raster, x, y, name, interpolation, style);
    }

    /// What is seen between values when the view has more pixels than the image; linear at first.
    public Image interpolate(Interpolation interpolation) {
        return new Image(raster, x, y, value, interpolation, style);
    }

    /// `"nearest"` or `"linear"`.
    public Image interpolate(String interpolation) {
        return interpolate(Interpolation.of(interpolation));
    }

    @Override
    public Image with(Style style) {
        return new Image(raster, x, y, value, interpolation, style);
    }
}
