package dev.aquatint.columns.exact;

/// What all values of a column are whole multiples of: each is `k * 2^unit`, and `|k|` is below `2^bits`.
///
/// Whole numbers add up without rounding, so that a sum is the same in whatever order values come and whoever adds up parts of it. It has two
/// parts, `high * 2^62 + low`, and is rounded once, when it is read. The parts hold 2^36 values.
///
/// @param bits 90 at most
public record Grain(int unit, int bits) {
    /// `low` has so many bits.
    public static final int PART = 62;

    private static final long HALF = 1L << PART;

    private static final int MOST_BITS = 90, LEAST_UNIT = -1000;

    /// Of integers of up to 32 bits, dates and flags: a scan would not say much more.
    public static final Grain OF_SMALL_INTEGERS = new Grain(0, 32);

    /// Whether multiples fit into `low`.
    public boolean narrow() {
        return bits <= PART;
    }

    /// What a value times is its multiple.
    public double up() {
        return power(-unit);
    }

    /// What a multiple times is its value.
    public double down() {
        return power(unit);
    }

    /// What a value times, truncated, is the part of its multiple that belongs to `high`.
    public double upHigh() {
        return power(-unit - PART);
    }

    /// What that part times is the value that it stands for.
    public double downHigh() {
        return power(unit + PART);
    }

    /// Whether `low` has grown so far that it has to be [#settled] before it takes a multiple again.
    public static boolean full(long low) {
        return low + HALF < 0;
    }

    /// What of `low` remains, 0 or more, when [#carried] has been added to `high`.
    public static long settled(long low) {
        return low & HALF - 1;
    }

    /// What of `low` belongs to `high`.
    public static long carried(long low) {
        return low >> PART;
    }

    /// The double nearest to a sum: one rounding, half to even.
    public double value(long high, long low) {
        long h = high + carried(low), l = settled(low);
        if (h >= -2 && h < 2) return ((h << PART) + l) * power(unit);
        boolean negative = h < 0;
        if (negative) {
            h = l == 0 ? -h : -h - 1;
            l = -l & HALF - 1;
        }
        int shift = Long.SIZE - Long.numberOfLeadingZeros(h);
        long whole = h << PART - shift | l >>> shift | ((l & (1L << shift) - 1) == 0 ? 0 : 1);        // 62 bits: what is behind them shows in the last
        double sum = Math.scalb((double) whole, unit + shift);
        return negative ? -sum : sum;
    }

    private static double power(int exponent) {
        return exponent < Double.MIN_EXPONENT ? Math.scalb(1.0, exponent) : Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << 52);
    }

    /// Looks at values, in parts and any order.
    public static final class Search {
        private int least = Integer.MAX_VALUE, most = Integer.MIN_VALUE;
        private boolean infinite;

        /// @param values NaN where missing
        public void add(double[] values, int n) {
            int least = this.least, most = this.most;
            for (int i = 0; i < n; i++) {
                long bits = Double.doubleToRawLongBits(values[i]), digits = bits & 0xf_ffff_ffff_ffffL;
                int exponent = (int) (bits >>> 52) & 0x7ff;
                if (exponent == 0x7ff) {
                    infinite |= digits == 0;
                    continue;
                }
                if (exponent > 0) digits |= 1L << 52;
                if (digits == 0) continue;
                int unit = Math.max(exponent, 1) - 1075;
                least = Math.min(least, unit + Long.numberOfTrailingZeros(digits));
                most = Math.max(most, unit + Long.SIZE - Long.numberOfLeadingZeros(digits));
            }
            this.least = least;
            this.most = most;
        }

        public void add(Search other) {
            least = Math.min(least, other.least);
            most = Math.max(most, other.most);
            infinite |= other.infinite;
        }

        /// Null where values do not fit: some are infinite, or magnitudes too far apart, as 1e-12 and 1e15 are.
        public Grain found() {
            if (infinite) return null;
            if (least > most) return new Grain(0, 0);
            return most - least > MOST_BITS || least < LEAST_UNIT ? null : new Grain(least, most - least);
        }
    }
}
