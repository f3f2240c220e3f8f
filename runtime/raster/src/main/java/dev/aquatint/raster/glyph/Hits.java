package dev.aquatint.raster.glyph;

import dev.aquatint.raster.kernel.Block;

/// Where rows hit the grid: fills a block, and hands it on whenever it is full.
public final class Hits {
    private final Block block;
    private final Runnable full;
    private final int[] cell, row;
    private final double[] cover;
    private int size;

    /// @param full takes the hits out of the block
    public Hits(Block block, Runnable full) {
        this.block = block;
        this.full = full;
        this.cell = block.cell;
        this.row = block.row;
        this.cover = block.cover;
    }

    /// A hit on a cell by a row of the block.
    void add(int cell, int row) {
        if (size == Block.ROWS) flush();
        this.cell[size] = cell;
        this.row[size++] = row;
    }

    /// A hit that covers a part of a cell.
    ///
    /// @param more whether it adds to what the same line covers already
    void add(int cell, int row, double cover, boolean more) {
        add(cell, row);
        this.cover[size - 1] = more ? -cover : cover;
    }

    /// Hits on the cells `from` to `to - 1`.
    void add(int from, int to, int row) {
        for (int c = from; c < to;) {
            if (size == Block.ROWS) flush();
            int n = Math.min(Block.ROWS - size, to - c);
            for (int i = 0; i < n; i++) {
                cell[size + i] = c + i;
                this.row[size + i] = row;
            }
            size += n;
            c += n;
        }
    }

    /// Hands on what there is.
    public void flush() {
        block.size = size;
        size = 0;
        if (block.size > 0) full.run();
    }
}
