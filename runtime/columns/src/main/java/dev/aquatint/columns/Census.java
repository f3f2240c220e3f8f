package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.aquatint.columns.spatial.Frequencies;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// How often each value of a column that has only a few is in each node of a tree.
///
/// @param frequencies by place in `values`
/// @param values each value once, in ascending order, those between them that do not occur too; and a missing one at the end. What answers
///        rows of a chunk answers these
public record Census(Frequencies frequencies, Chunk values) {
    /// With more, it would take more memory than the column.
    static final int MOST = 64;

    /// Each value once; null if there are too many.
    ///
    /// @param bounds of numbers; null when there are none
    /// @param texts how many the dictionary of a text column has
    public static Chunk values(ColumnType type, Range bounds, int texts) {
        return switch (type) {
            case STRING -> texts > MOST ? null : values(type, 0, texts);
            case BOOLEAN -> values(type, 0, 2);
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, DATE, TIME, TIMESTAMP -> {
                if (bounds == null) yield values(type, 0, 0);
                yield bounds.hi() - bounds.lo() >= MOST || Math.max(-bounds.lo(), bounds.hi()) > 1L << 52 ? null : values(type, (long) bounds.lo(), (int) (bounds.hi() - bounds.lo()) + 1);
            }
            case FLOAT32, FLOAT64 -> null;
        };
    }

    private static Chunk values(ColumnType type, long first, int n) {
        int width = type.bytes();
        MemorySegment data = Memory.allocate((n + 1L) * width), valid = Memory.bits(n + 1);
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < width; b++) data.set(JAVA_BYTE, (long) i * width + b, (byte) (first + i >> 8 * b));
            valid.set(JAVA_BYTE, i >> 3, (byte) (valid.get(JAVA_BYTE, i >> 3) | 1 << (i & 7)));
        }
        return Chunk.of(type, n + 1, data, valid);
    }

    /// Which values all selections keep, which ask of this column alone: 1 for each that is kept, the last one for missing values.
    ///
    /// @param column it
    byte[] kept(List<Selection> selections, Compiler.Bound column) {
        byte[] keep = new byte[values.rows()];
        Compiler.compile(selections, _ -> new Compiler.Bound(column.type(), new Chunk[] {values}, column.dictionary())).test(0, 0, keep.length, keep);
        return keep;
    }

    /// Reads places in `values` of a chunk of the column.
    public static Frequencies.Codes codes(Chunk chunk, Chunk values) {
        if (chunk.type() == ColumnType.STRING || chunk.type() == ColumnType.BOOLEAN) return chunk::codes;
        double[] first = new double[1];
        values.doubles(0, 1, first);
        return (from, n, into) -> {
            double[] of = new double[n];
            chunk.doubles(from, n, of);
            for (int i = 0; i < n; i++) into[i] = of[i] == of[i] ? (int) (of[i] - first[0]) : -1;
        };
    }
}
