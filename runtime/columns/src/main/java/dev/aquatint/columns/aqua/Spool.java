package dev.aquatint.columns.aqua;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema.Field;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// Rows on their way to their buckets: blocks of a temporary file, each with rows of one bucket, column by column.
///
/// A block begins with the values of all columns. Where one of its values is missing, a byte follows for each value of each column that is
/// no float: 1 if it is there. The file goes when it is closed, also with the process.
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private final int[] widths;
    private final int nullable;
    private final Blocks[] blocks;
    private long end;

    /// Where the blocks of a bucket are.
    private static final class Blocks {
        private long[] at = new long[8];
        private int[] rows = new int[8];            // negative for blocks with missing values
        private int size;

        private void add(long position, int n) {
            if (size == rows.length) {
                at = Arrays.copyOf(at, 2 * size);
                rows = Arrays.copyOf(rows, 2 * size);
            }
            at[size] = position;
            rows[size++] = n;
        }
    }

    Spool(Path path, List<Field> fields, int buckets) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.widths = fields.stream().mapToInt(f -> f.type().bytes()).toArray();
        this.nullable = (int) fields.stream().filter(f -> !f.type().isFloat()).count();
        this.blocks = new Blocks[buckets];
        for (int b = 0; b < buckets; b++) blocks[b] = new Blocks();
    }

    static boolean nullable(ColumnType type) {
        return !type.isFloat();
    }

    /// @param columns the values of each column, and behind them the presence bytes of each that has some if `missing`
    void add(int bucket, int rows, boolean missing, ByteBuffer[] columns) throws IOException {
        long left = 0, at = end;
        for (ByteBuffer column : columns) left += column.remaining();
        end += left;
        file.position(at);
        while (left > 0) left -= file.write(columns);
        blocks[bucket].add(at, missing ? -rows : rows);
    }

    int blocks(int bucket) {
        return blocks[bucket].size;
    }

    int rows(int bucket, int block) {
        return Math.abs(blocks[bucket].rows[block]);
    }

    long rows(int bucket) {
        long sum = 0;
        for (int i = 0; i < blocks[bucket].size; i++) sum += rows(bucket, i);
        return sum;
    }

    boolean missing(int bucket, int block) {
        return blocks[bucket].rows[block] < 0;
    }

    /// Copies the values of a column.
    void values(int bucket, int block, int column, MemorySegment into) throws IOException {
        long at = blocks[bucket].at[block], n = rows(bucket, block);
        for (int c = 0; c < column; c++) at += n * widths[c];
        read(at, into.asSlice(0, n * widths[column]));
    }

    /// Copies the presence bytes of a block with missing values.
    ///
    /// @param number of the column among those that may have missing values
    void presence(int bucket, int block, int number, MemorySegment into) throws IOException {
        long at = blocks[bucket].at[block], n = rows(bucket, block);
        for (int width : widths) at += n * width;
        read(at + n * number, into.asSlice(0, n));
    }

    private void read(long at, MemorySegment into) throws IOException {
        ByteBuffer bytes = into.asByteBuffer();
        while (bytes.hasRemaining()) {
            int n = file.read(bytes, at + bytes.position());
            if (n < 0) throw new IOException("a temporary file has been cut off while it was used");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
