package dev.aquatint.raster;

import dev.aquatint.columns.Hints;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Streamed;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.raster.kernel.Tallies;
import dev.aquatint.reduce.Reduction;
import java.util.function.IntConsumer;

/// Points that do not fit into memory: each chunk is read, tallied and forgotten. Those whose statistics say that nothing of them is in view are not read.
///
/// It goes by the tasks of a scan of all rows, and where order shows by the same slices of them, so that results are the same to the last bit.
final class StreamPass extends Pass {
    /// What open chunks may take together, of the memory outside the heap: beyond it fewer threads have one.
    private static final int SHARE = 8;

    private final Points points;
    private final Streamed streamed;
    private final Locator locator;
    private final String what;

    StreamPass(Streamed streamed, Points points, Reduction by, Grid grid, Locator locator, Cancel cancel) {
        super(points, by, Edges.HARD, grid, cancel, new Rows(streamed.outline()));
        this.streamed = streamed;
        this.points = points;
        this.locator = locator;
        this.what = "reading %1$s, which does not fit into memory: index(\"%2$s\", \"%3$s\", \"%4$s.aqua\") makes it fast".formatted(
                streamed.name(), points.x(), points.y(), streamed.name().replaceFirst("\\.parquet$", ""));
    }

    /// Says what is faster.
    void hint(Hints hints) {
        hints.give(streamed.name(), "%s does not fit into memory and is read for each picture; as a spatial store it is fast: index(\"%s\", \"%s\", PATH), or aquatint index".formatted(
                streamed.name(), points.x(), points.y()));
    }

    @Override
    Raster run(Team team, Tallies spare, Drafts drafts) {
        cancel.tell(what);
        int threads = (int) Math.clamp(Memory.most() / SHARE / Math.max(1, streamed.bytes()), 1, team.threads());
        return reducer.run(team, threads, spare, cancel, this::run, drafts);
    }

    /// Tasks of one chunk.
    private void run(Strand into, int from, int to) {
        int chunk = rows.chunk(from);
        if (!mayShow(chunk, points.x(), grid.x()) || !mayShow(chunk, points.y(), grid.y())) return;
        try (Streamed.Opened opened = streamed.open(chunk, cancel::check)) {
            Rows read = new Rows(opened.scan(), Integer.MAX_VALUE);
            PointRuns runs = new PointRuns(points, grid, locator, cancel, read, reducer, into);
            into.open(read, 0);
            runs.open(0);
            for (int task = from; task < to; task++) runs.locate(rows.from(task), rows.to(task), false);
        }
    }

    private boolean mayShow(int chunk, String column, Axis axis) {
        Range within = streamed.within(chunk, column);
        return within == null || within.hi() >= axis.lo() && within.lo() <= axis.hi();
    }

    @Override
    IntConsumer strand(Strand into) {
        throw new UnsupportedOperationException("there are no rows but in open chunks");
    }
}
