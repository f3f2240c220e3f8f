package dev.aquatint.raster.mesh;

import dev.aquatint.element.Image;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.raster.glyph.Grid;

/// A mesh on a grid: which of its values fall on which cells.
public sealed interface Drawn permits Quads, CurvedQuads, Triangles {

    /// Draws on the rows `from` to `to - 1` of the grid and nowhere else. What falls on one cell comes in the same order however the
    /// rows are cut.
    void draw(int from, int to, Hits into);

    /// From the edges of the outer cells to those of the others; -1 to 1 along an axis without a finite coordinate.
    static Extent extent(QuadMesh mesh, AxisType xType, AxisType yType) {
        double[] x = mesh.curved() ? Breaks.of(mesh.x(), mesh.columns(), mesh.rows()) : Breaks.of(mesh.x());
        double[] y = mesh.curved() ? Breaks.of(mesh.y(), mesh.columns(), mesh.rows()) : Breaks.of(mesh.y());
        return Extent.of(Breaks.range(x, xType), Breaks.range(y, yType));
    }

    /// The same for an image.
    static Extent extent(Image image, AxisType xType, AxisType yType) {
        double[] x = Samples.of(image.x(), image.raster().extent().x(), image.raster().width()).edges();
        double[] y = Samples.of(image.y(), image.raster().extent().y(), image.raster().height()).edges();
        return Extent.of(Breaks.range(x, xType), Breaks.range(y, yType));
    }

    static Drawn of(Image image, Grid grid) {
        return Quads.of(image, grid);
    }

    static Drawn of(QuadMesh mesh, Grid grid) {
        return mesh.curved() ? CurvedQuads.of(mesh, grid) : Quads.of(mesh, grid);
    }
}
