package dev.aquatint.columns;

import dev.aquatint.columns.Derivation.Stored;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A frame whose columns do not fit into memory together: each chunk is read when it is opened, and forgotten when it is closed. Thread-safe.
public final class Streamed {
    private final TableFrame frame;
    private final List<Named> wanted, needed;
    private final int[] chunks;
    private final Map<Named, Texts> texts = new HashMap<>();

    /// The texts of a column in order of their codes, and for each chunk of the table what becomes of the codes that it has by itself.
    private record Texts(Dictionary all, int[][] codes) {}

    private Streamed(TableFrame frame, List<Named> wanted, List<Named> needed, int[] chunks) {
        this.frame = frame;
        this.wanted = wanted;
        this.needed = needed;
        this.chunks = chunks;
        for (Named n : wanted) if (n.type() == ColumnType.STRING) texts.put(n, texts(frame.table(), n));
    }

    /// Null where all of them fit, so that a [Scan] reads them once and for all. Costs a read of the columns of text, once.
    ///
    /// What fits is said by `-Daquatint.memory=SIZE`, two thirds of the memory outside the heap by default, for all frames of the process together.
    public static Streamed of(Frame frame, List<String> columns) {
        TableFrame f = TableFrame.known(frame);
        return f == null ? null : of(f, columns);
    }

    static Streamed of(TableFrame frame, List<String> columns) {
        var wanted = new LinkedHashSet<Named>();
        columns.forEach(c -> wanted.add(frame.column(c)));
        var needed = new LinkedHashSet<>(wanted);
        frame.selections().forEach(s -> needed.addAll(s.scope()));
        int[] chunks = frame.chunks();
        return new Room(frame).fits(needed, chunks) ? null : new Streamed(frame, List.copyOf(wanted), List.copyOf(needed), chunks);
    }

    /// The scan that there would be if all was read: its chunks, their rows, what is known of columns, but no values.
    public Scan outline() {
        long[] starts = new long[chunks.length + 1];
        for (int i = 0; i < chunks.length; i++) starts[i + 1] = starts[i] + frame.rows(chunks[i]);
        var columns = new LinkedHashMap<String, Compiler.Bound>();
        for (Named n : wanted) columns.put(n.name(), new Compiler.Bound(n.type(), new Chunk[0], texts.containsKey(n) ? texts.get(n).all : null));
        return new Scan(frame, columns, starts, IntStream.of(chunks).mapToLong(frame.table()::start).toArray(), null);
    }

    /// An interval that holds every value of a column in a chunk of the outline; null where none is known.
    public Range within(int chunk, String column) {
        return frame.within(frame.column(column), chunks[chunk]);
    }

    /// The same for all chunks together: for rows that count it may be wider than they are.
    public Range within(String column) {
        Range all = null;
        for (int i = 0; i < chunks.length; i++) {
            Range one = within(i, column);
            if (one == null) return null;
            all = all == null ? one : new Range(Math.min(all.lo(), one.lo()), Math.max(all.hi(), one.hi()));
        }
        return all;
    }

    /// About how much memory an open chunk takes, at most.
    public long bytes() {
        int rows = IntStream.of(chunks).map(frame::rows).max().orElse(0);
        return (long) rows * needed.stream().mapToInt(n -> n.type().bytes()).sum();
    }

    /// What it is read from, as a message calls it.
    public String name() {
        return frame.name();
    }

    /// Reads a chunk of the outline, for the current thread alone.
    ///
    /// @param check called between columns, and between pages of a file; the [Unwanted] that it throws is thrown here
    public Opened open(int chunk, Runnable check) {
        return new Opened(chunk, check);
    }

    /// A chunk that is in memory until it is closed, by the thread that opened it.
    public final class Opened implements AutoCloseable {
        private final int chunk;
        private final Arena arena = Arena.ofConfined();
        private final Map<Derivation, Piece> pieces = new HashMap<>();
        private final Scan scan;

        private Opened(int at, Runnable check) {
            this.chunk = chunks[at];
            try {
                this.scan = ScopedValue.where(Memory.ARENA, arena).where(Unwanted.CHECK, check).call(this::read);
            } catch (RuntimeException | Error e) {
                arena.close();
                throw e;
            }
        }

        /// With this one chunk.
        public Scan scan() {
            return scan;
        }

        private Scan read() {
            var bound = new LinkedHashMap<Named, Compiler.Bound>();
            for (Named n : needed) {
                Unwanted.check();
                Piece piece = piece(n.from(), chunk);
                if (texts.containsKey(n)) piece = numbered(n, piece);
                bound.put(n, new Compiler.Bound(n.type(), new Chunk[] {piece.chunk().first(frame.rows(chunk))}, piece.dictionary()));
            }
            Condition condition = Compiler.compile(frame.selections(), bound::get);
            var columns = new LinkedHashMap<String, Compiler.Bound>();
            for (Named n : wanted) columns.put(n.name(), bound.get(n));
            return new Scan(frame, columns, new long[] {0, frame.rows(chunk)}, new long[] {frame.table().start(chunk)}, condition == null ? null : condition.filter());
        }

        /// Codes of a column that is loaded are numbered already.
        private Piece numbered(Named n, Piece piece) {
            Table table = frame.table();
            Texts its = texts.get(n);
            boolean loaded = table.loaded(n.from(), chunk) && table.chunk(n.from(), chunk) == piece.chunk();
            return new Piece(loaded ? piece.chunk() : Table.recode(piece.chunk(), its.codes[chunk]), its.all);
        }

        private Piece piece(Derivation of, int chunk) {
            Table table = frame.table();
            if (table.loaded(of, chunk)) return new Piece(table.chunk(of, chunk), table.dictionary(of));
            Piece known = pieces.get(of);
            if (known == null) pieces.put(of, known = table.read(of, chunk, this::piece));
            return known;
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /// Codes as they are when the column is loaded: numbered in order of the chunks.
    private static Texts texts(Table table, Named column) {
        record Question(Derivation of) {}
        return table.once(new Question(column.from()), () -> {
            var numbering = new Numbering(table.store.chunks());
            Parallel.run("looking through " + column.name(), table.store.chunks(), c -> {
                try (Arena arena = Arena.ofConfined()) {
                    numbering.add(c, table.loaded(column.from(), c) ? table.dictionary(column.from()) : ScopedValue.where(Memory.ARENA, arena).call(() -> table.read(column.from(), c, table::peek).dictionary()));
                }
            });
            return new Texts(numbering.all, numbering.codes);
        });
    }

    /// Joins dictionaries of chunks in their order; one that has those before it is not kept.
    private static final class Numbering {
        private final Dictionary all = new Dictionary();
        private final int[][] codes;
        private final Dictionary[] waiting;
        private Dictionary last;
        private int next;

        private Numbering(int chunks) {
            codes = new int[chunks][];
            waiting = new Dictionary[chunks];
        }

        private synchronized void add(int chunk, Dictionary its) {
            waiting[chunk] = its;
            for (; next < codes.length && waiting[next] != null; next++) {
                codes[next] = waiting[next] == last ? codes[next - 1] : all.add(waiting[next]);
                last = waiting[next];
                waiting[next] = null;
            }
        }
    }
}
