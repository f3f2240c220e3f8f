package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.aquatint.columns.exact.Grain;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// What each node of a tree has of a column: how many present values, the smallest and the largest of them, and their exact sum.
///
/// Takes 0.2 bytes a point.
public final class Aggregates {
    /// Bytes of a node: smallest and largest value as float64, the two parts of the sum as int64, the number of values as int32; little-endian.
    public static final int NODE = 40;

    private static final int LEAST = 0, MOST = 8, LOW = 16, HIGH = 24, PRESENT = 32;

    private final Grain grain;
    private final MemorySegment[] nodes;

    private Aggregates(Grain grain, MemorySegment[] nodes) {
        this.grain = grain;
        this.nodes = nodes;
    }

    /// Values of points in the order of a tree.
    public interface Values {
        /// Copies `n` values, NaN where missing.
        void read(int from, int n, double[] into);
    }

    /// Costs a scan of the values.
    ///
    /// @param grain of the values, or null: then there are no sums
    /// @param allocate gives memory for the nodes of a level, of that many bytes
    public static Aggregates of(Tree tree, Values values, Grain grain, Workers workers, LongFunction<MemorySegment> allocate) {
        MemorySegment[] nodes = IntStream.range(0, tree.levels()).mapToObj(level -> allocate.apply((long) NODE * tree.nodes(level)).asSlice(0, (long) NODE * tree.nodes(level))).toArray(MemorySegment[]::new);
        Aggregates all = new Aggregates(grain, nodes);
        workers.run(tree.tasks(), task -> {
            double[] of = new double[1 << Tree.LEAF_BITS];
            for (int i = tree.firstLeaf(task), end = tree.firstLeaf(task + 1); i < end; i++) {
                int n = tree.to(0, i) - tree.from(0, i);
                values.read(tree.from(0, i), n, of);
                all.tell(i, of, n);
            }
        });
        for (int level = 1; level < nodes.length; level++) {
            for (int i = 0; i < tree.nodes(level); i++) all.join(level, i, tree.nodes(level - 1));
        }
        return all;
    }

    /// What was there already, as [#nodes] had it.
    ///
    /// @throws IllegalArgumentException if it is not of such a tree
    public static Aggregates of(Tree tree, Grain grain, List<MemorySegment> nodes) {
        boolean fit = nodes.size() == tree.levels();
        for (int level = 0; fit && level < nodes.size(); level++) fit = nodes.get(level).byteSize() == (long) NODE * tree.nodes(level);
        if (!fit) throw new IllegalArgumentException("aggregates of another tree than one of %,d points".formatted(tree.points()));
        return new Aggregates(grain, nodes.toArray(MemorySegment[]::new));
    }

    private void tell(int leaf, double[] values, int n) {
        int present = 0;
        double least = Double.NaN, most = Double.NaN;
        for (int i = 0; i < n; i++) {
            double v = values[i];
            if (v != v) continue;
            present++;
            if (!(least <= v)) least = v;
            if (!(most >= v)) most = v;
        }
        long low = 0, high = 0;
        if (grain != null) {
            double up = grain.up(), upHigh = grain.upHigh(), downHigh = grain.downHigh();
            for (int i = 0; i < n; i++) {
                double v = values[i];
                if (v != v) continue;
                long part = grain.narrow() ? 0 : (long) (v * upHigh);
                low += (long) ((v - part * downHigh) * up);
                high += part + Grain.carried(low);
                low = Grain.settled(low);
            }
        }
        set(0, leaf, present, least, most, low, high);
    }

    private void join(int level, int node, int nodesBelow) {
        int n = 0, below = level - 1;
        double lo = Double.NaN, hi = Double.NaN;
        long low = 0, high = 0;
        for (int i = node << Tree.FAN_BITS, end = Math.min(nodesBelow, i + (1 << Tree.FAN_BITS)); i < end; i++) {
            n += present(below, i);
            double least = least(below, i), most = most(below, i);
            if (!(lo <= least) && least == least) lo = least;
            if (!(hi >= most) && most == most) hi = most;
            low += low(below, i);
            high += high(below, i) + Grain.carried(low);
            low = Grain.settled(low);
        }
        set(level, node, n, lo, hi, low, high);
    }

    private void set(int level, int node, int present, double least, double most, long low, long high) {
        MemorySegment of = nodes[level];
        long at = (long) NODE * node;
        of.set(JAVA_DOUBLE_UNALIGNED, at + LEAST, least);
        of.set(JAVA_DOUBLE_UNALIGNED, at + MOST, most);
        of.set(JAVA_LONG_UNALIGNED, at + LOW, low);
        of.set(JAVA_LONG_UNALIGNED, at + HIGH, high);
        of.set(JAVA_INT_UNALIGNED, at + PRESENT, present);
    }

    /// What sums are multiples of; null when there are none.
    public Grain grain() {
        return grain;
    }

    /// How many values are present.
    public int present(int level, int node) {
        return nodes[level].get(JAVA_INT_UNALIGNED, (long) NODE * node + PRESENT);
    }

    /// The smallest value, NaN if there is none.
    public double least(int level, int node) {
        return nodes[level].get(JAVA_DOUBLE_UNALIGNED, (long) NODE * node + LEAST);
    }

    /// The largest value, NaN if there is none.
    public double most(int level, int node) {
        return nodes[level].get(JAVA_DOUBLE_UNALIGNED, (long) NODE * node + MOST);
    }

    /// The low part of the sum, 0 or more.
    public long low(int level, int node) {
        return nodes[level].get(JAVA_LONG_UNALIGNED, (long) NODE * node + LOW);
    }

    /// The high part of the sum.
    public long high(int level, int node) {
        return nodes[level].get(JAVA_LONG_UNALIGNED, (long) NODE * node + HIGH);
    }

    /// The nodes of a level, 40 bytes each. Not to be written to.
    public MemorySegment nodes(int level) {
        return nodes[level];
    }
}
