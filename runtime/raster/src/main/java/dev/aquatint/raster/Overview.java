package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;

/// All points on a lattice, and on coarser ones of it: what coarse rasters of any part are put together from, without a look at points.
sealed interface Overview permits MadeOverview, MeanOverview, StoredOverview {
    /// Cells that are coarser by more powers of two are on few points of any screen.
    int MOST_STEPS = 30;

    /// Whether it is as fine as a lattice.
    boolean resolves(Lattice lattice);

    /// @param lattice that it [#resolves]
    /// @param cells of the lattice, those where there is no data too
    Raster on(Lattice lattice, Viewport cells);

    static boolean resolves(Lattice finest, Lattice lattice) {
        int dx = lattice.x() - finest.x(), dy = lattice.y() - finest.y();
        return dx >= 0 && dy >= 0 && dx <= MOST_STEPS && dy <= MOST_STEPS;
    }

    /// The number of a cell that begins somewhere, counted from the origin.
    static long number(double at, double side) {
        return (long) Math.rint(at / side);
    }

    /// How far a cell is from another; beyond all cells one place is like another.
    static int place(long cells) {
        return (int) Math.clamp(cells, -(1 << 30), 1 << 30);
    }
}
