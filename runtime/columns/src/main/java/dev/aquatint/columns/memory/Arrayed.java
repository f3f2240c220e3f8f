package dev.aquatint.columns.memory;

import dev.aquatint.columns.Builder;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Columns from arrays and collections, which are copied.
public final class Arrayed {
    private Arrayed() {}

    /// @throws IllegalArgumentException for lengths that differ, or values that no column holds; it names the column
    public static Store of(Map<String, ?> columns) {
        var fields = new ArrayList<Schema.Field>();
        var pieces = new ArrayList<List<Piece>>();
        int rows = -1;
        String first = null;
        for (var entry : columns.entrySet()) {
            String name = entry.getKey();
            Object values = entry.getValue() instanceof Collection<?> c ? c.toArray() : entry.getValue();
            if (values == null || !values.getClass().isArray()) throw new IllegalArgumentException("column '%s' is an array or a collection, not %s".formatted(name, values));
            int length = Array.getLength(values);
            if (rows >= 0 && length != rows) throw new IllegalArgumentException("columns have one length: '%s' has %,d rows, '%s' has %,d".formatted(first, rows, name, length));
            if (rows < 0) first = name;
            rows = length;
            List<Piece> column = column(name, values);
            fields.add(new Schema.Field(name, type(name, values)));
            pieces.add(column);
        }
        int[] lengths = IntStream.range(0, (Math.max(rows, 0) + Pieces.ROWS - 1) / Pieces.ROWS).toArray();
        for (int i = 0; i < lengths.length; i++) lengths[i] = Math.min(Pieces.ROWS, rows - i * Pieces.ROWS);
        return new Pieces(new Schema("frame", fields), pieces, lengths);
    }

    private static ColumnType type(String name, Object values) {
        return switch (values) {
            case byte[] _ -> ColumnType.INT8;
            case short[] _ -> ColumnType.INT16;
            case char[] _ -> ColumnType.UINT16;
            case int[] _ -> ColumnType.INT32;
            case long[] _ -> ColumnType.INT64;
            case float[] _ -> ColumnType.FLOAT32;
            case double[] _ -> ColumnType.FLOAT64;
            case boolean[] _ -> ColumnType.BOOLEAN;
            case Object[] objects -> Boxed.type(name, objects);
            default -> throw new IllegalStateException(values.getClass().getName());
        };
    }

    private static List<Piece> column(String name, Object values) {
        ColumnType type = type(name, values);
        if (values instanceof Object[] objects) return Boxed.column(name, type, objects);
        if (values instanceof boolean[] flags) {
            var builder = new Builder(type, Pieces.ROWS);
            for (boolean b : flags) builder.add(b ? 1L : 0L);
            return builder.pieces();
        }
        int rows = Array.getLength(values);
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < rows; from += Pieces.ROWS) {
            int n = Math.min(Pieces.ROWS, rows - from);
            MemorySegment to = Memory.allocate((long) n * type.bytes());
            switch (values) {
                case byte[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_BYTE, 0, n);
                case short[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_SHORT_UNALIGNED, 0, n);
                case char[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_CHAR_UNALIGNED, 0, n);
                case int[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_INT_UNALIGNED, 0, n);
                case long[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_LONG_UNALIGNED, 0, n);
                case float[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, n);
                case double[] v -> MemorySegment.copy(v, from, to, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, n);
                default -> throw new IllegalStateException(values.getClass().getName());
            }
            pieces.add(new Piece(Chunk.of(type, n, to, null)));
        }
        return pieces;
    }

    /// A column for each component of the records.
    ///
    /// @throws IllegalArgumentException for an empty list, or records of different classes
    public static Store of(List<? extends Record> rows) {
        return Records.of(rows);
    }

    static Store named(Map<String, Object[]> columns, Map<String, Class<?>> declared) {
        var fields = new ArrayList<Schema.Field>();
        var pieces = new ArrayList<List<Piece>>();
        int rows = 0;
        for (var e : columns.entrySet()) {
            ColumnType type = Boxed.type(e.getKey(), declared.get(e.getKey()), e.getValue());
            fields.add(new Schema.Field(e.getKey(), type));
            pieces.add(Boxed.column(e.getKey(), type, e.getValue()));
            rows = e.getValue().length;
        }
        int[] lengths = new int[(rows + Pieces.ROWS - 1) / Pieces.ROWS];
        Arrays.setAll(lengths, i -> Pieces.ROWS);
        if (lengths.length > 0) lengths[lengths.length - 1] = rows - (lengths.length - 1) * Pieces.ROWS;
        return new Pieces(new Schema("frame", fields), pieces, lengths);
    }
}
