package dev.aquatint.columns.arrow;

/// Times of other units.
final class Times {
    private Times() {}

    /// In the unit that columns have them in: rounded down, and at most as far as 64 bits go.
    ///
    /// @param factor negative: divided by
    static long scaled(long time, long factor) {
        if (factor < 0) return Math.floorDiv(time, -factor);
        long high = Math.multiplyHigh(time, factor), low = time * factor;
        return high == low >> 63 ? low : time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// Days, at most as far as 32 bits go.
    static int clamped(long days) {
        return Math.clamp(days, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
