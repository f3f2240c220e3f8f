package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Scan;
import dev.aquatint.element.Points;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Where;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Few points in view, found by an index and copied together in the order of the table: for reductions in which that order shows.
///
/// It makes the tasks that all rows would make, each with those of its rows that may be in view, so that the same sums are added up in the
/// same order.
final class PickedPass extends Pass {
    /// With more than one in so many rows in view, a scan of all is as fast.
    private static final int LEAST_LEFT_OUT = 16;

    private final Points points;
    private final Locator locator;
    private final Arena arena;

    private PickedPass(Points points, Reduction by, Grid grid, Locator locator, Cancel cancel, Rows rows, Arena arena) {
        super(points, by, Edges.HARD, grid, cancel, rows);
        this.points = points;
        this.locator = locator;
        this.arena = arena;
    }

    /// Null where it would not be faster than all rows, or would not give the same result.
    static PickedPass of(Indexed indexed, Points points, Reduction by, Grid grid, Locator locator, Cancel cancel) {
        if (!takes(by)) return null;
        Rows all = all(points, by, cancel, Rows.TASK, List.of());
        Picked picked = Picked.of(indexed, grid, (int) (all.total() / LEAST_LEFT_OUT));
        if (picked == null) return null;
        cancel.check();
        Arena arena = Arena.ofShared();
        try {
            Scan scan = indexed.scan(picked.places(), columns(points, by, List.of()), bytes -> arena.allocate(Math.max(bytes, 1), 64));
            return new PickedPass(points, by, grid, locator, cancel, rows(all, picked.rows(), scan), arena);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// Rows copied together do not know their numbers any more.
    private static boolean takes(Reduction by) {
        if (by instanceof Where(_, var lookup)) return lookup != null;
        if (by instanceof By(_, var each)) return takes(each);
        return !(by instanceof Summary(var of)) || of.stream().allMatch(PickedPass::takes);
    }

    private static Rows rows(Rows all, int[] picked, Scan scan) {
        int[] from = new int[all.tasks()], to = new int[from.length];
        for (int task = 0; task < from.length; task++) {
            long first = all.scan.number(all.chunk(task));
            from[task] = place(picked, first + all.from(task));
            to[task] = place(picked, first + all.to(task));
        }
        return new Rows(scan, from, to, picked.length, all.total());
    }

    /// Where a row is among sorted ones, or would be.
    private static int place(int[] picked, long row) {
        if (row > Integer.MAX_VALUE) return picked.length;
        int at = Arrays.binarySearch(picked, (int) row);
        return at >= 0 ? at : -at - 1;
    }

    @Override
    IntConsumer strand(Strand into) {
        PointRuns runs = new PointRuns(points, grid, locator, cancel, rows, reducer, into);
        return task -> {
            if (rows.from(task) == rows.to(task)) return;
            runs.open(task);
            runs.locate(rows.from(task), rows.to(task), false);
        };
    }

    @Override
    void close() {
        arena.close();
    }
}
