package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Whether a stored value lies in an interval, both ends included: one tight loop for each storage type.
///
/// None of them branches, because nobody can predict which rows a filter keeps: bytes look their answer up, whole numbers take
/// it from the signs of two differences, and so do float64; 64-bit whole numbers from a borrow (`Longs`). The bits of float32 become whole numbers of the same order, so that the compiler
/// vectorises.
///
/// @param chunks the column's chunks in the scan
/// @param lo where a double can tell; otherwise the double next to it, as `hi`
/// @param answers of all values of a byte; null for wider ones
/// @param longs of whole numbers of 64 bits, whose ends need not be doubles; null for others
record RangeTest(Chunk[] chunks, double lo, double hi, byte[] answers, Longs longs) implements Condition {
    private static final long MAGNITUDE = Long.MAX_VALUE, INFINITY = 0x7ff0000000000000L;

    static RangeTest of(ColumnType type, Chunk[] chunks, double lo, double hi) {
        if (Longs.holds(type)) return of(chunks, Longs.between(type, lo, hi));
        return new RangeTest(chunks, lo, hi, switch (type) {
            case INT8, BOOLEAN -> answers(whole(Math.ceil(lo)), whole(Math.floor(hi)), true);
            case UINT8 -> answers(whole(Math.ceil(lo)), whole(Math.floor(hi)), false);
            case INT16, INT32, INT64, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, DATE, TIME, TIMESTAMP, STRING -> null;
        }, null);
    }

    /// Of a column of whole numbers of 64 bits.
    static RangeTest of(Chunk[] chunks, Longs longs) {
        return new RangeTest(chunks, longs.least(), longs.most(), null, longs);
    }

    /// What lies in this interval and in another of the same column, which may be nothing.
    RangeTest and(RangeTest other) {
        if (longs != null) return of(chunks, longs.and(other.longs));
        byte[] both = answers == null ? null : answers.clone();
        if (both != null) for (int i = 0; i < both.length; i++) both[i] &= other.answers[i];
        return new RangeTest(chunks, Math.max(lo, other.lo), Math.min(hi, other.hi), both, null);
    }

    /// Beyond any 32 bits where it is far away.
    private static long whole(double v) {
        return (long) Math.clamp(v, -0x1p40, 0x1p40);
    }

    @Override
    public void test(int chunk, int from, int n, byte[] keep) {
        Chunk c = chunks[chunk];
        c.check(from, n);
        MemorySegment data = c.data();
        long a = whole(Math.ceil(lo)), b = whole(Math.floor(hi));
        switch (c.type()) {
            case INT8, UINT8, BOOLEAN -> lookUp(data, from, n, answers, keep);
            case INT16 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L), a, b); }
            case UINT16 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) & 0xffff, a, b); }
            case INT32, DATE, STRING -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_INT_UNALIGNED, (from + i) * 4L), a, b); }
            case UINT32 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_INT_UNALIGNED, (from + i) * 4L) & 0xffffffffL, a, b); }
            case INT64, UINT64, TIME, TIMESTAMP -> longs.test(data, from, n, keep);
            case FLOAT32 -> {
                int[] key = keys(data, from, n);
                within(key, n, key(atLeast(lo)), key(atMost(hi)));
                for (int i = 0; i < n; i++) keep[i] = (byte) key[i];
            }
            case FLOAT64 -> { for (int i = 0; i < n; i++) keep[i] = within(data.get(JAVA_DOUBLE_UNALIGNED, (from + i) * 8L)); }
        }
        present(c, from, n, keep);
    }

    @Override
    public int count(int chunk, int from, int n) {
        Chunk c = chunks[chunk];
        if (c.type() != ColumnType.FLOAT32) return Condition.super.count(chunk, from, n);
        c.check(from, n);
        return count(keys(c.data(), from, n), n, key(atLeast(lo)), key(atMost(hi)));
    }

    private static int[] keys(MemorySegment floats, int from, int n) {
        int[] key = Scratch.keys(n);
        MemorySegment.copy(floats, JAVA_INT_UNALIGNED, from * 4L, key, 0, n);
        return key;
    }

    /// Replaces the bits of floats by whether they are in a range: 1 or 0.
    private static void within(int[] bits, int n, int least, int most) {
        if (least > most) {             // as between two neighbours
            Arrays.fill(bits, 0, n, 0);
            return;
        }
        for (int i = 0; i < n; i++) {
            int off = key(bits[i]) ^ Math.max(Math.min(key(bits[i]), most), least);
            bits[i] = (off | -off) >>> 31 ^ 1;
        }
    }

    private static int count(int[] bits, int n, int least, int most) {
        if (least > most) return 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            int off = key(bits[i]) ^ Math.max(Math.min(key(bits[i]), most), least);
            count += (off | -off) >>> 31 ^ 1;
        }
        return count;
    }

    /// As whole numbers floats have their order, -0.0 comes before 0.0, and NaN is beyond both infinities.
    private static int key(int bits) {
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    private static int key(float v) {
        return key(Float.floatToRawIntBits(v));
    }

    /// The least float32 that is not below, which is a negative zero for any zero.
    private static float atLeast(double v) {
        float f = (float) v;
        return f == 0 && v <= 0 ? -0f : f < v ? Math.nextUp(f) : f;
    }

    /// The greatest float32 that is not above.
    private static float atMost(double v) {
        float f = (float) v;
        return f == 0 && v >= 0 ? 0f : f > v ? Math.nextDown(f) : f;
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
