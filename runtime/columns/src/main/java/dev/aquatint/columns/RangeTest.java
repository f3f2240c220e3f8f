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
/// @param chunks the column's chunks in the scan
record RangeTest(Chunk[] chunks, double lo, double hi) implements Condition {

    @Override
    public void test(int chunk, int from, int n, byte[] keep) {
        Chunk c = chunks[chunk];
        MemorySegment data = c.data();
        double lo = this.lo, hi = this.hi;
        switch (c.type()) {
            case FLOAT32 -> {
                for (int i = 0; i < n; i++) {
                    float v = data.get(JAVA_FLOAT_UNALIGNED, (from + i) * 4L);
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < n; i++) {
                    double v = data.get(JAVA_DOUBLE_UNALIGNED, (from + i) * 8L);
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
            case INT8, BOOLEAN -> {
                int a = ceil(lo), b = floor(hi);
                for (int i = 0; i < n; i++) {
                    int v = data.get(JAVA_BYTE, from + i);
                    keep[i] = (byte) (v >= a & v <= b ? 1 : 0);
                }
            }
            case UINT8 -> {
                int a = ceil(lo), b = floor(hi);
                for (int i = 0; i < n; i++) {
                    int v = data.get(JAVA_BYTE, from + i) & 0xff;
                    keep[i] = (byte) (v >= a & v <= b ? 1 : 0);
                }
            }
            case INT16 -> {
                int a = ceil(lo), b = floor(hi);
                for (int i = 0; i < n; i++) {
                    int v = data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L);
                    keep[i] = (byte) (v >= a & v <= b ? 1 : 0);
                }
            }
            case UINT16 -> {
                int a = ceil(lo), b = floor(hi);
                for (int i = 0; i < n; i++) {
                    int v = data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) & 0xffff;
                    keep[i] = (byte) (v >= a & v <= b ? 1 : 0);
                }
            }
            case INT32, DATE, STRING -> {
                for (int i = 0; i < n; i++) {
                    double v = data.get(JAVA_INT_UNALIGNED, (from + i) * 4L);
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < n; i++) {
                    double v = data.get(JAVA_INT_UNALIGNED, (from + i) * 4L) & 0xffffffffL;
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
            case INT64, TIME, TIMESTAMP -> {
                for (int i = 0; i < n; i++) {
                    double v = data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L);
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
            case UINT64 -> {
                for (int i = 0; i < n; i++) {
                    double v = Chunk.unsigned(data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L));
                    keep[i] = (byte) (v >= lo & v <= hi ? 1 : 0);
                }
            }
        }
        present(c, from, n, keep);
    }

    /// Clears the answer of missing rows.
    static void present(Chunk c, int from, int n, byte[] keep) {
        MemorySegment valid = c.validity();
        if (valid == null) return;
        for (int i = 0; i < n; i++) keep[i] &= (byte) (valid.get(JAVA_BYTE, from + i >> 3) >> (from + i & 7) & 1);
    }

    private static int ceil(double lo) {
        return (int) Math.ceil(lo);         // a cast saturates, and 16-bit values lie well inside
    }

    private static int floor(double hi) {
        return (int) Math.floor(hi);
    }
}
