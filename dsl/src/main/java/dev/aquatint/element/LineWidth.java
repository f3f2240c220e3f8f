package dev.aquatint.element;

final class LineWidth {
    private static final int MOST = 1000;

    private LineWidth() {}

    static void require(double px) {
        if (!(px >= 0 && px <= MOST)) throw new IllegalArgumentException("a line is 0 (one pixel, hard edges) to %d pixels wide, not %s".formatted(MOST, px));
    }
}
