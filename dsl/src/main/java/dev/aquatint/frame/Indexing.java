package dev.aquatint.frame;

/// How a spatial store is made of a frame.
///
/// @param x the column of x coordinates, as `y`
/// @param numbered whether a column `row` keeps the place that each row had in the frame
/// @param memory bytes that building may take outside the heap; 0 for a quarter of what there may be
public record Indexing(String x, String y, boolean numbered, long memory) {

    public Indexing {
        if (memory < 0) throw new IllegalArgumentException("a store is built with some memory, not %,d bytes".formatted(memory));
    }

    public Indexing(String x, String y) {
        this(x, y, false, 0);
    }
}
