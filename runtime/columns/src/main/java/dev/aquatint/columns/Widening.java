package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Columns of one name and several types, as one column.
public final class Widening {
    private static final int BLOCK = 4096;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private Widening() {}

    /// The smallest type that holds all values of both; null where there is none. INT64 and UINT64 meet in FLOAT64, as do whole numbers of more than 16 bits and any float; dates and
    /// timestamps in TIMESTAMP.
    public static ColumnType common(ColumnType a, ColumnType b) {
        if (a == b) return a;
        if (a.isFloat() || b.isFloat()) {
            if (!number(a) || !number(b)) return null;
            return fitsFloat(a) && fitsFloat(b) ? ColumnType.FLOAT32 : ColumnType.FLOAT64;
        }
        if (whole(a) && whole(b)) {
            boolean same = signed(a) == signed(b);
            if (same) return a.bytes() > b.bytes() ? a : b;
            int bytes = Math.max(signed(a) ? a.bytes() : 2 * a.bytes(), signed(b) ? b.bytes() : 2 * b.bytes());
            return switch (bytes) {
                case 2 -> ColumnType.INT16;
                case 4 -> ColumnType.INT32;
                case 8 -> ColumnType.INT64;
                default -> ColumnType.FLOAT64;
            };
        }
        boolean days = a == ColumnType.DATE || b == ColumnType.DATE, times = a == ColumnType.TIMESTAMP || b == ColumnType.TIMESTAMP;
        return days && times ? ColumnType.TIMESTAMP : null;
    }

    /// The same values in the type that [#common] gave.
    public static Chunk widen(Chunk chunk, ColumnType to) {
        if (chunk.type() == to) return chunk;
        int rows = chunk.rows();
        long factor = chunk.type() == ColumnType.DATE ? MICROS_OF_DAY : 1;
        MemorySegment out = Memory.allocate((long) rows * to.bytes());
        double[] values = new double[BLOCK];                        // whole numbers that are widened to whole numbers have 32 bits at most
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            chunk.doubles(from, n, values);
            switch (to) {
                case FLOAT64 -> MemorySegment.copy(values, 0, out, ValueLayout.JAVA_DOUBLE_UNALIGNED, from * 8L, n);
                case FLOAT32 -> { for (int i = 0; i < n; i++) out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, (from + i) * 4L, (float) values[i]); }
                case INT16, UINT16 -> { for (int i = 0; i < n; i++) out.set(ValueLayout.JAVA_SHORT_UNALIGNED, (from + i) * 2L, (short) (long) values[i]); }
                case INT32, UINT32 -> { for (int i = 0; i < n; i++) out.set(ValueLayout.JAVA_INT_UNALIGNED, (from + i) * 4L, (int) (long) values[i]); }
                case INT64, UINT64, TIMESTAMP -> { for (int i = 0; i < n; i++) out.set(ValueLayout.JAVA_LONG_UNALIGNED, (from + i) * 8L, factor * (long) values[i]); }
                case INT8, UINT8, BOOLEAN, DATE, TIME, STRING -> throw new IllegalArgumentException("%s is not widened to %s".formatted(chunk.type(), to));
            }
        }
        return Chunk.of(to, rows, out, to.isFloat() ? null : chunk.validity());
    }

    /// A chunk that has no values.
    public static Store.Piece missing(ColumnType type, int rows) {
        MemorySegment data = Memory.allocate((long) rows * type.bytes());
        if (type == ColumnType.FLOAT32) for (long i = 0; i < rows; i++) data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4, Float.NaN);
        if (type == ColumnType.FLOAT64) for (long i = 0; i < rows; i++) data.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8, Double.NaN);
        return new Store.Piece(Chunk.of(type, rows, data, type.isFloat() || rows == 0 ? null : Memory.bits(rows)), type == ColumnType.STRING ? new Dictionary() : null);
    }

    private static boolean whole(ColumnType type) {
        return type.ordinal() <= ColumnType.UINT64.ordinal();
    }

    private static boolean number(ColumnType type) {
        return whole(type) || type.isFloat();
    }

    private static boolean signed(ColumnType type) {
        return type.ordinal() <= ColumnType.INT64.ordinal();
    }

    private static boolean fitsFloat(ColumnType type) {
        return type == ColumnType.FLOAT32 || type.bytes() <= 2;
    }
}
