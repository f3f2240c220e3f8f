package dev.aquatint.columns;

/// Times of other units.
public final class Times {
    private Times() {}

    /// In the unit that columns have them in: rounded down, and at most as far as 64 bits go: a date some 292,000 years away is no reason to refuse a file.
    ///
    /// @param factor negative: divided by
    public static long scaled(long time, long factor) {
        if (factor < 0) return Math.floorDiv(time, -factor);
        long high = Math.multiplyHigh(time, factor), low = time * factor;
        return high == low >> 63 ? low : time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// Days, at most as far as 32 bits go.
    public static int clamped(long days) {
        return Math.clamp(days, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
