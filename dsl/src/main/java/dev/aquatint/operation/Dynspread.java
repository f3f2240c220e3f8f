package dev.aquatint.operation;

/// Cells grow as far as leaves them apart: by the most pixels for which the share of cells that have a neighbour within twice as many is
/// not above the threshold.
///
/// @param threshold 0 for no growth to 1 for the most
/// @param maxPx 0 to 64
public record Dynspread(double threshold, int maxPx, Shape shape, Composite how) implements Spreading {
    public Dynspread {
        if (!(threshold >= 0 && threshold <= 1)) throw new IllegalArgumentException("the threshold of dynspread is between 0 and 1, not " + threshold);
        if (maxPx < 0 || maxPx > Spread.MOST) throw new IllegalArgumentException("cells spread by 0 to %d pixels, not %d".formatted(Spread.MOST, maxPx));
    }
}
