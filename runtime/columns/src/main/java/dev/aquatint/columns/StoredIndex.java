package dev.aquatint.columns;

import dev.aquatint.columns.Derivation.Stored;
import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Frequencies;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The index that a store is itself: its rows are in the order of the tree, and are used where they lie.
final class StoredIndex implements Index {
    private static final Workers ALL_CORES = (n, task) -> Parallel.run(null, n, task);

    private final Table table;
    private final Ordered ordered;
    private final Map<Derivation, Chunk> derived = new ConcurrentHashMap<>();
    private final Map<Derivation, Aggregates> aggregates = new ConcurrentHashMap<>();
    private final Map<Derivation, Optional<Census>> censuses = new ConcurrentHashMap<>();

    StoredIndex(Table table, Ordered ordered) {
        this.table = table;
        this.ordered = ordered;
    }

    @Override
    public int size() {
        return tree().points();
    }

    @Override
    public Tree tree() {
        return ordered.tree();
    }

    @Override
    public Compiler.Bound sorted(Named column) {
        Chunk points = column.from() instanceof Stored(var name) ? ordered.points(table.store.schema().indexOf(name)) : derived.computeIfAbsent(column.from(), of -> joined(column.type(), of));
        return new Compiler.Bound(column.type(), new Chunk[] {points}, table.store.chunks() == 0 ? new Dictionary() : table.dictionary(column.from()));
    }

    /// Chunks that are not in the store, one behind the other.
    private Chunk joined(ColumnType type, Derivation of) {
        MemorySegment all = Memory.allocate((long) size() * type.bytes());
        Parallel.run(null, table.store.chunks(), c -> {
            long first = table.start(c), n = Math.min(table.start(c + 1), size()) - first;
            if (n > 0) MemorySegment.copy(table.chunk(of, c).data(), 0, all, first * type.bytes(), n * type.bytes());
        });
        return Chunk.of(type, size(), all, null);
    }

    @Override
    public Aggregates aggregates(Named column) {
        Chunk chunk = sorted(column).chunks()[0];
        return aggregates.computeIfAbsent(column.from(), _ -> {
            List<MemorySegment> kept = kept(Ordered.Kept.AGGREGATES, column);
            return kept != null ? Aggregates.of(tree(), new WholeColumn(table, column).grain(), kept) : Aggregates.of(tree(), chunk::doubles, new WholeColumn(table, column).grain(), ALL_CORES, Memory::allocate);
        });
    }

    @Override
    public Census census(Named column) {
        Compiler.Bound bound = sorted(column);
        return censuses.computeIfAbsent(column.from(), _ -> {
            boolean text = column.type() == ColumnType.STRING;
            Chunk values = Census.values(column.type(), text ? null : new WholeColumn(table, column).bounds(), text ? bound.dictionary().size() : 0);
            if (values == null) return Optional.empty();
            List<MemorySegment> kept = kept(Ordered.Kept.FREQUENCIES, column);
            int categories = values.rows() - 1;
            return Optional.of(new Census(kept != null ? Frequencies.of(tree(), categories, kept) : Frequencies.of(tree(), Census.codes(bound.chunks()[0], values), categories, ALL_CORES, Memory::allocate), values));
        }).orElse(null);
    }

    @Override
    public Pyramid overview() {
        return ordered.overview();
    }

    @Override
    public Pyramid overview(Named column) {
        return column.from() instanceof Stored(var name) ? ordered.overview(table.store.schema().indexOf(name)) : null;
    }

    private List<MemorySegment> kept(Ordered.Kept what, Named column) {
        return column.from() instanceof Stored(var name) ? ordered.nodes(what, table.store.schema().indexOf(name)) : null;
    }

    @Override
    public void rows(int from, int n, int[] into, int at) {
        for (int i = 0; i < n; i++) into[at + i] = from + i;
    }

    @Override
    public Condition below(long limit) {
        return (_, from, n, keep) -> {
            for (int i = 0; i < n; i++) keep[i] = (byte) (from + i < limit ? 1 : 0);
        };
    }

    /// @throws UnreadableFile when the files are not what they were
    void check() {
        ordered.check();
    }
}
