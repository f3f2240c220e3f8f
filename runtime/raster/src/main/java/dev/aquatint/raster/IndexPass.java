package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.element.Points;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Borders;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.glyph.Patch;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.raster.kernel.Kernel;
import dev.aquatint.raster.kernel.Lump;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Points in view, found by an index. They come in the order of the index, so that it is for reductions that do not depend on order.
final class IndexPass extends Pass {
    /// Nodes of these levels have as many rows as a task, and sixteenths of that.
    private static final int TASKS = 4, TOUCHED = 2;

    private static final int MANY = 64;

    private final Points points;
    private final Locator locator;
    private final Indexed indexed;
    private final Tree tree;
    private final Wholes wholes;                // null where each row is needed
    private final Borders x, y;
    private final int level;
    private final int[] nodes;                  // one for each task

    private IndexPass(Points points, Reduction by, Grid grid, Locator locator, Cancel cancel, Indexed indexed, int level, int[] nodes) {
        super(points, by, Edges.HARD, grid, cancel, rows(indexed.scan(columns(points, by, List.of())), indexed.tree(), grid, level, nodes));
        this.points = points;
        this.locator = locator;
        this.indexed = indexed;
        this.tree = indexed.tree();
        this.wholes = Wholes.of(reducer, indexed, indexed.filter());
        this.x = new Borders(grid.x());
        this.y = new Borders(grid.y());
        this.level = level;
        this.nodes = nodes;
    }

    /// @param by of which [#takes] is true
    static IndexPass of(Indexed indexed, Points points, Reduction by, Grid grid, Locator locator, Cancel cancel) {
        int level = Math.min(TASKS, indexed.tree().levels() - 1);
        return new IndexPass(points, by, grid, locator, cancel, indexed, level, Descent.inView(indexed.tree(), grid, level));
    }

    /// Whether the order of rows does not show in the result. May cost a scan of columns, once.
    static boolean takes(Reduction by, Indexed indexed) {
        List<Reduction> parts = by instanceof Summary(var of) ? of : List.of(by);
        return parts.stream().noneMatch(p -> Kernel.of(p instanceof By(_, var each) ? each : p, Edges.HARD, indexed::grain, _ -> false).ordered());
    }

    Indexed indexed() {
        return indexed;
    }

    /// Which cells a moving picture of the view has, or null.
    Coarsening coarsening(Viewport view, Overview overview) {
        return Coarsening.of(tree, view, overview, wholes == null ? (_, _) -> false : wholes::knows);
    }

    private static Rows rows(Scan scan, Tree tree, Grid grid, int level, int[] nodes) {
        int[] from = IntStream.of(nodes).map(node -> tree.from(level, node)).toArray(), to = IntStream.of(nodes).map(node -> tree.to(level, node)).toArray();
        return new Rows(scan, from, to, touched(tree, grid, level, nodes), scan.rows());
    }

    /// Of many nodes at the most, because then threads have enough to do in any case.
    private static long touched(Tree tree, Grid grid, int level, int[] nodes) {
        if (nodes.length > MANY) return (long) nodes.length << Tree.shift(level);
        int fine = Math.min(TOUCHED, level);
        return (long) Descent.inView(tree, grid, fine, level, nodes).length << Tree.shift(fine);
    }

    @Override
    IntConsumer strand(Strand into) {
        Found found = new Found(new PointRuns(points, grid, locator, cancel, rows, reducer, into), into.tallies());
        Descent descent = new Descent(tree, grid, wholes != null, found);
        return task -> {
            found.runs.open(task);
            descent.visit(level, nodes[task]);
            found.flush();
        };
    }

    private final class Found implements Descent.Found {
        private final PointRuns runs;
        private final Tally[] tallies;
        private final Lump lump = new Lump();
        private final Patch patch = new Patch(x, y);
        private final boolean counts;
        private int from, to;                   // rows that wait for the next, which may continue them
        private boolean inside;

        private Found(PointRuns runs, Tally[] tallies) {
            this.runs = runs;
            this.tallies = tallies;
            this.counts = wholes != null && wholes.counts();
        }

        @Override
        public void scan(int from, int to, boolean inside) {
            if (from != this.to || inside != this.inside) {
                flush();
                this.from = from;
                this.inside = inside;
            }
            this.to = to;
            if (to - this.from >= Block.ROWS) flush();
        }

        private void flush() {
            runs.locate(from, to, inside);
            from = to;
        }

        @Override
        public boolean whole(int cell, int level, int node) {
            return wholes.add(tallies, lump, cell, level, node, runs::kept);
        }

        @Override
        public boolean few(int left, int low, int width, int height, int from, int to) {
            if (!counts) return false;
            patch.is(left, low, width, height);
            if (!runs.count(patch, from, to)) return false;
            for (int j = 0; j < height; j++) {
                for (int i = 0, cell = (low + j) * grid.width() + left; i < width; i++, cell++) {
                    lump.n = patch.count(i, j);
                    if (lump.n > 0) for (Tally t : tallies) t.add(cell, lump);
                }
            }
            return true;
        }
    }
}
