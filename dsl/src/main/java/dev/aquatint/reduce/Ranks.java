package dev.aquatint.reduce;

/// How many values of a cell can be kept side by side.
final class Ranks {
    private static final int MOST = 100;

    private Ranks() {}

    static void check(String of, int n) {
        if (n < 1 || n > MOST) throw new IllegalArgumentException("%s keeps 1 to %d values, not %d".formatted(of, MOST, n));
    }
}
