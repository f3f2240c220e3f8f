package dev.aquatint.columns;

import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.columns.spatial.Frequencies;
import dev.aquatint.columns.spatial.HilbertOrder;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// The points of two columns of a table in Hilbert order, without those that have no place, and a tree over them; other columns follow
/// into that order when they are first needed. Lives as long as its table. Thread-safe.
final class MemoryIndex implements Index {
    /// In how many steps it is built, each about as long as the others.
    static final int STEPS = 10;

    private static final Workers ALL_CORES = (n, task) -> Parallel.run(null, n, task);

    private final Table table;
    private final Permutation permutation;
    private final Map<Derivation, Chunk> sorted = new ConcurrentHashMap<>();
    private final Map<Derivation, Aggregates> aggregates = new ConcurrentHashMap<>();
    private final Map<Derivation, Optional<Census>> censuses = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Tree tree;

    /// Costs 4 bytes a point and the width of both coordinates, and 16 bytes more while it works.
    ///
    /// @throws IllegalArgumentException if there are more rows than 2^31
    /// @throws IllegalStateException if there is no room, or the thread is interrupted
    MemoryIndex(Table table, Named x, Named y, Workers workers) {
        if (table.rows() > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("an index takes up to %,d rows, and %s has %,d: select fewer, and persist them".formatted(Integer.MAX_VALUE - 64, table, table.rows()));
        }
        this.table = table;
        Chunk[] xs = chunks(x), ys = chunks(y);
        var order = HilbertOrder.of(new InChunks(table, xs, ys), workers, Memory::allocate);
        permutation = new Permutation(order, (int) (order.byteSize() / 4));
        bytes.addAndGet(order.byteSize());
        sort(x, xs, workers);
        sort(y, ys, workers);
        tree = Tree.of(new InChunks(null, new Chunk[] {sorted.get(x.from())}, new Chunk[] {sorted.get(y.from())}), workers, Memory::allocate);
    }

    /// The memory outside the heap that an index of so many rows takes, and takes in addition while it is built.
    static long bytes(long rows, Named x, Named y) {
        return rows * (16 + 4 + x.type().bytes() + y.type().bytes());
    }

    long bytes() {
        return bytes.get();
    }

    @Override
    public int size() {
        return permutation.size();
    }

    @Override
    public Tree tree() {
        return tree;
    }

    @Override
    public Compiler.Bound sorted(Named column) {
        return sorted(column, ALL_CORES);
    }

    Compiler.Bound sorted(Named column, Workers workers) {
        Chunk chunk = sorted.get(column.from());
        if (chunk == null) {
            synchronized (sorted) {
                chunk = sorted.get(column.from());
                if (chunk == null) chunk = sort(column, chunks(column), workers);
            }
        }
        return new Compiler.Bound(column.type(), new Chunk[] {chunk}, table.store.chunks() == 0 ? new Dictionary() : table.dictionary(column.from()));
    }

    private Chunk sort(Named column, Chunk[] chunks, Workers workers) {
        Chunk known = sorted.get(column.from());            // x may be y
        if (known != null) return known;
        Chunk chunk = permutation.of(column.type(), chunks, workers);
        sorted.put(column.from(), chunk);
        bytes.addAndGet(chunk.data().byteSize());
        return chunk;
    }

    @Override
    public Aggregates aggregates(Named column) {
        Chunk chunk = sorted(column).chunks()[0];
        return aggregates.computeIfAbsent(column.from(), _ -> Aggregates.of(tree, chunk::doubles, new WholeColumn(table, column).grain(), ALL_CORES, this::allocate));
    }

    @Override
    public Census census(Named column) {
        Compiler.Bound bound = sorted(column);
        return censuses.computeIfAbsent(column.from(), _ -> {
            Chunk values = Census.values(column.type(), column.type() == ColumnType.STRING ? null : new WholeColumn(table, column).bounds(), column.type() == ColumnType.STRING ? bound.dictionary().size() : 0);
            if (values == null) return Optional.empty();
            return Optional.of(new Census(Frequencies.of(tree, Census.codes(bound.chunks()[0], values), values.rows() - 1, ALL_CORES, this::allocate), values));
        }).orElse(null);
    }

    private MemorySegment allocate(long size) {
        bytes.addAndGet(size);
        return Memory.allocate(size);
    }

    @Override
    public Pyramid overview() {
        return null;
    }

    @Override
    public Pyramid overview(Named column) {
        return null;
    }

    @Override
    public void rows(int from, int n, int[] into, int at) {
        permutation.rows(from, n, into, at);
    }

    @Override
    public Condition below(long limit) {
        return (_, from, n, keep) -> permutation.below(limit, from, n, keep);
    }

    private Chunk[] chunks(Named column) {
        return IntStream.range(0, table.store.chunks()).mapToObj(c -> table.chunk(column.from(), c)).toArray(Chunk[]::new);
    }

    /// @param table says where chunks start; null for a single one
    private record InChunks(Table table, Chunk[] x, Chunk[] y) implements Coordinates {
        @Override
        public int rows() {
            return table == null ? x[0].rows() : (int) table.rows();
        }

        @Override
        public void read(int from, int n, double[] xs, double[] ys) {
            if (table == null) {
                copy(x[0], from, n, xs, 0);
                copy(y[0], from, n, ys, 0);
                return;
            }
            int c = table.chunkOf(from);
            for (int done = 0; done < n; c++) {
                int at = (int) (from + done - table.start(c)), size = Math.min(n - done, x[c].rows() - at);
                copy(x[c], at, size, xs, done);
                copy(y[c], at, size, ys, done);
                done += size;
            }
        }

        private static void copy(Chunk chunk, int from, int n, double[] into, int at) {
            if (at == 0) {
                chunk.doubles(from, n, into);
                return;
            }
            double[] rest = new double[n];              // only where a block reaches into the next chunk
            chunk.doubles(from, n, rest);
            System.arraycopy(rest, 0, into, at, n);
        }
    }
}
