package dev.aquatint.raster.glyph;

/// Draws shapes on a grid. Each thread has one of its own.
public interface Pen {

    /// Draws the rows of a window, in order, and of each row the cells in an order that depends on nothing else.
    void draw(Window window, Hits hits);
}
