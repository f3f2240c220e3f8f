package dev.aquatint.raster.glyph;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.MemorySegment;

/// Finds the cells of rows: the glyph pass of points.
///
/// There are two, which agree on every bit: loops that the compiler vectorises, and the Vector API where it is there and wins.
public sealed interface Locator permits PlainLocator, VectorLocator {

    /// Locates float32 rows on a linear grid.
    ///
    /// @param from the first row
    /// @param n how many, at most [Block#ROWS]
    /// @param inside whether all of them are known to be in view
    /// @param offsets whether `offset` is to be added to cells, and drops rows where it is negative
    /// @param rows whether `row` is wanted beside `cell`
    void locate(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, boolean inside, boolean offsets, boolean rows, Block into);

    /// The same for rows that are all in view, in the groups of whose planes they are.
    ///
    /// @param planes the number of the plane of each row, int32 from 0 on
    default void locate(Grid grid, MemorySegment xs, MemorySegment ys, MemorySegment planes, long from, int n, boolean rows, Block into) {
        MemorySegment.copy(planes, JAVA_INT_UNALIGNED, from * 4, into.offset, 0, n);
        into.toPlanes(n, grid.cells());
        locate(grid, xs, ys, from, n, true, true, rows, into);
    }

    /// Locates the `n` rows in `x` and `y` of the block, which are in axis space.
    void locate(Grid grid, int n, boolean offsets, boolean rows, Block into);

    /// Counts float32 points by the cells of a patch.
    ///
    /// @param from the first of them
    /// @param n at most 256, all of them in the patch
    /// @param scratch its coordinates are overwritten
    void count(Patch patch, MemorySegment xs, MemorySegment ys, long from, int n, Block scratch);
}
