package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Dictionary;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Text of variable length, to codes of a dictionary.
final class Texts {
    private Texts() {}

    /// Adds all values and returns their codes, -1 where missing.
    ///
    /// @param width bytes of an offset
    /// @param valid null when all values are present
    static int[] add(Dictionary to, MemorySegment valid, MemorySegment offsets, int width, MemorySegment bytes, int n) {
        int[] codes = new int[n];
        byte[] scratch = new byte[64];
        for (int i = 0; i < n; i++) {
            if (valid != null && (valid.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) == 0) {
                codes[i] = -1;
                continue;
            }
            long start = offset(offsets, width, i), length = offset(offsets, width, i + 1) - start;
            if (length < 0 || length > bytes.byteSize()) throw new IllegalArgumentException("a text of %,d bytes".formatted(length));
            if (length > scratch.length) scratch = new byte[(int) Math.min(Integer.MAX_VALUE - 8, length * 2)];
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, scratch, 0, (int) length);
            codes[i] = to.code(scratch, 0, (int) length);
        }
        return codes;
    }

    private static long offset(MemorySegment offsets, int width, int i) {
        return width == 4 ? offsets.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L) : offsets.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8L);
    }
}
