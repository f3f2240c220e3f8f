package dev.aquatint.columns.aqua;

import dev.aquatint.columns.Memory;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What a spatial store is going to be.
///
/// @param source what it is made from, for messages: "trips.parquet"
/// @param origin all that decides what is written, such as files and their times; a store of equal origin is not built again
/// @param fields the columns that are going to be given
/// @param x the column of the points' x coordinates: numbers, as `y`
/// @param sample some thousand points that lie as all will; it only decides how evenly the work is shared
/// @param rows about how many there will be
/// @param numbered whether a column `row` keeps the number that each row was given with
/// @param memory bytes outside the heap that building may take; beside them, a bit for each row and column with missing values
/// @param parts how many threads may give rows at a time
public record StorePlan(String source, String origin, List<Field> fields, String x, String y, Coordinates sample, long rows, boolean numbered, long memory, int parts) {
    /// The column that keeps numbers of rows.
    public static final String ROW = "row";

    /// Rows of a store, at most: they are numbered with 31 bits.
    public static final long MOST_ROWS = Integer.MAX_VALUE - 64;

    private static final long LEAST_MEMORY = 64L << 20;
    private static final int ROWS_OF_A_BUCKET = 1 << 17, MOST_BUCKETS = 1 << 10;

    public StorePlan {
        fields = List.copyOf(fields);
        if (new HashSet<>(fields.stream().map(Field::name).toList()).size() < fields.size()) throw new IllegalArgumentException("%s has the same column twice".formatted(source));
        for (String axis : List.of(x, y)) {
            Field field = fields.stream().filter(f -> f.name().equals(axis)).findFirst().orElseThrow(() -> new IllegalArgumentException("no column '%s' in %s to place points by".formatted(axis, source)));
            if (field.type() == ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds text: a store needs numbers to place points by".formatted(axis, source));
        }
        if (numbered && fields.stream().anyMatch(f -> f.name().equals(ROW))) throw new IllegalArgumentException("%s has a column '%s' of its own: numbers of rows cannot be kept beside it".formatted(source, ROW));
        if (rows > MOST_ROWS) throw new IllegalArgumentException("a store takes up to %,d rows, and %s has about %,d: make several of them".formatted(MOST_ROWS, source, rows));
        if (memory < LEAST_MEMORY) throw new IllegalArgumentException("a store is built with %d MB of memory at least, not %,d bytes".formatted(LEAST_MEMORY >> 20, memory));
        memory = Math.min(memory, Memory.most() / 4 * 3);
        if (parts < 1 || parts > 1024) throw new IllegalArgumentException("rows are given by 1 to 1024 threads, not " + parts);
    }

    /// A quarter of what this process may have outside the heap, and as many parts as there are cores.
    public StorePlan(String source, String origin, List<Field> fields, String x, String y, Coordinates sample, long rows) {
        this(source, origin, fields, x, y, sample, rows, false, Math.max(LEAST_MEMORY, Memory.most() / 4), Runtime.getRuntime().availableProcessors());
    }

    /// All columns that are written.
    List<Field> written() {
        List<Field> all = new ArrayList<>(fields);
        if (numbered) all.add(new Field(ROW, ColumnType.INT32));
        return all;
    }

    int buckets() {
        return (int) Math.clamp(rows / ROWS_OF_A_BUCKET, 1, MOST_BUCKETS);
    }

    int index(String column) {
        return fields.stream().map(Field::name).toList().indexOf(column);
    }
}
