package dev.aquatint.raster.mesh;

import dev.aquatint.raster.kernel.Block;
import java.util.function.Consumer;

/// Values on their way to cells, a block at a time.
public final class Hits {
    private final Block block;
    private int before;
    private final Consumer<Block> full;

    /// @param full takes what is in the block; asked every [Block#ROWS] hits, and with the rest
    public Hits(Block block, Consumer<Block> full) {
        this.block = block;
        this.full = full;
        block.size = 0;
        block.inBits = false;
    }

    /// Cells are numbered from this one on.
    public void from(int cell) {
        before = cell;
    }

    void add(int cell, double value) {
        int i = block.size;
        block.cell[i] = cell - before;
        block.row[i] = i;
        block.value[i] = value;
        block.size = ++i;
        if (i == Block.ROWS) flush();
    }

    /// Passes on what is there; also where nothing is, so that work that hits nothing can be cancelled.
    public void flush() {
        full.accept(block);
        block.size = 0;
    }
}
