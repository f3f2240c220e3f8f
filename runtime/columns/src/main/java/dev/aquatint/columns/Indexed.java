package dev.aquatint.columns;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.Frame;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongFunction;

/// A frame whose points are indexed: its rows in the order of the index, a tree over them, and which rows of the table they are.
public final class Indexed {
    private final TableFrame frame;
    private final Index index;

    private Indexed(TableFrame frame, Index index) {
        this.frame = frame;
        this.index = index;
    }

    /// Null when there is no index of `x` and `y` (yet).
    public static Indexed of(Frame frame, String x, String y) {
        TableFrame f = TableFrame.known(frame);
        if (f == null) return null;
        Index index = f.table().indexes.ready(f.column(x), f.column(y));
        return index == null ? null : new Indexed(f, index);
    }

    /// Says that frames like this one are looked at again and again: for more than 2,000,000 rows an index is built in the background, if it
    /// fits into a quarter of the memory outside the heap together with those that are there.
    ///
    /// @param columns that are needed beside
    /// @param courtesy called before each task of a few milliseconds, from any thread; may wait while others need the cores
    public static void later(Frame frame, String x, String y, List<String> columns, Runnable courtesy) {
        TableFrame f = TableFrame.known(frame);
        if (f == null) return;
        var beside = new LinkedHashSet<Named>();
        columns.forEach(c -> beside.add(f.column(c)));
        f.selections().forEach(s -> beside.addAll(s.scope()));          // also those that all rows hold now: sliders move
        f.table().indexes.later(f.column(x), f.column(y), List.copyOf(beside), courtesy);
    }

    /// Rows whose x and y are finite, in the order of the tree, as one chunk; numbers of rows mean nothing there. Columns that were not asked
    /// before are brought into that order first, which costs a read of them.
    public Scan scan(List<String> columns) {
        return new Scans(frame).scan(index, columns);
    }

    /// Copies the numbers that points of the tree have as rows of the table.
    public void rows(int from, int n, int[] into, int at) {
        index.rows(from, n, into, at);
    }

    /// Some points of the tree, as far as selections hold, copied together as one chunk; numbers of rows mean nothing there.
    ///
    /// @param places where they are in the order of the tree; the caller has an eye on the limit of the frame
    /// @param allocate gives zeroed memory, of that many bytes, aligned as ints
    public Scan scan(int[] places, List<String> columns, LongFunction<MemorySegment> allocate) {
        return new Scans(frame).scan(index, places, columns, allocate);
    }

    public Tree tree() {
        return index.tree();
    }

    /// What the nodes of the tree have of a column of numbers. Costs a scan of the column, once.
    public Aggregates aggregates(String column) {
        return index.aggregates(frame.column(column));
    }

    /// What they have of each value of a column of few: up to 64 texts, or whole numbers within 64 of each other. Null of other columns.
    /// Costs a scan of the column, once.
    public Census census(String column) {
        return index.census(frame.column(column));
    }

    /// As [Scan#grain(String)].
    public Grain grain(String column) {
        return new WholeColumn(frame.table(), frame.column(column)).grain();
    }

    /// How many points cells have; null when this is not kept, or not all rows of the table count.
    public Pyramid overview() {
        return new Scans(frame).whole() ? index.overview() : null;
    }

    /// The same in a plane for each value of a column of few, in the order of its census.
    public Pyramid overview(String column) {
        return new Scans(frame).whole() ? index.overview(frame.column(column)) : null;
    }

    /// What is asked of columns of few values, each apart from the rest. Costs scans of these columns, once.
    public List<Slice> slices() {
        return Slice.of(frame, index);
    }

    /// What selections leave of nodes; null when all rows count. Costs scans of the columns that they ask, once.
    public NodeFilter filter() {
        return new Scans(frame).filter(index);
    }
}
