package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Whether a stored value lies in an interval, both ends included: one tight loop for each storage type.
///
/// None of them branches, because nobody can predict which rows a filter keeps: bytes look their answer up, whole numbers take
/// it from the signs of two differences, and so do floats.
///
/// @param chunks the column's chunks in the scan
record RangeTest(Chunk[] chunks, double lo, double hi) implements Condition {
    private static final long MAGNITUDE = Long.MAX_VALUE, INFINITY = 0x7ff0000000000000L;

    @Override
    public void test(int chunk, int from, int n, byte[] keep) {
        Chunk c = chunks[chunk];
        c.check(from, n);
        MemorySegment data = c.data();
        long a = (long) Math.ceil(Math.clamp(lo, -0x1p40, 0x1p40)), b = (long) Math.floor(Math.clamp(hi, -0x1p40, 0x1p40));     // beyond any 32 bits
        switch (c.type()) {
            case INT8, BOOLEAN -> lookUp(data, from, n, answers(a, b, true), keep);
            case UINT8 -> lookUp(data, from, n, answers(a, b, false), keep);
            case INT16 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L), a, b); }
            case UINT16 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) & 0xffff, a, b); }
            case INT32, DATE, STRING -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_INT_UNALIGNED, (from + i) * 4L), a, b); }
            case UINT32 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_INT_UNALIGNED, (from + i) * 4L) & 0xffffffffL, a, b); }
            case INT64, TIME, TIMESTAMP -> { for (int i = 0; i < n; i++) keep[i] = within((double) data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L)); }
            case UINT64 -> { for (int i = 0; i < n; i++) keep[i] = within(Chunk.unsigned(data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L))); }
            case FLOAT32 -> { for (int i = 0; i < n; i++) keep[i] = within((double) data.get(JAVA_FLOAT_UNALIGNED, (from + i) * 4L)); }
            case FLOAT64 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_DOUBLE_UNALIGNED, (from + i) * 8L)); }
        }
        present(c, from, n, keep);
    }

    private static byte within(long v, long a, long b) {
        return (byte) (((v - a | b - v) >>> 63) ^ 1);
    }

    /// A difference of equal infinities is NaN, whose sign `doubleToLongBits` makes positive, as that of zero must be.
    private byte within(double v) {
        long below = Double.doubleToLongBits(v - lo + 0.0), above = Double.doubleToLongBits(hi - v + 0.0);
        long number = INFINITY - (Double.doubleToRawLongBits(v) & MAGNITUDE);           // negative for NaN
        return (byte) (((below | above | number) >>> 63) ^ 1);
    }

    private static byte[] answers(long a, long b, boolean signed) {
        byte[] answer = new byte[256];
        for (int i = 0; i < 256; i++) answer[i] = within(signed ? (byte) i : i, a, b);
        return answer;
    }

    private static void lookUp(MemorySegment data, int from, int n, byte[] answer, byte[] keep) {
        for (int i = 0; i < n; i++) keep[i] = answer[data.get(JAVA_BYTE, from + i) & 0xff];
    }

    /// Clears the answer of missing rows.
    static void present(Chunk c, int from, int n, byte[] keep) {
        MemorySegment valid = c.validity();
        if (valid == null) return;
        for (int i = 0; i < n; i++) keep[i] &= (byte) (valid.get(JAVA_BYTE, from + i >> 3) >> (from + i & 7) & 1);
    }
}
