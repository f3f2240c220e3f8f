package dev.aquatint.columns;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a reader of a frame gets: the chunks of the asked columns, loaded, and which of their rows count.
///
/// Chunks that cannot hold a selected row are left out, so numbers of chunks belong to one scan. Immutable.
public final class Scan {
    private final Map<String, Compiler.Bound> columns;
    private final long[] starts;
    private final long[] numbers;
    private final Filter filter;
    private final TableFrame frame;
    private final Schema schema;

    /// @param starts how many rows the chunks before each have; that behind the last is the number of rows
    /// @param numbers which row of the table each chunk starts with
    Scan(TableFrame frame, Map<String, Compiler.Bound> columns, long[] starts, long[] numbers, Filter filter) {
        this.frame = frame;
        this.schema = frame.schema();
        this.columns = new LinkedHashMap<>(columns);
        this.starts = starts;
        this.numbers = numbers;
        this.filter = filter;
    }

    /// Loads what is not loaded yet, telling [dev.aquatint.spi.Progress] how far it is.
    ///
    /// @throws dev.aquatint.frame.UnknownColumn if the frame has no such column
    /// @throws UnreadableFile if the file is damaged, or not the one any more that the frame describes
    public static Scan of(Frame frame, List<String> columns) {
        return new Scans(TableFrame.of(frame)).scan(columns);
    }

    public int chunks() {
        return starts.length - 1;
    }

    public int rows(int chunk) {
        return (int) (starts[chunk + 1] - starts[chunk]);
    }

    /// Which row of the frame before any selection a chunk starts with: the number that [Frame#row] takes there.
    public long number(int chunk) {
        return numbers[chunk];
    }

    /// All rows of the chunks, whether they count or not.
    public long rows() {
        return starts[chunks()];
    }

    public Chunk chunk(int chunk, String column) {
        return column(column).chunks()[chunk];
    }

    public ColumnType type(String column) {
        return column(column).type();
    }

    /// The texts of a STRING column in order of their codes, `[false, true]` for a BOOLEAN one. The same for every scan of the frame.
    public List<String> categories(String column) {
        Compiler.Bound bound = column(column);
        return switch (bound.type()) {
            case STRING -> bound.dictionary().texts();
            case BOOLEAN -> List.of("false", "true");
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, DATE, TIME, TIMESTAMP ->
                    throw new IllegalArgumentException("column '%s' of %s holds %s, not categories: text and booleans are".formatted(column, schema.source(), bound.type()));
        };
    }

    /// How often each code of a STRING column is there in all rows of the file, whether they are in this scan or not: the same for every
    /// scan of the frame. Costs one scan of the column, once.
    public long[] frequencies(String column) {
        return new WholeColumn(frame.table(), frame.column(column)).frequencies();
    }

    /// What all values of a column are multiples of, be they in this scan or not: the same for every scan of the frame. Null where there
    /// is nothing. Costs one scan of the column, once; nothing for integers of up to 32 bits.
    public Grain grain(String column) {
        return new WholeColumn(frame.table(), frame.column(column)).grain();
    }

    /// Whether a column has whole numbers that doubles do not hold and longs do, be they in this scan or not. Costs one scan of a column of 64 bits, once.
    public boolean wide(String column) {
        return new WholeColumn(frame.table(), frame.column(column)).wide();
    }

    /// The smallest and largest present value of a column, where all rows of the frame count and the file says so; else null.
    public Range known(String column) {
        return frame.known(frame.column(column));
    }

    /// Which rows count; null when all do.
    public Filter filter() {
        return filter;
    }

    /// Writes 1 where a row counts, 0 elsewhere: what the filter says, or 1 for all.
    public void keep(int chunk, int from, int n, byte[] keep) {
        if (filter == null) {
            Arrays.fill(keep, 0, n, (byte) 1);
        } else {
            filter.keep(chunk, from, n, keep);
        }
    }

    /// How many rows count.
    public int count(int chunk, int from, int n) {
        return filter == null ? n : filter.count(chunk, from, n);
    }

    private Compiler.Bound column(String name) {
        Compiler.Bound bound = columns.get(name);
        if (bound != null) return bound;
        schema.indexOf(name);
        throw new IllegalArgumentException("column '%s' was not asked of this scan".formatted(name));
    }
}
