package dev.aquatint.raster;

import dev.aquatint.element.Image;
import dev.aquatint.element.Mesh;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.element.TriMesh;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.raster.mesh.Downsampling;
import dev.aquatint.raster.mesh.Drawn;
import dev.aquatint.raster.mesh.Hits;
import dev.aquatint.raster.mesh.Resampling;
import dev.aquatint.raster.mesh.Triangles;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.First;
import dev.aquatint.reduce.Last;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One aggregation of a mesh, by bands of rows of the grid: no two threads fill the same cell, and each cell has its values in one order,
/// so that there is nothing to merge, and the result does not depend on the number of threads.
final class MeshPass {
    /// Rows of a task, for a grid of usual size.
    private static final int BAND = 8;

    private final Mesh<?> mesh;
    private final Reduction by;
    private final Grid grid;
    private final Cancel cancel;

    MeshPass(Mesh<?> mesh, Reduction by, Grid grid, Cancel cancel) {
        this.mesh = mesh;
        this.by = by;
        this.grid = grid;
        this.cancel = cancel;
        mesh.require(by);
        long bytes = grid.cells() * 8L, most = Runtime.getRuntime().maxMemory() / 2;
        if (bytes > most) {
            throw new IllegalArgumentException("a raster of %d x %d cells needs %,d MB, and there are %,d MB for it: ask for a smaller one, or start with a larger -Xmx".formatted(
                    grid.width(), grid.height(), bytes >> 20, most >> 20));
        }
    }

    Raster run(Team team, Surfaces surfaces) {
        cancel.check();
        if (by instanceof Summary(var of)) {
            Map<String, Raster> parts = new LinkedHashMap<>();
            for (Reduction each : of) parts.put(each.label(), new MeshPass(mesh, each, grid, cancel).run(team, surfaces));
            return Raster.summary(parts);
        }
        return switch (mesh) {
            case Image image -> image(image, team);
            case QuadMesh quads -> drawn(Drawn.of(quads, grid), team);
            case TriMesh triangles -> drawn(new Triangles(surfaces.of(triangles, cancel), triangles.interpolation(), grid, cancel::check), team);
        };
    }

    static Extent bounds(Mesh<?> mesh, AxisType x, AxisType y, Surfaces surfaces) {
        return switch (mesh) {
            case Image image when x == AxisType.LINEAR && y == AxisType.LINEAR -> image.raster().extent();
            case Image image -> Drawn.extent(image, x, y);
            case QuadMesh quads -> Drawn.extent(quads, x, y);
            case TriMesh triangles -> surfaces.of(triangles, new Cancel()).extent(x, y);
        };
    }

    /// Datashader resamples images on linear axes alone; on others, and for what is no resampling, an image is a mesh of quads.
    private Raster image(Image image, Team team) {
        Optional<Downsampling> how = downsampling(by);
        if (!grid.linear() || how.isEmpty()) return drawn(Drawn.of(image, grid), team);
        Resampling resampling = Resampling.of(image, grid, how.get());
        for (Resampling.Stage stage : resampling.stages()) {
            int rows = stage.rows();
            team.share((rows + BAND - 1) / BAND, Integer.MAX_VALUE, _ -> band -> {
                for (int r = band * BAND; r < Math.min((band + 1) * BAND, rows); r++) {
                    cancel.check();
                    stage.fill(r, r + 1);
                }
            });
        }
        cancel.tell(1);
        return raster(new Plane.Doubles(resampling.result()));
    }

    private static Optional<Downsampling> downsampling(Reduction by) {
        return Optional.ofNullable(switch (by) {
            case Mean _ -> Downsampling.MEAN;
            case Min _ -> Downsampling.MIN;
            case Max _ -> Downsampling.MAX;
            case First _ -> Downsampling.FIRST;
            case Last _ -> Downsampling.LAST;
            case Var _ -> Downsampling.VAR;
            case Std _ -> Downsampling.STD;
            case Mode _ -> Downsampling.MODE;
            case Reduction _ -> null;
        });
    }

    private Raster drawn(Drawn drawn, Team team) {
        int width = grid.width(), rows = grid.height(), bands = (rows + BAND - 1) / BAND;
        Tally one = Tally.of(by, 1);
        List<Plane> planes = Stream.generate(() -> one.plane(grid.cells())).limit(one.ranks()).toList();
        AtomicInteger done = new AtomicInteger();
        team.share(bands, Integer.MAX_VALUE, _ -> {
            Tally tally = Tally.of(by, Math.min(BAND, rows) * width);           // of a band alone: small enough for the cache
            Tally[] alone = {tally};
            Hits hits = new Hits(Block.mine(), block -> {
                cancel.check();
                if (block.size > 0) tally.add(block);
            });
            return band -> {
                int from = band * BAND, to = Math.min(from + BAND, rows);
                hits.from(from * width);
                drawn.draw(from, to, hits);
                tally.settle(alone);
                tally.drain(alone, -from * width, planes, from * width, to * width);
                cancel.tell((double) done.incrementAndGet() / bands);
            };
        });
        return planes.size() == 1 ? raster(planes.getFirst()) : Raster.ranked(planes.stream().map(this::raster).toList());
    }

    private Raster raster(Plane plane) {
        return new Raster(grid.width(), grid.height(), grid.extent(), plane);
    }
}
