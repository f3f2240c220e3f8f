package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;

/// One column's values for a run of rows, off-heap, immutable; freed when it is no longer reachable.
///
/// Values are little-endian and `type().bytes()` wide. A missing float is NaN; other types mark missing rows in `validity`.
public final class Chunk {
    private final ColumnType type;
    private final int rows;
    private final MemorySegment data;
    private final MemorySegment validity;
    private final Seal seal;

    /// Compares rows with checksums when they are read for the first time.
    public interface Seal {
        /// @throws UnreadableFile if they are not what was written
        void check(int from, int n);
    }

    private Chunk(ColumnType type, int rows, MemorySegment data, MemorySegment validity, Seal seal) {
        this.type = type;
        this.rows = rows;
        this.data = data;
        this.validity = validity;
        this.seal = seal;
    }

    /// Wraps memory that nobody writes any more.
    ///
    /// @param data at least `rows * type.bytes()` bytes
    /// @param validity a bit for each row, least significant first, set where there is a value; null when every row has one
    public static Chunk of(ColumnType type, int rows, MemorySegment data, MemorySegment validity) {
        return of(type, rows, data, validity, null);
    }

    /// @param seal null when nothing can have happened to the memory
    public static Chunk of(ColumnType type, int rows, MemorySegment data, MemorySegment validity, Seal seal) {
        if (validity != null && type.isFloat()) throw new IllegalArgumentException("a missing float is NaN, not a validity bit");
        return new Chunk(type, rows, data.asSlice(0, (long) rows * type.bytes()).asReadOnly(), validity == null ? null : validity.asReadOnly(), seal);
    }

    public ColumnType type() {
        return type;
    }

    public int rows() {
        return rows;
    }

    /// Has to be called before rows of [#data] or [#validity] are read; what copies values does it by itself. Costs next to nothing.
    ///
    /// @throws UnreadableFile if the rows are in a file that has been damaged or cut off since it was written
    public void check(int from, int n) {
        if (seal != null) seal.check(from, n);
    }

    /// Whether checks can fail.
    boolean sealed() {
        return seal != null;
    }

    /// Little-endian values, `rows * type.bytes()` bytes; floats hold NaN where missing, other types anything.
    public MemorySegment data() {
        return data;
    }

    /// One bit a row, least significant first, set where there is a value; null when every value is present, and for floats.
    public MemorySegment validity() {
        return validity;
    }

    public boolean present(int row) {
        check(row, 1);
        return switch (type) {
            case FLOAT32 -> !Float.isNaN(data.get(JAVA_FLOAT_UNALIGNED, row * 4L));
            case FLOAT64 -> !Double.isNaN(data.get(JAVA_DOUBLE_UNALIGNED, row * 8L));
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BOOLEAN, DATE, TIME, TIMESTAMP, STRING ->
                    validity == null || (validity.get(JAVA_BYTE, row >> 3) >> (row & 7) & 1) != 0;
        };
    }

    /// The first rows of this chunk, sharing its memory.
    public Chunk first(int n) {
        return n == rows ? this : new Chunk(type, n, data.asSlice(0, (long) n * type.bytes()), validity, seal);
    }

    /// Copies `n` values of a FLOAT32 chunk.
    public void floats(int from, int n, float[] into) {
        if (type != ColumnType.FLOAT32) throw new IllegalStateException("floats of a " + type + " chunk");
        check(from, n);
        MemorySegment.copy(data, JAVA_FLOAT_UNALIGNED, from * 4L, into, 0, n);
    }

    /// Copies the bits of `n` values of a FLOAT32 chunk.
    public void bits(int from, int n, int[] into) {
        if (type != ColumnType.FLOAT32) throw new IllegalStateException("bits of a " + type + " chunk");
        check(from, n);
        MemorySegment.copy(data, JAVA_INT_UNALIGNED, from * 4L, into, 0, n);
    }

    /// Copies `n` values of any type as doubles, NaN where missing: UINT64 as the nearest double, dates and times as
    /// their number, text as its code.
    public void doubles(int from, int n, double[] into) {
        check(from, n);
        switch (type) {
            case INT8, BOOLEAN -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_BYTE, from + i); }
            case UINT8 -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_BYTE, from + i) & 0xff; }
            case INT16 -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L); }
            case UINT16 -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_SHORT_UNALIGNED, (from + i) * 2L) & 0xffff; }
            case INT32, DATE, STRING -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_INT_UNALIGNED, (from + i) * 4L); }
            case UINT32 -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_INT_UNALIGNED, (from + i) * 4L) & 0xffffffffL; }
            case INT64, TIME, TIMESTAMP -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L); }
            case UINT64 -> { for (int i = 0; i < n; i++) into[i] = unsigned(data.get(JAVA_LONG_UNALIGNED, (from + i) * 8L)); }
            case FLOAT32 -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_FLOAT_UNALIGNED, (from + i) * 4L); }
            case FLOAT64 -> MemorySegment.copy(data, JAVA_DOUBLE_UNALIGNED, from * 8L, into, 0, n);
        }
        if (validity != null) {
            for (int i = 0; i < n; i++) if (!valid(from + i)) into[i] = Double.NaN;
        }
    }

    /// Copies `n` values of an INT64 or UINT64 chunk; any number where missing.
    public void longs(int from, int n, long[] into) {
        if (type != ColumnType.INT64 && type != ColumnType.UINT64) throw new IllegalStateException("longs of a " + type + " chunk");
        check(from, n);
        MemorySegment.copy(data, JAVA_LONG_UNALIGNED, from * 8L, into, 0, n);
    }

    /// Copies `n` codes of a STRING chunk, or 0 and 1 of a BOOLEAN one; -1 where missing.
    public void codes(int from, int n, int[] into) {
        check(from, n);
        switch (type) {
            case STRING -> MemorySegment.copy(data, JAVA_INT_UNALIGNED, from * 4L, into, 0, n);
            case BOOLEAN -> { for (int i = 0; i < n; i++) into[i] = data.get(JAVA_BYTE, from + i); }
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, DATE, TIME, TIMESTAMP ->
                    throw new IllegalStateException("codes of a " + type + " chunk");
        }
        if (validity != null) {
            for (int i = 0; i < n; i++) if (!valid(from + i)) into[i] = -1;
        }
    }

    private boolean valid(int row) {
        return (validity.get(JAVA_BYTE, row >> 3) >> (row & 7) & 1) != 0;
    }

    /// The nearest double: the halved value keeps its lowest bit, so that rounding sees it.
    static double unsigned(long v) {
        return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
    }

    @Override
    public String toString() {
        return "Chunk[%s, %d rows]".formatted(type, rows);
    }
}
