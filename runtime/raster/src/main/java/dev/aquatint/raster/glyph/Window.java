package dev.aquatint.raster.glyph;

import dev.aquatint.raster.kernel.Block;

/// The rows of a block that are to be drawn, as coordinates.
///
/// Entries `from` to `to - 1` are theirs. Where rows are joined, one entry lies before them and two after them: the neighbours, whichever
/// block they are from, NaN where there are none; and an entry of NaN lies between two rows that are not to be joined.
public final class Window {

    /// Each row and a break before it, and the neighbours.
    private static final int MOST = 2 * Block.ROWS + 8;

    /// Coordinate `k` of entry `i`, as it is in the data.
    public final double[][] at;

    /// Which row of the block an entry is, -1 for a break; of neighbours it says nothing.
    public final int[] row = new int[MOST];

    public int from, to, size;

    public Window(int columns) {
        at = new double[columns][MOST];
    }

    public void clear() {
        from = to = size = 0;
    }

    /// Adds a break.
    public void gap() {
        for (double[] column : at) column[size] = Double.NaN;
        row[size++] = -1;
    }
}
