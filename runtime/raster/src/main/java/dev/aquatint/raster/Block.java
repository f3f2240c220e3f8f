package dev.aquatint.raster;

/// A few thousand rows on their way to pixels: small enough to stay in the innermost cache from step to step.
///
/// `size` rows are in view; `cell[i]` is where the i-th of them falls and `row[i]` which row of the block it is.
final class Block {
    static final int ROWS = 2048;

    /// Vector stores write whole vectors behind the last row.
    private static final int SLACK = 64;

    final float[] xFloat = new float[ROWS], yFloat = new float[ROWS];
    final double[] x = new double[ROWS], y = new double[ROWS], value = new double[ROWS];
    final byte[] keep = new byte[ROWS];
    final int[] category = new int[ROWS];
    final int[] cell = new int[ROWS + SLACK], row = new int[ROWS + SLACK];
    int size;

    private static final ThreadLocal<Block> MINE = ThreadLocal.withInitial(Block::new);

    /// The one of this thread.
    static Block mine() {
        return MINE.get();
    }

    /// Leaves only rows that a filter keeps; needs `row`.
    void dropUnkept() {
        int m = 0;
        for (int i = 0; i < size; i++) {
            int r = row[i];
            cell[m] = cell[i];
            row[m] = r;
            m += keep[r];           // no branch: which rows are kept is hard to predict
        }
        size = m;
    }

    /// Moves each row to the plane of its category, and drops rows without one; needs `row`.
    ///
    /// @param base where the plane of a category code starts
    void spreadOverCategories(int[] base) {
        int m = 0;
        for (int i = 0; i < size; i++) {
            int r = row[i], code = category[r];
            if (code < 0) continue;
            cell[m] = cell[i] + base[code];
            row[m++] = r;
        }
        size = m;
    }
}
