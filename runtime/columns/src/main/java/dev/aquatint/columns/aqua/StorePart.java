package dev.aquatint.columns.aqua;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.columns.spatial.Partition;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes rows of a store that is being built, and sets them down by their places. For one thread at a time.
public final class StorePart {
    /// Rows that are sorted to buckets together: their values fit the cache.
    private static final int BATCH = 1 << 16;

    private final StorePlan plan;
    private final List<Field> fields;           // those given, and the number of the row
    private final Partition partition;
    final Spool spool;
    final Dictionary[] texts;
    final Seen[] seen;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer;
    private final int capacity;                 // rows that a bucket has room for
    private final int[] filled;
    private final boolean[] missing;
    private final double[] x = new double[BATCH], y = new double[BATCH], values = new double[BATCH];
    private final int[] bucket = new int[BATCH], order = new int[BATCH];
    private final Dictionary[] known;
    private final int[][] codes;
    private long rows;

    /// What values of a column have been seen.
    static final class Seen {
        double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
        long missing;
        boolean narrow = true;                  // each is a float32 as well
        final Grain.Search grain = new Grain.Search();
    }

    StorePart(StorePlan plan, Partition partition, Spool spool) {
        this.plan = plan;
        this.fields = plan.written();
        this.partition = partition;
        this.spool = spool;
        int width = 0;
        for (Field f : fields) width += f.type().bytes() + (Spool.nullable(f.type()) ? 1 : 0);
        int buckets = partition.pieces() + 1;
        this.capacity = (int) Math.clamp(plan.memory() / 4 / plan.parts() / buckets / width, 64, 1 << 13);
        this.buffer = arena.allocate((long) buckets * capacity * width, 64);
        this.filled = new int[buckets];
        this.missing = new boolean[buckets];
        this.texts = new Dictionary[fields.size()];
        this.known = new Dictionary[fields.size()];
        this.codes = new int[fields.size()][];
        this.seen = new Seen[fields.size()];
        for (int c = 0; c < texts.length; c++) {
            seen[c] = new Seen();
            if (fields.get(c).type() == ColumnType.STRING) texts[c] = new Dictionary();
        }
    }

    /// How many rows were given.
    public long rows() {
        return rows;
    }

    /// Adds rows behind those that were given before. Costs some ten nanoseconds a row and column.
    ///
    /// @param columns a piece for each field of the plan, of its type; for text with its dictionary. They are copied
    /// @throws UncheckedIOException when they cannot be written
    public void add(List<Piece> columns) {
        int n = columns.getFirst().chunk().rows();
        for (int c = 0; c < plan.fields().size(); c++) {
            Chunk chunk = columns.get(c).chunk();
            if (chunk.rows() != n || chunk.type() != fields.get(c).type()) throw new IllegalArgumentException("column '%s' has %,d rows of %s, where %,d of %s are due".formatted(fields.get(c).name(), chunk.rows(), chunk.type(), n, fields.get(c).type()));
            if (texts[c] != null && known[c] != columns.get(c).dictionary() | codes[c] == null || texts[c] != null && codes[c].length < columns.get(c).dictionary().size()) {
                known[c] = columns.get(c).dictionary();
                codes[c] = texts[c].add(known[c]);
            }
        }
        if (rows + n > StorePlan.MOST_ROWS) throw new IllegalArgumentException("a store takes up to %,d rows, and %s has more: make several of them".formatted(StorePlan.MOST_ROWS, plan.source()));
        List<Chunk> chunks = new ArrayList<>(columns.stream().map(Piece::chunk).toList());
        try {
            for (int from = 0; from < n; from += BATCH) batch(chunks, from, Math.min(BATCH, n - from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void batch(List<Chunk> chunks, int from, int n) throws IOException {
        for (int c = 0; c < chunks.size(); c++) look(chunks.get(c), from, n, seen[c]);
        chunks.get(plan.index(plan.x())).doubles(from, n, x);
        chunks.get(plan.index(plan.y())).doubles(from, n, y);
        partition.pieces(x, y, n, bucket);
        int[] ends = new int[filled.length];
        for (int i = 0; i < n; i++) ends[bucket[i]]++;
        for (int b = 1; b < ends.length; b++) ends[b] += ends[b - 1];
        for (int i = n - 1; i >= 0; i--) order[--ends[bucket[i]]] = i;
        for (int b = 0; b < ends.length; b++) {
            int at = ends[b], end = b + 1 < ends.length ? ends[b + 1] : n;      // `ends` are beginnings now
            while (at < end) {
                int some = Math.min(end - at, capacity - filled[b]);
                set(chunks, b, from, at, some);
                at += some;
                filled[b] += some;
                if (filled[b] == capacity) flush(b);
            }
        }
        rows += n;
    }

    private void look(Chunk chunk, int from, int n, Seen seen) {
        chunk.check(from, n);
        if (chunk.validity() != null) for (int i = from; i < from + n; i++) if (!chunk.present(i)) seen.missing++;
        if (chunk.type() == ColumnType.STRING) return;
        double[] values = this.values;
        chunk.doubles(from, n, values);
        double least = seen.least, most = seen.most;
        for (int i = 0; i < n; i++) {
            double v = values[i];
            least = v < least ? v : least;          // false for NaN
            most = v > most ? v : most;
        }
        seen.least = least;
        seen.most = most;
        seen.grain.add(values, n);
        if (chunk.type() != ColumnType.FLOAT64 || !seen.narrow) return;
        int wide = 0;
        for (int i = 0; i < n; i++) wide |= (float) values[i] == values[i] | values[i] != values[i] ? 0 : 1;
        seen.narrow = wide == 0;
    }

    /// Copies some rows of a batch to the buffer of their bucket.
    private void set(List<Chunk> chunks, int b, int from, int at, int n) {
        long to = place(b);
        for (int c = 0; c < fields.size(); c++) {
            int width = fields.get(c).type().bytes();
            if (c == chunks.size()) {
                for (int i = 0; i < n; i++) buffer.set(JAVA_INT_UNALIGNED, to + 4L * (filled[b] + i), (int) rows + order[at + i]);
            } else if (texts[c] != null) {
                text(chunks.get(c), codes[c], from, at, n, to + 4L * filled[b]);
            } else {
                copy(chunks.get(c).data(), width, from, at, n, to + (long) width * filled[b]);
            }
            to += (long) width * capacity;
        }
        for (int c = 0; c < fields.size(); c++) {
            if (!Spool.nullable(fields.get(c).type())) continue;
            Chunk chunk = c < chunks.size() && chunks.get(c).validity() != null ? chunks.get(c) : null;
            for (int i = 0; i < n; i++) {
                boolean present = chunk == null || chunk.present(from + order[at + i]);
                buffer.set(JAVA_BYTE, to + filled[b] + i, (byte) (present ? 1 : 0));
                if (!present) missing[b] = true;
            }
            to += capacity;
        }
    }

    private long place(int bucket) {
        return buffer.byteSize() / filled.length * bucket;
    }

    private void text(Chunk chunk, int[] codes, int from, int at, int n, long to) {
        MemorySegment data = chunk.data();
        for (int i = 0; i < n; i++) {
            int code = data.get(JAVA_INT_UNALIGNED, (from + order[at + i]) * 4L);
            buffer.set(JAVA_INT_UNALIGNED, to + i * 4L, code >= 0 && code < codes.length ? codes[code] : 0);        // a missing row holds anything
        }
    }

    private void copy(MemorySegment data, int width, int from, int at, int n, long to) {
        switch (width) {
            case 1 -> { for (int i = 0; i < n; i++) buffer.set(JAVA_BYTE, to + i, data.get(JAVA_BYTE, from + order[at + i])); }
            case 2 -> { for (int i = 0; i < n; i++) buffer.set(JAVA_SHORT_UNALIGNED, to + i * 2L, data.get(JAVA_SHORT_UNALIGNED, (from + order[at + i]) * 2L)); }
            case 4 -> { for (int i = 0; i < n; i++) buffer.set(JAVA_INT_UNALIGNED, to + i * 4L, data.get(JAVA_INT_UNALIGNED, (from + order[at + i]) * 4L)); }
            default -> { for (int i = 0; i < n; i++) buffer.set(JAVA_LONG_UNALIGNED, to + i * 8L, data.get(JAVA_LONG_UNALIGNED, (from + order[at + i]) * 8L)); }
        }
    }

    private void flush(int b) throws IOException {
        int n = filled[b];
        if (n == 0) return;
        List<ByteBuffer> columns = new ArrayList<>();
        long at = place(b);
        for (Field f : fields) {
            columns.add(buffer.asSlice(at, (long) n * f.type().bytes()).asByteBuffer());
            at += (long) capacity * f.type().bytes();
        }
        for (Field f : fields) {
            if (!missing[b] || !Spool.nullable(f.type())) continue;
            columns.add(buffer.asSlice(at, n).asByteBuffer());
            at += capacity;
        }
        spool.add(b, n, missing[b], columns.toArray(ByteBuffer[]::new));
        filled[b] = 0;
        missing[b] = false;
    }

    /// Writes what is left, and lets the memory go.
    void end() throws IOException {
        for (int b = 0; b < filled.length; b++) flush(b);
        close();
    }

    void close() {
        if (arena.scope().isAlive()) arena.close();
        Arrays.fill(filled, 0);
    }
}
