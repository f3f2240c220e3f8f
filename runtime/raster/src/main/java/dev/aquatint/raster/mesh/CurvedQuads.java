package dev.aquatint.raster.mesh;

import dev.aquatint.element.QuadMesh;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;

/// A mesh of any four-sided cells, whose corners are rounded to cells of the grid; a cell of the grid belongs to it if a ray to the
/// right crosses its sides an odd number of times. Datashader's `QuadMeshCurvilinear`.
///
/// Cells with a corner that is no number are not drawn.
///
/// @param x corners in cells of the grid, `columns + 1` in a row
/// @param y corners in cells of the grid
/// @param low the lowest corner of each row of the mesh
/// @param high the highest corner of each row of the mesh
record CurvedQuads(double[] z, int columns, int rows, int width, int height, int[] x, int[] y, int[] low, int[] high) implements Drawn {
    private static final int MISSING = Integer.MIN_VALUE;

    static CurvedQuads of(QuadMesh mesh, Grid grid) {
        int columns = mesh.columns(), rows = mesh.rows();
        int[] x = corners(Breaks.of(mesh.x(), columns, rows), grid.x()), y = corners(Breaks.of(mesh.y(), columns, rows), grid.y());
        int[] low = new int[rows], high = new int[rows];
        for (int j = 0; j < rows; j++) {
            low[j] = Integer.MAX_VALUE;
            high[j] = Integer.MIN_VALUE;
            for (int i = j * (columns + 1), n = i + 2 * (columns + 1); i < n; i++) {
                if (y[i] == MISSING) continue;
                low[j] = Math.min(low[j], y[i]);
                high[j] = Math.max(high[j], y[i]);
            }
        }
        return new CurvedQuads(mesh.z(), columns, rows, grid.width(), grid.height(), x, y, low, high);
    }

    /// Towards zero, as Datashader does it: what lies up to a cell before the grid comes to its first cell.
    private static int[] corners(double[] at, Axis axis) {
        double scale = axis.cells() / (axis.to() - axis.from());
        int[] corner = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            double v = axis.log() ? (at[i] > 0 ? Math.log10(at[i]) : Double.NaN) : at[i];
            corner[i] = Double.isFinite(v) ? Math.max((int) ((v - axis.from()) * scale), -Integer.MAX_VALUE) : MISSING;
        }
        return corner;
    }

    @Override
    public void draw(int from, int to, Hits into) {
        int[] qx = new int[5], qy = new int[5];
        for (int j = 0; j < rows; j++) {
            if (low[j] >= to || high[j] < from - 1) continue;
            for (int i = 0; i < columns; i++) {
                int a = j * (columns + 1) + i, b = a + columns + 1;
                qx[0] = qx[4] = x[a];
                qx[1] = x[a + 1];
                qx[2] = x[b + 1];
                qx[3] = x[b];
                qy[0] = qy[4] = y[a];
                qy[1] = y[a + 1];
                qy[2] = y[b + 1];
                qy[3] = y[b];
                quad(qx, qy, z[j * columns + i], from, to, into);
            }
            into.flush();
        }
    }

    private void quad(int[] qx, int[] qy, double value, int from, int to, Hits into) {
        int x0 = Math.min(Math.min(qx[0], qx[1]), Math.min(qx[2], qx[3])), x1 = Math.max(Math.max(qx[0], qx[1]), Math.max(qx[2], qx[3]));
        int y0 = Math.min(Math.min(qy[0], qy[1]), Math.min(qy[2], qy[3])), y1 = Math.max(Math.max(qy[0], qy[1]), Math.max(qy[2], qy[3]));
        if (x0 == MISSING || y0 == MISSING || x0 >= width || y0 >= height || x1 < 0 || y1 < 0) return;
        x0 = Math.max(x0, 0);
        y0 = Math.max(y0, 0);
        x1 = Math.min(x1, width);
        y1 = Math.min(y1, height);
        if (x0 == x1 || y0 == y1) {                             // less than a cell of the grid: one, at least
            if (x0 == x1 && x1 < width) x1++;
            if (y0 == y1 && y1 < height) y1++;
            for (int r = Math.max(y0, from); r < Math.min(y1, to); r++) {
                for (int c = x0; c < x1; c++) into.add(r * width + c, value);
            }
            return;
        }
        for (int r = Math.max(y0, from); r < Math.min(y1, to); r++) {
            for (int c = x0; c < x1; c++) {
                boolean inside = false;
                for (int k = 0; k < 4; k++) inside ^= crossed(qx[k], qy[k], qx[k + 1], qy[k + 1], c, r);
                if (inside) into.add(r * width + c, value);
            }
        }
    }

    /// Whether a ray from a cell to the right crosses a side.
    private static boolean crossed(int ax, int ay, int bx, int by, int c, int r) {
        if (ax < c && bx < c || ay > r == by > r) return false;
        long turn = ((long) bx - c) * ((long) ay - r) - ((long) by - r) * ((long) ax - c);
        return by > ay ? turn < 0 : turn > 0;
    }
}
