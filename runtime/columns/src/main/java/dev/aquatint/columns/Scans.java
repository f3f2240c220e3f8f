package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Range;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Scans of the rows of a frame, in the order of its table or in that of an index.
final class Scans {
    private final TableFrame frame;
    private final Table table;

    Scans(TableFrame frame) {
        this.frame = frame;
        this.table = frame.table();
    }

    /// In the order of the table; reads what is needed.
    Scan scan(List<String> names) {
        var wanted = new LinkedHashSet<Named>();
        names.forEach(n -> wanted.add(frame.column(n)));
        int[] chunks = frame.chunks();
        var needed = new LinkedHashSet<>(wanted);
        frame.selections().forEach(s -> needed.addAll(s.scope()));
        new Room(frame).require(needed, chunks);
        table.load(List.copyOf(needed), chunks);

        long[] starts = new long[chunks.length + 1], numbers = IntStream.of(chunks).mapToLong(table::start).toArray();
        for (int i = 0; i < chunks.length; i++) starts[i + 1] = starts[i] + frame.rows(chunks[i]);
        var bound = bind(needed, chunks);
        Condition condition = Compiler.compile(frame.selections().stream().filter(s -> !holdsForAll(s, bound)).toList(), bound::get);
        return scan(wanted, bound, starts, numbers, condition);
    }

    /// The same rows in the order of an index, as one chunk; without those that have no place.
    Scan scan(Index index, List<String> names) {
        return scan(names, index.size(), frame.limit() < table.rows() ? index.below(frame.limit()) : null, index::sorted);
    }

    /// Some rows of an index, copied together as one chunk.
    Scan scan(Index index, int[] places, List<String> names, LongFunction<MemorySegment> allocate) {
        MemorySegment order = allocate.apply(places.length * 4L);
        MemorySegment.copy(places, 0, order, ValueLayout.JAVA_INT, 0, places.length);
        var picked = new Permutation(order, places.length);
        return scan(names, places.length, null, column -> {
            Compiler.Bound sorted = index.sorted(column);
            Chunk copy = picked.of(column.type(), sorted.chunks(), (n, task) -> Parallel.run(null, n, task), allocate);
            return new Compiler.Bound(column.type(), new Chunk[] {copy}, sorted.dictionary());
        });
    }

    /// What of the nodes of an index counts, or null when all does.
    NodeFilter filter(Index index) {
        List<Selection> asked = asked();
        boolean limited = frame.limit() < table.rows();
        return asked.isEmpty() && !limited ? null : NodeFilter.of(index, asked, limited);
    }

    /// Whether all rows of the table count.
    boolean whole() {
        return frame.limit() >= table.rows() && asked().isEmpty();
    }

    /// @param also what has to hold beside the selections, or null
    private Scan scan(List<String> names, int size, Condition also, Function<Named, Compiler.Bound> copy) {
        var wanted = new LinkedHashSet<Named>();
        names.forEach(n -> wanted.add(frame.column(n)));
        var needed = new LinkedHashSet<>(wanted);
        List<Selection> asked = asked();
        asked.forEach(s -> needed.addAll(s.scope()));
        table.load(List.copyOf(needed), IntStream.range(0, table.store.chunks()).toArray());
        var bound = new LinkedHashMap<Named, Compiler.Bound>();
        for (Named n : needed) bound.put(n, copy.apply(n));
        Condition condition = Compiler.compile(asked, bound::get);
        if (also != null) condition = condition == null ? also : Condition.and(condition, also, 0);
        return scan(wanted, bound, new long[] {0, size}, new long[1], condition);
    }

    /// The selections that some row of the table may fail.
    List<Selection> asked() {
        if (frame.selections().isEmpty()) return frame.selections();
        int[] all = IntStream.range(0, table.store.chunks()).toArray();
        return frame.selections().stream().filter(s -> {
            table.load(s.scope(), all);
            return !holdsForAll(s, bind(s.scope(), all));
        }).toList();
    }

    private Map<Named, Compiler.Bound> bind(Collection<Named> columns, int[] chunks) {
        var bound = new LinkedHashMap<Named, Compiler.Bound>();
        for (Named n : columns) {
            Chunk[] loaded = IntStream.of(chunks).mapToObj(c -> table.chunk(n.from(), c).first(frame.rows(c))).toArray(Chunk[]::new);
            bound.put(n, new Compiler.Bound(n.type(), loaded, loaded.length == 0 ? new Dictionary() : table.dictionary(n.from())));
        }
        return bound;
    }

    private Scan scan(Collection<Named> wanted, Map<Named, Compiler.Bound> bound, long[] starts, long[] numbers, Condition condition) {
        var byName = new LinkedHashMap<String, Compiler.Bound>();
        for (Named n : wanted) byName.put(n.name(), bound.get(n));
        return new Scan(frame, byName, starts, numbers, condition == null ? null : condition.filter());
    }

    /// Whether a selection is a range that takes in a whole column without missing values, as a slider at both its ends does:
    /// then no row needs to be asked. Costs one scan of the column, once.
    private boolean holdsForAll(Selection selection, Map<Named, Compiler.Bound> bound) {
        if (!(selection.where() instanceof Expr.Between(Expr.Column _, Expr.Literal lo, Expr.Literal hi))) return false;
        Named column = selection.scope().getFirst();
        if (column.type() == ColumnType.STRING || column.type().isFloat()) return false;
        for (Chunk chunk : bound.get(column).chunks()) if (chunk.validity() != null) return false;
        Range all = new WholeColumn(table, column).bounds();
        Kind kind = Kind.of(column.type());
        if (all == null || Longs.holds(column.type()) && Math.max(Math.abs(all.lo()), Math.abs(all.hi())) >= Longs.EXACT) return false;       // these bounds are rounded
        return Kind.number(lo, kind) <= all.lo() && all.hi() <= Kind.number(hi, kind);
    }
}
