package dev.aquatint.columns.union;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Times;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Values of one type as those of another that holds them all.
final class Widening {
    private static final long DAY = 86_400_000_000L;
    private static final int BLOCK = 4096;

    private Widening() {}

    /// The narrowest type that holds the values of both: null where there is none. Integers beyond 2^53 are rounded where the others are floats.
    static ColumnType common(ColumnType a, ColumnType b) {
        if (a == b) return a;
        if (a == ColumnType.DATE && b == ColumnType.TIMESTAMP || a == ColumnType.TIMESTAMP && b == ColumnType.DATE) return ColumnType.TIMESTAMP;
        if (!number(a) || !number(b)) return null;
        if (a.isFloat() || b.isFloat()) return exactInFloat(a) && exactInFloat(b) ? ColumnType.FLOAT32 : ColumnType.FLOAT64;
        if (unsigned(a) && unsigned(b)) return a.bytes() > b.bytes() ? a : b;
        return switch (Math.max(signedBytes(a), signedBytes(b))) {
            case 1 -> ColumnType.INT8;
            case 2 -> ColumnType.INT16;
            case 4 -> ColumnType.INT32;
            case 8 -> ColumnType.INT64;
            default -> null;            // an unsigned and a signed number of 64 bits
        };
    }

    /// Whether some value of one type is another number in the other.
    static boolean rounds(ColumnType from, ColumnType to) {
        return to.isFloat() && !from.isFloat() && from.bytes() == 8;
    }

    private static boolean number(ColumnType t) {
        return switch (t) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64 -> true;
            case BOOLEAN, DATE, TIME, TIMESTAMP, STRING -> false;
        };
    }

    private static boolean exactInFloat(ColumnType t) {
        return t == ColumnType.FLOAT32 || !t.isFloat() && t.bytes() <= 2;
    }

    private static boolean unsigned(ColumnType t) {
        return t == ColumnType.UINT8 || t == ColumnType.UINT16 || t == ColumnType.UINT32 || t == ColumnType.UINT64;
    }

    /// How wide a signed integer is that holds it.
    private static int signedBytes(ColumnType t) {
        return unsigned(t) ? t.bytes() * 2 : t.bytes();
    }

    static Piece widened(Piece piece, ColumnType to) {
        Chunk chunk = piece.chunk();
        if (chunk.type() == to) return piece;
        int rows = chunk.rows();
        MemorySegment out = Memory.allocate((long) rows * to.bytes());
        if (to.isFloat()) floats(chunk, to, out);
        else whole(chunk, to, out);
        return new Piece(Chunk.of(to, rows, out, to.isFloat() ? null : chunk.validity()));
    }

    private static void floats(Chunk chunk, ColumnType to, MemorySegment out) {
        double[] block = new double[BLOCK];
        for (int from = 0; from < chunk.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, chunk.rows() - from);
            chunk.doubles(from, n, block);
            if (to == ColumnType.FLOAT64) MemorySegment.copy(block, 0, out, ValueLayout.JAVA_DOUBLE, from * 8L, n);
            else for (int i = 0; i < n; i++) out.set(ValueLayout.JAVA_FLOAT, (from + i) * 4L, (float) block[i]);
        }
    }

    private static void whole(Chunk chunk, ColumnType to, MemorySegment out) {
        chunk.check(0, chunk.rows());
        MemorySegment data = chunk.data();
        for (int i = 0; i < chunk.rows(); i++) {
            long v = switch (chunk.type()) {
                case INT8 -> data.get(ValueLayout.JAVA_BYTE, i);
                case UINT8 -> data.get(ValueLayout.JAVA_BYTE, i) & 0xff;
                case INT16 -> data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L);
                case UINT16 -> data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L) & 0xffff;
                case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
                case UINT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L) & 0xffffffffL;
                case DATE -> Times.scaled(data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L), DAY);
                case INT64, UINT64, FLOAT32, FLOAT64, BOOLEAN, TIME, TIMESTAMP, STRING -> throw new IllegalStateException(chunk.type() + " as " + to);
            };
            set(out, to, i, v);
        }
    }

    private static void set(MemorySegment out, ColumnType type, int row, long v) {
        switch (type.bytes()) {
            case 1 -> out.set(ValueLayout.JAVA_BYTE, row, (byte) v);
            case 2 -> out.set(ValueLayout.JAVA_SHORT, row * 2L, (short) v);
            case 4 -> out.set(ValueLayout.JAVA_INT, row * 4L, (int) v);
            default -> out.set(ValueLayout.JAVA_LONG, row * 8L, v);
        }
    }

    /// Rows without a value.
    static Piece missing(ColumnType type, int rows) {
        if (type.isFloat()) return constant(type, rows, Double.NaN);
        MemorySegment data = Memory.allocate((long) rows * type.bytes());
        return new Piece(Chunk.of(type, rows, data, Memory.bits(rows)), type == ColumnType.STRING ? new Dictionary() : null);
    }

    /// Rows of one number, or of one text.
    static Piece constant(ColumnType type, int rows, Object value) {
        MemorySegment data = Memory.allocate((long) rows * type.bytes());
        if (value instanceof String text) {
            var dictionary = new Dictionary();
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            dictionary.code(utf8, 0, utf8.length);              // its code is 0, as is the memory
            return new Piece(Chunk.of(type, rows, data, null), dictionary);
        }
        Number number = (Number) value;
        for (int i = 0; i < rows; i++) {
            if (type == ColumnType.FLOAT32) data.set(ValueLayout.JAVA_FLOAT, i * 4L, number.floatValue());
            else if (type == ColumnType.FLOAT64) data.set(ValueLayout.JAVA_DOUBLE, i * 8L, number.doubleValue());
            else set(data, type, i, number.longValue());
        }
        return new Piece(Chunk.of(type, rows, data, null));
    }
}
