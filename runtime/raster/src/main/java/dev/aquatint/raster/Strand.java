package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Tally;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The tallies of one thread, and how rows come to them: for each block of rows `rows`, then `offsets` if the locator takes them, then
/// `add` as often as blocks of cells come of these rows.
final class Strand {
    private final List<Reducer.Part> parts;
    private final int cells;
    private final Tally[] tallies;
    private final Chunk[] values, beside, codes;
    private final int[] cell, row;
    private final double[] cover;
    private long number;
    private int from, n;
    private boolean moved, read;

    /// @param parts of a reduction, a tally for each
    /// @param cells of a plane
    Strand(List<Reducer.Part> parts, int cells, Tally[] tallies) {
        this.parts = parts;
        this.cells = cells;
        this.tallies = tallies;
        int n = parts.size(), beyondFirst = n == 1 ? 0 : Block.ROWS;
        values = new Chunk[n];
        beside = new Chunk[n];
        codes = new Chunk[n];
        cell = new int[beyondFirst];
        row = new int[beyondFirst];
        cover = new double[beyondFirst];
    }

    /// @param rows that have the task, and the columns of the reduction
    void open(Rows rows, int task) {
        for (int p = 0; p < values.length; p++) {
            Reducer.Part part = parts.get(p);
            values[p] = part.value() == null ? null : rows.chunk(task, part.value());
            beside[p] = part.beside() == null ? null : rows.chunk(task, part.beside());
            codes[p] = part.groups() == null ? null : rows.chunk(task, part.groups().by().column());
        }
        number = rows.scan.number(rows.chunk(task));
    }

    /// One for each part of the reduction, for who knows what rows amount to without locating them.
    Tally[] tallies() {
        return tallies;
    }

    /// The rows of blocks to come: `n` of the open chunk, at most [Block#ROWS].
    void rows(int from, int n) {
        this.from = from;
        this.n = n;
        moved = read = false;
    }

    /// Sets `offset` by the groups of the rows, for a locator that takes it along; only when they are [Reducer#grouped()].
    void offsets(Block block) {
        parts.getFirst().groups().codes(codes[0], from, n, block);
        parts.getFirst().groups().toPlanes(block, n, cells);
        moved = true;
    }

    /// Instead of `offsets`: of each row of the open chunk the number of its plane, int32; null where that is not what is stored.
    MemorySegment planes() {
        if (!parts.getFirst().groups().planesAre(codes[0])) return null;
        codes[0].check(from, n);
        moved = true;
        return codes[0].data();
    }

    /// Takes the rows of a block: `row` counts from the first of the rows, and one row may be in several cells.
    ///
    /// Overwrites `offset` unless it was set by `offsets`.
    void add(Block block) {
        block.number = number + from;
        block.rows = n;
        int size = block.size;
        if (tallies.length > 1) {
            System.arraycopy(block.cell, 0, cell, 0, size);
            System.arraycopy(block.row, 0, row, 0, size);
            System.arraycopy(block.cover, 0, cover, 0, size);
        }
        for (int p = 0; p < tallies.length; p++) {
            if (p > 0) {
                System.arraycopy(cell, 0, block.cell, 0, size);
                System.arraycopy(row, 0, block.row, 0, size);
                System.arraycopy(cover, 0, block.cover, 0, size);
                block.size = size;
            }
            add(p, block);
        }
        read = tallies.length == 1;
    }

    /// The same where each of the rows has one hit, in order, and the offsets of groups are in it.
    void addAll(Block block) {
        if (tallies.length > 1) {
            add(block);
            return;
        }
        block.number = number + from;
        block.rows = n;
        read(0, block);
        tallies[0].addAll(block);
    }

    private void add(int p, Block block) {
        if (codes[p] != null && !moved) {
            if (!read) {
                parts.get(p).groups().codes(codes[p], from, n, block);
                parts.get(p).groups().toPlanes(block, n, cells);
            }
            block.moveToPlanes();
        }
        if (!read) read(p, block);
        if (block.size > 0) tallies[p].add(block);
    }

    private void read(int p, Block block) {
        block.inWholes = parts.get(p).kernel().exact();
        if (block.inWholes) (beside[p] != null ? beside[p] : values[p]).longs(from, n, block.whole);
        if (values[p] != null) Values.read(values[p], from, n, tallies[p].takesBits(), block);
        if (beside[p] != null) Values.read(beside[p], from, n, block.xFloat, block.beside);
    }
}
