package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;

/// Membership by a table of answers, for text codes and integers of up to 16 bits.
///
/// @param chunks the column's chunks in the scan
/// @param answers 1 or 0 for each possible value, at value minus `least`
/// @param least the value that the table starts with
record LookupTest(Chunk[] chunks, byte[] answers, int least) implements Condition {

    static int least(ColumnType type) {
        return switch (type) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case UINT8, UINT16, BOOLEAN, STRING -> 0;
            case INT32, INT64, UINT32, UINT64, FLOAT32, FLOAT64, DATE, TIME, TIMESTAMP -> throw new IllegalArgumentException(type + " is too wide for a table");
        };
    }

    static boolean fits(ColumnType type) {
        return type.bytes() <= 2;
    }

    @Override
    public void test(int chunk, int from, int n, byte[] keep) {
        Chunk c = chunks[chunk];
        c.check(from, n);
        MemorySegment data = c.data();
        byte[] answers = this.answers;
        int least = this.least;
        switch (c.type()) {
            case INT8, BOOLEAN -> { for (int i = 0; i < n; i++) keep[i] = answers[data.get(JAVA_BYTE, from + i) - least]; }
            case UINT8 -> { for (int i = 0; i < n; i++) keep[i] = answers[data.get(JAVA_BYTE, from + i) & 0xff]; }
            case INT16 -> { for (int i = 0; i < n; i++) keep[i] = answers[data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) - least]; }
            case UINT16 -> { for (int i = 0; i < n; i++) keep[i] = answers[data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) & 0xffff]; }
            case STRING -> {
                int size = answers.length;
                for (int i = 0; i < n; i++) {
                    int code = data.get(JAVA_INT_UNALIGNED, (from + i) * 4L);
                    keep[i] = Integer.compareUnsigned(code, size) < 0 ? answers[code] : 0;      // a missing row holds anything
                }
            }
            case INT32, INT64, UINT32, UINT64, FLOAT32, FLOAT64, DATE, TIME, TIMESTAMP -> throw new IllegalStateException(c.type() + " is too wide for a table");
        }
        RangeTest.present(c, from, n, keep);
    }
}
