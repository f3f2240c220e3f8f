package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import java.util.SplittableRandom;

/// Which cells a moving picture of indexed points has: as large as the time there is asks for, and so many as a picture has pixels.
///
/// The work is judged beforehand by a sample of leaves in view, since a leaf within one cell costs nothing but a look at its box.
///
/// @param lattice whose cells they are
/// @param cells all of the view, and of what is around it where data is
/// @param known in there nothing is missing
/// @param pixels how many pixels of the view a cell covers
record Coarsening(Lattice lattice, Viewport cells, Extent known, double pixels) {
    /// Of two threads together, so that a frame takes some ten milliseconds of 16.
    private static final double MOST_NANOS = 17e6;

    /// What a node that is looked at takes, a leaf whose points are read, and one whose points are only counted, by measurement.
    private static final double NODE_NANOS = 25, LEAF_NANOS = 480, COUNTED_NANOS = 100;

    /// Cells of more than eight pixels a side tell less than the last picture, moved.
    private static final int MOST_STEPS = 2;

    /// A quarter of a view on each side is what a hand moves in some tenths of a second.
    private static final double WIDEST_MARGIN = 0.25, LEAST_MARGIN = 1 / 16.0;

    private static final int SAMPLE = 1024, SAMPLED = 3;

    /// Tells whether a node that falls into one cell is taken as it is.
    interface Known {
        boolean of(int level, int node);
    }

    /// Null when no cells are worth it within the time.
    ///
    /// @param overview which takes hardly any time where it is fine enough; null if there is none
    static Coarsening of(Tree tree, Viewport view, Overview overview, Known whole) {
        Lattice finest = Lattice.of(view);
        for (int steps = 0; steps <= MOST_STEPS; steps++) {
            Lattice lattice = finest.coarser(steps);
            if (!lattice.resolves(view.extent())) return null;
            Coarsening wide = of(tree, view, lattice, WIDEST_MARGIN);
            if (overview != null && overview.resolves(lattice) || nanos(tree, Grid.of(wide.cells), whole) <= MOST_NANOS) return wide;
            Coarsening tight = of(tree, view, lattice, LEAST_MARGIN);           // rather than larger cells
            if (nanos(tree, Grid.of(tight.cells), whole) <= MOST_NANOS) return tight;
        }
        return null;
    }

    private static Coarsening of(Tree tree, Viewport view, Lattice lattice, double widest) {
        Extent e = view.extent();
        double pixels = lattice.width() / (e.width() / view.width()) * (lattice.height() / (e.height() / view.height()));
        double margin = Math.clamp((Math.sqrt(pixels) - 1) / 2, LEAST_MARGIN, widest), dx = margin * e.width(), dy = margin * e.height();
        Extent data = tree.bounds(), around = e;
        if (data != null) {
            around = new Extent(Math.min(e.x0(), Math.max(e.x0() - dx, data.x0())), Math.max(e.x1(), Math.min(e.x1() + dx, data.x1())),
                    Math.min(e.y0(), Math.max(e.y0() - dy, data.y0())), Math.max(e.y1(), Math.min(e.y1() + dy, data.y1())));
        }
        Viewport cells = lattice.over(around);
        return new Coarsening(lattice, cells, known(cells.extent(), data), pixels);
    }

    /// Where no data is, nothing is missing.
    private static Extent known(Extent e, Extent data) {
        if (data == null) return new Extent(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return new Extent(e.x0() <= data.x0() ? Double.NEGATIVE_INFINITY : e.x0(), e.x1() >= data.x1() ? Double.POSITIVE_INFINITY : e.x1(),
                e.y0() <= data.y0() ? Double.NEGATIVE_INFINITY : e.y0(), e.y1() >= data.y1() ? Double.POSITIVE_INFINITY : e.y1());
    }

    /// About how long it takes to walk down the tree.
    private static double nanos(Tree tree, Grid grid, Known whole) {
        int level = Math.min(SAMPLED, tree.levels() - 1), bits = Tree.FAN_BITS * level;
        int[] nodes = Descent.inView(tree, grid, level);
        double leaves = (double) nodes.length * (1 << bits);
        int n = (int) Math.min(leaves, SAMPLE);
        double nanos = 0;
        SplittableRandom random = new SplittableRandom(n);          // leaves at even steps along a curve would have a pattern
        for (int i = 0; i < n; i++) {
            int leaf = Math.min(nodes[random.nextInt(nodes.length)] << bits | random.nextInt(1 << bits), tree.nodes(0) - 1);
            boolean one = Descent.inOneCell(tree, grid, 0, leaf);
            if (one && level > 0 && Descent.inOneCell(tree, grid, 1, leaf >> Tree.FAN_BITS) && whole.of(1, leaf >> Tree.FAN_BITS)) continue;
            nanos += NODE_NANOS + (!one ? LEAF_NANOS : whole.of(0, leaf) ? 0 : COUNTED_NANOS);
        }
        return n == 0 ? 0 : leaves / n * nanos;
    }
}
