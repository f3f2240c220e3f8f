package dev.aquatint.raster.mesh;

import dev.aquatint.element.Image;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.glyph.Grid;

/// A mesh of straight rows and columns: on each cell of the grid lies a rectangle of its values.
///
/// On linear axes an even mesh is measured by a product and a sum, as Datashader's `QuadMeshRaster`; any other one, and one that is
/// finer than the grid on one axis and coarser on the other, by the places of its edges, as `QuadMeshRectilinear`.
///
/// @param even which of the two: what falls on one cell comes row by row, and in the other case column by column in ascending order
record Quads(double[] z, int columns, int width, Runs x, Runs y, boolean even) implements Drawn {

    static Quads of(QuadMesh mesh, Grid grid) {
        if (grid.linear() && mesh.even()) {
            boolean wide = Runs.wide(mesh.x(), grid.x()), high = Runs.wide(mesh.y(), grid.y());
            if (wide && high) return new Quads(mesh.z(), mesh.columns(), grid.width(), Runs.nearest(mesh.x(), grid.x()), Runs.nearest(mesh.y(), grid.y()), true);
            if (!wide && !high) return new Quads(mesh.z(), mesh.columns(), grid.width(), Runs.under(mesh.x(), grid.x()), Runs.under(mesh.y(), grid.y()), true);
        }
        return new Quads(mesh.z(), mesh.columns(), grid.width(), Runs.between(Breaks.of(mesh.x()), grid.x()), Runs.between(Breaks.of(mesh.y()), grid.y()), false);
    }

    /// An image by its edges.
    static Quads of(Image image, Grid grid) {
        Raster raster = image.raster();
        Samples x = Samples.of(image.x(), raster.extent().x(), raster.width()), y = Samples.of(image.y(), raster.extent().y(), raster.height());
        return new Quads(Patch.values(raster.plane()), raster.width(), grid.width(), Runs.between(x.edges(), grid.x()), Runs.between(y.edges(), grid.y()), true);
    }

    @Override
    public void draw(int from, int to, Hits into) {
        for (int r = from; r < to; r++) {
            for (int c = 0; c < width; c++) {
                if (even) {
                    byRows(r, c, into);
                } else {
                    byColumns(r, c, into);
                }
            }
        }
        into.flush();
    }

    private void byRows(int r, int c, Hits into) {
        for (int j = y.from()[r]; j < y.to()[r]; j++) {
            for (int i = x.from()[c], n = x.to()[c]; i < n; i++) into.add(r * width + c, z[j * columns + i]);
        }
    }

    private void byColumns(int r, int c, Hits into) {
        int across = x.back() ? -1 : 1, up = y.back() ? -1 : 1, rows = y.to()[r] - y.from()[r];
        int i = x.back() ? x.to()[c] - 1 : x.from()[c], bottom = y.back() ? y.to()[r] - 1 : y.from()[r];
        for (int n = x.to()[c] - x.from()[c]; n > 0; n--, i += across) {
            for (int k = 0; k < rows; k++) into.add(r * width + c, z[(bottom + k * up) * columns + i]);
        }
    }
}
