package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.element.Points;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.reduce.Reduction;
import java.util.List;
import java.util.function.IntConsumer;

/// Points, all of them, in their own order.
final class PointPass extends Pass {
    private final Points points;
    private final Reduction by;
    private final Locator locator;

    PointPass(Points points, Reduction by, Grid grid, Locator locator, Cancel cancel) {
        super(points, by, Edges.HARD, grid, cancel, Rows.TASK, List.of());
        this.points = points;
        this.by = by;
        this.locator = locator;
    }

    /// Says that there may be more frames like this one, for which an index is of use.
    void indexLater(Runnable courtesy) {
        Indexed.later(points.frame(), points.x(), points.y(), columns(points, by, List.of()), courtesy);
    }

    @Override
    IntConsumer strand(Strand into) {
        PointRuns runs = new PointRuns(points, grid, locator, cancel, rows, reducer, into);
        return task -> {
            runs.open(task);
            runs.locate(rows.from(task), rows.to(task), false);
        };
    }
}
