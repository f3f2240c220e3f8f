package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Memory;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The off-heap values of the chunk that is being read.
final class Sink {
    private static final int FLOAT_NAN = Float.floatToRawIntBits(Float.NaN);
    private static final long DOUBLE_NAN = Double.doubleToRawLongBits(Double.NaN);

    private final ColumnType type;
    private final int rows;
    private final MemorySegment data;
    private MemorySegment valid;
    private byte[] narrow = new byte[0];
    private short[] shorts = new short[0];
    int at;

    Sink(ColumnType type, int rows) {
        this.type = type;
        this.rows = rows;
        data = Memory.allocate((long) rows * type.bytes());
    }

    int missingRows() {
        return rows - at;
    }

    /// Adds a page of values of up to 4 bytes.
    ///
    /// @param levels 1 where a row has a value, 0 where not; null when all have
    /// @param values the present values, one behind the other; room for all rows, is written to
    void ints(int n, byte[] levels, int present, int[] values) {
        if (levels != null) {
            int missing = type == ColumnType.FLOAT32 ? FLOAT_NAN : 0;
            for (int i = n - 1, v = present - 1; i >= 0; i--) values[i] = levels[i] != 0 ? values[v--] : missing;
        }
        switch (type.bytes()) {
            case 1 -> {
                if (narrow.length < n) narrow = new byte[n];
                for (int i = 0; i < n; i++) narrow[i] = (byte) values[i];
                MemorySegment.copy(narrow, 0, data, ValueLayout.JAVA_BYTE, at, n);
            }
            case 2 -> {
                if (shorts.length < n) shorts = new short[n];
                for (int i = 0; i < n; i++) shorts[i] = (short) values[i];
                MemorySegment.copy(shorts, 0, data, ValueLayout.JAVA_SHORT, at * 2L, n);
            }
            default -> MemorySegment.copy(values, 0, data, ValueLayout.JAVA_INT, at * 4L, n);
        }
        advance(n, levels);
    }

    /// The same for values of 8 bytes.
    void longs(int n, byte[] levels, int present, long[] values) {
        if (levels != null) {
            long missing = type == ColumnType.FLOAT64 ? DOUBLE_NAN : 0;
            for (int i = n - 1, v = present - 1; i >= 0; i--) values[i] = levels[i] != 0 ? values[v--] : missing;
        }
        MemorySegment.copy(values, 0, data, ValueLayout.JAVA_LONG, at * 8L, n);
        advance(n, levels);
    }

    private void advance(int n, byte[] levels) {
        if (!type.isFloat()) {
            if (levels != null && valid == null) {
                valid = Memory.bits(rows);
                set(0, at);
            }
            if (levels != null) {
                for (int i = 0; i < n; i++) {
                    if (levels[i] != 0) set(at + i);
                }
            } else if (valid != null) set(at, n);
        }
        at += n;
    }

    private void set(int from, int n) {
        for (int i = from; i < from + n; i++) set(i);
    }

    private void set(int row) {
        valid.set(ValueLayout.JAVA_BYTE, row >> 3, (byte) (valid.get(ValueLayout.JAVA_BYTE, row >> 3) | 1 << (row & 7)));
    }

    Chunk chunk() {
        return Chunk.of(type, rows, data, valid);
    }
}
