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
/// @param values the bits of each
/// @param missing which have no value; null when all have one
record Coded(ColumnType type, Dictionary texts, long[] values, boolean[] missing) {

    /// These and more behind them.
    ///
    /// @param before null for none
    /// @param texts of all dictionaries of this id, so that codes are the same in all batches
    static Coded of(Coded before, Piece more, Dictionary texts) {
        Chunk chunk = more.chunk();
        int first = before == null ? 0 : before.values.length, n = chunk.rows(), width = chunk.type().bytes();
        long[] values = before == null ? new long[n] : Arrays.copyOf(before.values, first + n);
        boolean[] missing = new boolean[first + n];
        if (before != null && before.missing != null) System.arraycopy(before.missing, 0, missing, 0, first);
        int[] codes = chunk.type() == ColumnType.STRING ? texts.add(more.dictionary()) : null;
        boolean any = before != null && before.missing != null;
        for (int i = 0; i < n; i++) {
            missing[first + i] = chunk.validity() != null && !chunk.present(i);
            any |= missing[first + i];
            long bits = bits(chunk.data(), i, width);
            values[first + i] = codes == null ? bits : missing[first + i] ? 0 : codes[(int) bits];
        }
        return new Coded(chunk.type(), texts, values, any ? missing : null);
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
            long value = values[(int) code];
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
        if (code < 0 || code >= values.length) throw new IllegalArgumentException("row %,d has code %,d of a dictionary of %,d values".formatted(i, code, values.length));
        return code;
    }
}
