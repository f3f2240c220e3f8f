package dev.aquatint.raster.glyph;

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
    /// @param offsets whether `offset` is to be added to cells, and drops rows where it is negative
    /// @param rows whether `row` is wanted beside `cell`
    void locate(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, boolean offsets, boolean rows, Block into);

    /// Locates the `n` rows in `x` and `y` of the block, which are in axis space.
    void locate(Grid grid, int n, boolean offsets, boolean rows, Block into);

    /// How many of `n` float32 values, none of them NaN, are below an edge.
    ///
    /// @param from the first of them
    /// @param n at most [Block#ROWS]
    /// @param scratch its coordinates are overwritten
    int below(MemorySegment values, long from, int n, float edge, Block scratch);

    /// How many float32 points are below an edge on both axes.
    int below(MemorySegment xs, MemorySegment ys, long from, int n, float x, float y, Block scratch);
}
