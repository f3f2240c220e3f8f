package dev.aquatint.raster;

import dev.aquatint.columns.Scan;
import dev.aquatint.element.TriMesh;
import dev.aquatint.frame.Frame;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.mesh.Surface;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// Triangles of frames, read once and kept while there is memory for them.
final class Surfaces {
    private final Remembered<TriMesh, Surface> known = new Remembered<>(8);

    /// @throws IllegalArgumentException if a triangle has a corner that is not there
    Surface of(TriMesh mesh, Cancel cancel) {
        return known.get(mesh.interpolate(Interpolation.LINEAR).with(Style.NONE), m -> read(m, cancel));
    }

    private static Surface read(TriMesh mesh, Cancel cancel) {
        List<String> atVertices = mesh.flat() ? List.of(mesh.x(), mesh.y()) : List.of(mesh.x(), mesh.y(), mesh.value());
        List<String> atTriangles = new ArrayList<>(mesh.corners());
        if (mesh.flat()) atTriangles.add(mesh.value());
        double[][] vertices = columns(mesh.vertices(), atVertices, cancel), triangles = columns(mesh.triangles(), atTriangles, cancel);
        int n = vertices[0].length, m = triangles[0].length;
        int[] corner = new int[Math.multiplyExact(m, 3)];
        for (int t = 0; t < m; t++) {
            for (int k = 0; k < 3; k++) {
                double v = triangles[k][t];
                if (!(v >= 0 && v < n)) {
                    throw new IllegalArgumentException("triangle %,d of %s has a corner '%s' %s: %s has %,d vertices, numbered from 0".formatted(
                            t, mesh.triangles().name(), mesh.corners().get(k), Double.isNaN(v) ? "that is missing" : "number %.0f".formatted(v), mesh.vertices().name(), n));
                }
                corner[3 * t + k] = (int) v;
            }
        }
        return new Surface(vertices[0], vertices[1], mesh.flat() ? triangles[3] : vertices[2], corner, mesh.flat()).facing();
    }

    /// The values of all rows that count.
    private static double[][] columns(Frame frame, List<String> names, Cancel cancel) {
        Rows rows = new Rows(Scan.of(frame, List.copyOf(new LinkedHashSet<>(names))));
        int most = Math.toIntExact(rows.scan.rows()), size = 0;
        double[][] columns = new double[names.size()][most];
        Block block = Block.mine();
        for (int task = 0; task < rows.tasks(); task++) {
            for (int from = rows.from(task), to = rows.to(task); from < to; from += Block.ROWS) {
                cancel.check();
                int n = Math.min(Block.ROWS, to - from), kept = size;
                rows.keep(task, from, n, block.keep);
                for (int c = 0; c < columns.length; c++) {
                    Values.read(rows.chunk(task, names.get(c)), from, n, block.xFloat, block.value);
                    kept = size;
                    for (int i = 0; i < n; i++) if (block.keep[i] != 0) columns[c][kept++] = block.value[i];
                }
                size = kept;
            }
        }
        for (int c = 0; c < columns.length && size < most; c++) columns[c] = Arrays.copyOf(columns[c], size);
        return columns;
    }
}
