package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Patch;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Walks down a tree of boxes over points: leaves out nodes that are out of view, hands on nodes that fall into one cell as they are, and of
/// the rest the rows.
///
/// That is exact, because the cell of a value never decreases as the value grows, rounding included: where both ends of a box fall into one
/// cell, so does all between. Boxes are compared as they are stored, and hold their points whatever the precision of columns.
final class Descent {
    /// A node with more cells than this for each of its leaves hardly has one that falls into a single cell.
    private static final int CELLS_OF_A_LEAF = 8;

    /// What becomes of the points in view, and of some that are not.
    interface Found {
        /// Points that have to be located; runs come in order, and may touch.
        ///
        /// @param inside whether all of them are in view
        void scan(int from, int to, boolean inside);

        /// A node that falls into one cell; false when the nodes below it have to be looked at, or its rows.
        boolean whole(int cell, int level, int node);

        /// A leaf that falls into few cells, all of them in view; false when its rows have to be located.
        ///
        /// @param left the column of the first cells
        /// @param low the line of the first cells
        boolean few(int left, int low, int width, int height, int from, int to);
    }

    private final Tree tree;
    private final Axis x, y;
    private final boolean wholes;
    private final Found found;

    /// @param wholes whether nodes that fall into one cell are wanted as they are
    Descent(Tree tree, Grid grid, boolean wholes, Found found) {
        this.tree = tree;
        this.x = grid.x();
        this.y = grid.y();
        this.wholes = wholes;
        this.found = found;
    }

    /// Whether some point of a node may be in view.
    static boolean mayShow(Tree tree, Grid grid, int level, int node) {
        return tree.x1(level, node) >= grid.x().lo() && tree.x0(level, node) <= grid.x().hi() && tree.y1(level, node) >= grid.y().lo() && tree.y0(level, node) <= grid.y().hi();
    }

    /// The nodes of a level that may show something, in order. Costs a look at what is below nodes that do.
    static int[] inView(Tree tree, Grid grid, int level) {
        int top = tree.levels() - 1;
        return inView(tree, grid, level, top, IntStream.range(0, tree.nodes(top)).filter(node -> mayShow(tree, grid, top, node)).toArray());
    }

    /// The same, where those of a level above are known.
    static int[] inView(Tree tree, Grid grid, int level, int above, int[] nodes) {
        for (int l = above - 1; l >= level; l--) nodes = below(tree, grid, l, nodes);
        return nodes;
    }

    private static int[] below(Tree tree, Grid grid, int level, int[] nodes) {
        int[] below = new int[nodes.length << Tree.FAN_BITS];
        int n = 0, last = tree.nodes(level);
        for (int node : nodes) {
            for (int i = node << Tree.FAN_BITS, end = Math.min(last, i + (1 << Tree.FAN_BITS)); i < end; i++) if (mayShow(tree, grid, level, i)) below[n++] = i;
        }
        return Arrays.copyOf(below, n);
    }

    /// Whether all points of a node are in one cell, or out of view.
    static boolean inOneCell(Tree tree, Grid grid, int level, int node) {
        if (!mayShow(tree, grid, level, node)) return true;
        Axis x = grid.x(), y = grid.y();
        double x0 = tree.x0(level, node), x1 = tree.x1(level, node), y0 = tree.y0(level, node), y1 = tree.y1(level, node);
        return x0 >= x.lo() && x1 <= x.hi() && y0 >= y.lo() && y1 <= y.hi() && x.cellOf(x0) == x.cellOf(x1) && y.cellOf(y0) == y.cellOf(y1);
    }

    void visit(int level, int node) {
        double x0 = tree.x0(level, node), x1 = tree.x1(level, node), y0 = tree.y0(level, node), y1 = tree.y1(level, node);
        if (x1 < x.lo() || x0 > x.hi() || y1 < y.lo() || y0 > y.hi()) return;
        if (x0 >= x.lo() && x1 <= x.hi() && y0 >= y.lo() && y1 <= y.hi()) {
            int left = x.cellOf(x0), width = x.cellOf(x1) - left + 1, low = y.cellOf(y0), height = y.cellOf(y1) - low + 1;
            if (wholes && width == 1 && height == 1) {
                if (found.whole(low * x.cells() + left, level, node)) return;
            }
            if (wholes && level == 0 && width * height <= Patch.MOST && found.few(left, low, width, height, tree.from(0, node), tree.to(0, node))) return;
            if (!wholes || level == 0 || (long) width * height > CELLS_OF_A_LEAF << Tree.FAN_BITS * level) {
                found.scan(tree.from(level, node), tree.to(level, node), true);
                return;
            }
        } else if (level == 0) {
            found.scan(tree.from(0, node), tree.to(0, node), false);
            return;
        }
        int below = level - 1;
        for (int i = node << Tree.FAN_BITS, end = Math.min(tree.nodes(below), i + (1 << Tree.FAN_BITS)); i < end; i++) visit(below, i);
    }
}
