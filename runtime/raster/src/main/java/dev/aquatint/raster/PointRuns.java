package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.element.Points;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.glyph.Patch;
import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.MemorySegment;

/// Points on their way to a reducer, block by block: a row hits one cell or none. Rows are located first and their values read after,
/// because most of them may be out of view. One for each strand.
final class PointRuns {
    private final Points points;
    private final Grid grid;
    private final Locator locator;
    private final Cancel cancel;
    private final Rows rows;
    private final Strand into;
    private final Block block = Block.mine();
    private final boolean filtered, grouped, offsets, wantsRows;
    private Chunk x, y;
    private boolean straight;
    private int task;

    PointRuns(Points points, Grid grid, Locator locator, Cancel cancel, Rows rows, Reducer reducer, Strand into) {
        this.points = points;
        this.grid = grid;
        this.locator = locator;
        this.cancel = cancel;
        this.rows = rows;
        this.into = into;
        this.filtered = rows.scan.filter() != null;
        this.grouped = reducer.grouped();
        this.offsets = filtered || grouped;
        this.wantsRows = reducer.wantsRows();
    }

    void open(int task) {
        this.task = task;
        x = rows.chunk(task, points.x());
        y = rows.chunk(task, points.y());
        straight = grid.linear() && x.type() == ColumnType.FLOAT32 && y.type() == ColumnType.FLOAT32;
    }

    /// Locates rows of the chunk of the open task, and hands on those in view.
    ///
    /// @param inside whether all of them are known to be
    void locate(int first, int end, boolean inside) {
        for (int from = first; from < end; from += Block.ROWS) {
            cancel.check();
            int n = Math.min(Block.ROWS, end - from);
            into.rows(from, n);
            MemorySegment planes = grouped && inside && straight && !filtered ? into.planes() : null;
            if (planes != null) {
                x.check(from, n);
                y.check(from, n);
                locator.locate(grid, x.data(), y.data(), planes, from, n, wantsRows, block);
                into.addAll(block);
                continue;
            }
            if (grouped) into.offsets(block);
            if (filtered) {
                rows.keep(task, from, n, block.keep);
                if (grouped) {
                    block.keepOnlyToo(n);
                } else {
                    block.keepOnly(n);
                }
            }
            if (straight) {
                x.check(from, n);
                y.check(from, n);
                locator.locate(grid, x.data(), y.data(), from, n, inside, offsets, wantsRows, block);
            } else {
                read(x, grid.x(), from, n, block.xFloat, block.x);
                read(y, grid.y(), from, n, block.yFloat, block.y);
                locator.locate(grid, n, offsets, wantsRows, block);
            }
            if (inside && straight && !offsets) into.addAll(block);
            else if (block.size > 0) into.add(block);
        }
    }

    /// Counts rows of that chunk, 256 at most, by the cells of a patch that has all of them; false where they have to be located.
    boolean count(Patch patch, int from, int to) {
        if (!straight) return false;
        x.check(from, to - from);
        y.check(from, to - from);
        locator.count(patch, x.data(), y.data(), from, to - from, block);
        return true;
    }

    /// How many rows of the chunk of the open task a filter lets through, or all if there is none.
    int kept(int from, int to) {
        if (!filtered) return to - from;
        int kept = 0;
        for (int at = from; at < to; at += Block.ROWS) {
            cancel.check();
            kept += rows.count(task, at, Math.min(Block.ROWS, to - at));
        }
        return kept;
    }

    private static void read(Chunk chunk, Axis axis, int from, int n, float[] floats, double[] into) {
        Values.read(chunk, from, n, floats, into);
        axis.map(into, n);
    }
}
