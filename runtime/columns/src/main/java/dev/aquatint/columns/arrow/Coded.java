package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The values of a dictionary of a file, of any type, in the order of their codes.
///
/// @param texts where values are text, which `values` then has the codes of
/// @param values those of this dictionary, and of longer ones that it goes on as
/// @param size how many of them are its own
record Coded(ColumnType type, Dictionary texts, Values values, int size) {

    /// Values that more are added to while batches are collected.
    private static final class Values {
        private long[] bits = new long[16];
        private boolean[] missing;              // null when all have a value

        private void room(int n) {
            if (n <= bits.length) return;
            bits = Arrays.copyOf(bits, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(n, bits.length * 2L)));
            if (missing != null) missing = Arrays.copyOf(missing, bits.length);
        }

        private void set(int i, boolean present, long value) {
            bits[i] = value;
            if (present) return;
            if (missing == null) missing = new boolean[bits.length];
            missing[i] = true;
        }
    }

    /// One without values.
    static Coded empty(ColumnType type) {
        return new Coded(type, type == ColumnType.STRING ? new Dictionary() : null, new Values(), 0);
    }

    /// These and more behind them, which are kept once for all dictionaries that have them.
    ///
    /// @param before null for none; else the last one that was made of its values
    /// @param texts of all dictionaries of this id, so that codes are the same in all batches
    static Coded of(Coded before, Piece more, Dictionary texts) {
        Chunk chunk = more.chunk();
        int first = before == null ? 0 : before.size, n = chunk.rows(), width = chunk.type().bytes();
        Values values = before == null ? new Values() : before.values;
        values.room(Math.addExact(first, n));
        int[] codes = chunk.type() == ColumnType.STRING ? texts.add(more.dictionary()) : null;
        for (int i = 0; i < n; i++) {
            boolean present = chunk.validity() == null || chunk.present(i);
            long bits = bits(chunk.data(), i, width);
            values.set(first + i, present, codes == null ? bits : present ? codes[(int) bits] : 0);
        }
        return new Coded(chunk.type(), texts, values, first + n);
    }

    private static long bits(MemorySegment data, long i, int width) {
        return switch (width) {
            case 1 -> data.get(ValueLayout.JAVA_BYTE, i);
            case 2 -> data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2);
            case 4 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4);
            default -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8);
        };
    }

    /// The values that codes stand for.
    ///
    /// @param valid which rows have a code; null when all have one
    Piece piece(MemorySegment codes, Layout.Codes how, MemorySegment valid, int rows) {
        int width = type.bytes();
        MemorySegment out = Memory.allocate((long) rows * width), present = null;
        long[] bits = values.bits;
        boolean[] missing = values.missing;
        for (int i = 0; i < rows; i++) {
            long code = valid != null && (valid.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) == 0 ? -1 : code(codes, how, i);
            if (code < 0 || missing != null && missing[(int) code]) {
                if (type == ColumnType.FLOAT32) out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4L, Float.NaN);
                else if (type == ColumnType.FLOAT64) out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, Double.NaN);
                else {
                    if (present == null) present = Memory.bits(rows).fill((byte) -1);
                    present.set(ValueLayout.JAVA_BYTE, i >> 3, (byte) (present.get(ValueLayout.JAVA_BYTE, i >> 3) & ~(1 << (i & 7))));
                }
                continue;
            }
            long value = bits[(int) code];
            switch (width) {
                case 1 -> out.set(ValueLayout.JAVA_BYTE, i, (byte) value);
                case 2 -> out.set(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L, (short) value);
                case 4 -> out.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4L, (int) value);
                default -> out.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8L, value);
            }
        }
        return new Piece(Chunk.of(type, rows, out, present), texts);
    }

    private long code(MemorySegment codes, Layout.Codes how, int i) {
        long code = switch (how.width()) {
            case 1 -> how.unsigned() ? codes.get(ValueLayout.JAVA_BYTE, i) & 0xff : codes.get(ValueLayout.JAVA_BYTE, i);
            case 2 -> how.unsigned() ? codes.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L) & 0xffff : codes.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L);
            case 4 -> codes.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
            default -> codes.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8L);
        };
        if (code < 0 || code >= size) throw new IllegalArgumentException("row %,d has code %,d of a dictionary of %,d values".formatted(i, code, size));
        return code;
    }
}
