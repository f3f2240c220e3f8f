package dev.aquatint.raster;

import java.lang.foreign.MemorySegment;

/// Finds the cells of rows: the glyph pass of points.
///
/// There are two, which agree on every bit: loops that the compiler vectorises, and the Vector API where it is there and wins.
sealed interface Locator permits PlainLocator, VectorLocator {

    /// Locates float32 rows on a linear canvas.
    ///
    /// @param from the first row
    /// @param n how many, at most [Block#ROWS]
    /// @param rows whether `row` is wanted beside `cell`
    void locate(Canvas canvas, MemorySegment xs, MemorySegment ys, long from, int n, boolean rows, Block into);

    /// Locates the `n` rows in `x` and `y` of the block, which are in axis space.
    void locate(Canvas canvas, int n, boolean rows, Block into);
}
