package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr.Comparison;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/// An interval of whole numbers of 64 bits, both ends included, which doubles cannot tell apart.
///
/// @param lo in the order of the column's type, as `hi`
record Longs(long lo, long hi, boolean unsigned) {
    private static final BigDecimal ONE = BigDecimal.ONE, LEAST = BigDecimal.valueOf(Long.MIN_VALUE), MOST = BigDecimal.valueOf(Long.MAX_VALUE),
            MOST_UNSIGNED = new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    /// From here on two whole numbers may have the same nearest double.
    static final double EXACT = 1L << 53;

    /// Whether values of a type are compared so.
    static boolean holds(ColumnType type) {
        return switch (type) {
            case INT64, UINT64, TIME, TIMESTAMP -> true;
            case INT8, INT16, INT32, UINT8, UINT16, UINT32, FLOAT32, FLOAT64, BOOLEAN, DATE, STRING -> false;
        };
    }

    /// The whole numbers between two ends, both included.
    ///
    /// @param lo null for no lower end
    /// @param hi null for no upper end
    static Longs between(ColumnType type, BigDecimal lo, BigDecimal hi) {
        boolean unsigned = type == ColumnType.UINT64;
        BigDecimal least = unsigned ? BigDecimal.ZERO : LEAST, most = unsigned ? MOST_UNSIGNED : MOST;
        BigDecimal from = lo == null ? least : lo.setScale(0, RoundingMode.CEILING).max(least), to = hi == null ? most : hi.setScale(0, RoundingMode.FLOOR).min(most);
        return from.compareTo(to) > 0 ? none(unsigned) : new Longs(from.toBigInteger().longValue(), to.toBigInteger().longValue(), unsigned);
    }

    static Longs between(ColumnType type, double lo, double hi) {
        if (lo > hi || lo == Double.POSITIVE_INFINITY || hi == Double.NEGATIVE_INFINITY) return none(type == ColumnType.UINT64);
        return between(type, Double.isInfinite(lo) ? null : new BigDecimal(lo), Double.isInfinite(hi) ? null : new BigDecimal(hi));
    }

    /// The whole numbers that a comparison with a constant holds for.
    ///
    /// @param by anything but unequal
    /// @param infinity which the constant is, where `value` is null
    static Longs of(ColumnType type, Comparison by, BigDecimal value, double infinity) {
        if (value == null) {
            boolean all = infinity > 0 ? by == Comparison.LT || by == Comparison.LE : by == Comparison.GT || by == Comparison.GE;
            return all ? between(type, (BigDecimal) null, null) : none(type == ColumnType.UINT64);
        }
        return switch (by) {
            case EQ -> between(type, value, value);
            case LT -> between(type, null, value.setScale(0, RoundingMode.CEILING).subtract(ONE));
            case LE -> between(type, null, value);
            case GT -> between(type, value.setScale(0, RoundingMode.FLOOR).add(ONE), null);
            case GE -> between(type, value, null);
            case NE -> throw new IllegalArgumentException("what is unequal is no interval");
        };
    }

    private static Longs none(boolean unsigned) {
        return unsigned ? new Longs(-1, 0, true) : new Longs(Long.MAX_VALUE, Long.MIN_VALUE, false);
    }

    boolean isEmpty() {
        return compare(lo, hi) > 0;
    }

    Longs and(Longs other) {
        if (isEmpty() || other.isEmpty()) return none(unsigned);
        Longs both = new Longs(compare(lo, other.lo) >= 0 ? lo : other.lo, compare(hi, other.hi) <= 0 ? hi : other.hi, unsigned);
        return both.isEmpty() ? none(unsigned) : both;
    }

    private int compare(long a, long b) {
        return unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
    }

    /// The nearest doubles of both ends; the upper end is below the lower one where nothing is between them.
    double least() {
        return unsigned ? Chunk.unsigned(lo) : lo;
    }

    double most() {
        return unsigned ? Chunk.unsigned(hi) : hi;
    }

    /// Writes 1 where a value lies within. A distance from `lo`, taken as unsigned, is at most that of `hi` for these alone: its borrow is the answer, without a branch.
    void test(MemorySegment data, int from, int n, byte[] keep) {
        if (isEmpty()) {
            Arrays.fill(keep, 0, n, (byte) 0);
            return;
        }
        long first = lo, width = hi - lo;
        for (int i = 0; i < n; i++) {
            long off = data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L) - first;
            keep[i] = (byte) (((~width & off | ~(width ^ off) & width - off) >>> 63) ^ 1);
        }
    }

    /// Whether a value is one of several.
    static Condition in(ColumnType type, Chunk[] chunks, List<BigDecimal> values) {
        long[] sorted = values.stream().filter(v -> v != null && v.stripTrailingZeros().scale() <= 0).map(v -> between(type, v, v)).filter(one -> !one.isEmpty()).mapToLong(Longs::lo).sorted().toArray();
        return (chunk, from, n, keep) -> {
            Chunk c = chunks[chunk];
            c.check(from, n);
            MemorySegment data = c.data();
            for (int i = 0; i < n; i++) keep[i] = (byte) (Arrays.binarySearch(sorted, data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L)) >= 0 ? 1 : 0);
            RangeTest.present(c, from, n, keep);
        };
    }

    /// Compares two columns, each signed or unsigned.
    ///
    /// @param by anything but unequal
    static Condition compare(Comparison by, Chunk[] left, Chunk[] right) {
        return (chunk, from, n, keep) -> {
            Chunk a = left[chunk], b = right[chunk];
            a.check(from, n);
            b.check(from, n);
            boolean unsignedA = a.type() == ColumnType.UINT64, unsignedB = b.type() == ColumnType.UINT64;
            for (int i = 0; i < n; i++) {
                long x = a.data().get(JAVA_LONG_UNALIGNED, (from + i) * 8L), y = b.data().get(JAVA_LONG_UNALIGNED, (from + i) * 8L);
                int order = unsignedA == unsignedB ? unsignedA ? Long.compareUnsigned(x, y) : Long.compare(x, y)
                        : x < 0 || y < 0 ? unsignedA ? 1 : -1 : Long.compare(x, y);           // one is beyond the other's type
                keep[i] = (byte) (switch (by) {
                    case EQ -> order == 0;
                    case LT -> order < 0;
                    case LE -> order <= 0;
                    case GT -> order > 0;
                    case GE -> order >= 0;
                    case NE -> throw new IllegalArgumentException("unequal is the negation of equal");
                } ? 1 : 0);
            }
            RangeTest.present(a, from, n, keep);
            RangeTest.present(b, from, n, keep);
        };
    }
}
