package dev.aquatint.columns;

import dev.aquatint.columns.Derivation.Computed;
import dev.aquatint.columns.Derivation.MercatorX;
import dev.aquatint.columns.Derivation.MercatorY;
import dev.aquatint.columns.Derivation.Placed;
import dev.aquatint.columns.Derivation.Stored;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// A store and what of it is in memory; equal to another table of the same identity. Thread-safe.
final class Table {
    private static final int REMEMBERED = 500;

    final Catalogue catalogue;
    final Object identity;
    final Store store;
    final Indexes indexes;
    private final long[] starts;
    private final Map<Derivation, Loaded> columns = new ConcurrentHashMap<>();
    private final Map<Peek, WeakReference<Piece>> peeked = new ConcurrentHashMap<>();
    private final ReentrantLock loading = new ReentrantLock();
    private final LongAdder held = new LongAdder();
    private final Map<Object, Object> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// A column of which some chunks are here; the dictionary of a text column is set before its chunks are.
    private static final class Loaded {
        final AtomicReferenceArray<Chunk> chunks;
        volatile Dictionary dictionary;

        Loaded(int chunks) {
            this.chunks = new AtomicReferenceArray<>(chunks);
        }
    }

    private record Peek(Derivation of, int chunk) {}

    Table(Catalogue catalogue, Object identity, Store store) {
        this.catalogue = catalogue;
        this.identity = identity;
        this.store = store;
        starts = new long[store.chunks() + 1];
        for (int c = 0; c < store.chunks(); c++) starts[c + 1] = starts[c] + store.rows(c);
        indexes = new Indexes(this);
    }

    long rows() {
        return starts[store.chunks()];
    }

    /// The row of the table at which a chunk starts; that of the chunk behind the last is the number of rows.
    long start(int chunk) {
        return starts[chunk];
    }

    /// The chunk that a row lies in.
    int chunkOf(long row) {
        int at = Arrays.binarySearch(starts, row);
        if (at < 0) return -at - 2;
        while (at + 1 < starts.length && starts[at + 1] == row) at++;           // empty chunks start at the same row
        return at;
    }

    boolean loaded(Derivation of, int chunk) {
        Loaded column = columns.get(of);
        return column != null && column.chunks.get(chunk) != null;
    }

    /// What has to be read before a chunk is here, in bytes.
    long cost(Derivation of, int chunk) {
        if (loaded(of, chunk)) return 0;
        return switch (of) {
            case Stored(var name) -> store.cost(store.schema().indexOf(name), chunk);
            case MercatorX(var lon) -> cost(lon, chunk);
            case MercatorY(var lat) -> cost(lat, chunk);
            case Placed(var text, _) -> cost(text, chunk);
            case Computed(_, var scope) -> scope.stream().mapToLong(n -> cost(n.from(), chunk)).sum();
        };
    }

    /// How many bytes of what was read are kept.
    long held() {
        return held.sum();
    }

    Chunk chunk(Derivation of, int chunk) {
        return columns.get(of).chunks.get(chunk);
    }

    /// The dictionary of a loaded text column; null for others.
    Dictionary dictionary(Derivation of) {
        return columns.get(of).dictionary;
    }

    /// Brings chunks of columns into memory. Text comes whole, so that its codes do not depend on what was asked first.
    void load(List<Named> wanted, int[] chunks) {
        if (missing(wanted, chunks).isEmpty()) return;
        loading.lock();
        try {
            List<Peek> tasks = missing(wanted, chunks);
            Piece[] pieces = new Piece[tasks.size()];
            Parallel.run("reading " + store.schema().source(), pieces.length, i -> pieces[i] = read(tasks.get(i).of, tasks.get(i).chunk));
            for (Named column : wanted) {
                List<Integer> mine = new ArrayList<>();
                for (int i = 0; i < pieces.length; i++) if (tasks.get(i).of.equals(column.from())) mine.add(i);
                if (!mine.isEmpty()) publish(column, mine, tasks, pieces);
            }
        } finally {
            loading.unlock();
        }
    }

    private List<Peek> missing(List<Named> wanted, int[] chunks) {
        var tasks = new LinkedHashSet<Peek>();
        for (Named column : wanted) {
            boolean text = column.type() == ColumnType.STRING;
            for (int i = 0; i < (text ? store.chunks() : chunks.length); i++) {
                var task = new Peek(column.from(), text ? i : chunks[i]);
                if (!loaded(task.of, task.chunk)) tasks.add(task);
            }
        }
        return List.copyOf(tasks);
    }

    private void publish(Named column, List<Integer> mine, List<Peek> tasks, Piece[] pieces) {
        Loaded target = columns.computeIfAbsent(column.from(), _ -> new Loaded(store.chunks()));
        for (int i : mine) if (cost(column.from(), tasks.get(i).chunk) > 0) held.add((long) store.rows(tasks.get(i).chunk) * column.type().bytes());
        if (column.type() != ColumnType.STRING) {
            for (int i : mine) target.chunks.set(tasks.get(i).chunk, pieces[i].chunk());
            return;
        }
        Dictionary first = pieces[mine.getFirst()].dictionary();
        if (mine.stream().allMatch(i -> pieces[i].dictionary() == first)) {
            target.dictionary = first;
            for (int i : mine) target.chunks.set(tasks.get(i).chunk, pieces[i].chunk());
            return;
        }
        var all = new Dictionary();
        int[][] codes = new int[mine.size()][];
        for (int i = 0; i < codes.length; i++) {
            Dictionary its = pieces[mine.get(i)].dictionary();
            codes[i] = i > 0 && its == pieces[mine.get(i - 1)].dictionary() ? codes[i - 1] : all.add(its);
        }
        Chunk[] recoded = new Chunk[codes.length];
        Parallel.run(null, codes.length, i -> recoded[i] = recode(pieces[mine.get(i)].chunk(), codes[i]));
        target.dictionary = all;
        for (int i = 0; i < codes.length; i++) target.chunks.set(tasks.get(mine.get(i)).chunk, recoded[i]);
    }

    static Chunk recode(Chunk chunk, int[] codes) {
        boolean same = true;
        for (int i = 0; i < codes.length && same; i++) same = codes[i] == i;
        if (same) return chunk;
        MemorySegment out = Memory.allocate(chunk.rows() * 4L);
        for (long i = 0; i < chunk.rows(); i++) {
            int code = chunk.data().get(ValueLayout.JAVA_INT_UNALIGNED, i * 4);
            out.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, code >= 0 && code < codes.length ? codes[code] : 0);     // a missing row holds anything
        }
        return Chunk.of(chunk.type(), chunk.rows(), out, chunk.validity());
    }

    /// One chunk without keeping it, with a dictionary that may be its own. Soon asked again, it is not read again.
    Piece peek(Derivation of, int chunk) {
        if (loaded(of, chunk)) return new Piece(chunk(of, chunk), dictionary(of));
        var key = new Peek(of, chunk);
        var known = peeked.get(key);
        Piece piece = known == null ? null : known.get();
        if (piece != null) return piece;
        piece = read(of, chunk);
        if (peeked.size() > 100) peeked.values().removeIf(p -> p.get() == null);
        peeked.put(key, new WeakReference<>(piece));
        return piece;
    }

    private Piece read(Derivation of, int chunk) {
        return read(of, chunk, this::peek);
    }

    /// One chunk, read anew.
    ///
    /// @param from gives what it is made of
    Piece read(Derivation of, int chunk, BiFunction<Derivation, Integer, Piece> from) {
        return switch (of) {
            case Stored(var name) -> store.read(store.schema().indexOf(name), chunk);
            case MercatorX(var lon) -> new Piece(Mercator.x(from.apply(lon, chunk).chunk()));
            case MercatorY(var lat) -> new Piece(Mercator.y(from.apply(lat, chunk).chunk()));
            case Placed p -> new Piece(p.chunk(from.apply(p.text(), chunk), store.rows(chunk)));
            case Computed c -> new Piece(Compiler.computed(c, store.rows(chunk), n -> from.apply(n.from(), chunk)));
        };
    }

    /// The answer to a question about the table, computed once while it is among those asked lately.
    @SuppressWarnings("unchecked")
    <T> T once(Object question, Supplier<T> compute) {
        synchronized (answers) {
            if (answers.containsKey(question)) return (T) answers.get(question);
        }
        T answer = compute.get();
        synchronized (answers) {
            answers.put(question, answer);
        }
        return answer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table t && t.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return store.schema().source();
    }
}
