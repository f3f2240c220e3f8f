package dev.aquatint.operation;

/// Every cell grows by so many pixels on all sides.
///
/// @param px 0 to 64
public record Spread(int px, Shape shape, Composite how) implements Spreading {
    static final int MOST = 64;

    public Spread {
        if (px < 0 || px > MOST) throw new IllegalArgumentException("cells spread by 0 to %d pixels, not %d".formatted(MOST, px));
    }
}
