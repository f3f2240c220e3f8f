package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.aquatint.frame.Extent;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Boxes over points that are in order: leaves of 256 points, and above them nodes of four.
///
/// Node `i` of a level has the nodes `4 * i` to `4 * i + 3` below it, as far as there are any, and the points `from` to `to`. Takes 0.08
/// bytes a point.
public final class Tree {
    /// Points of a leaf, and nodes of a node, as powers of two.
    public static final int LEAF_BITS = 8, FAN_BITS = 2;

    /// Bytes of a box: smallest and largest x, smallest and largest y, as little-endian float32.
    public static final int BOX = 16;

    private static final int LEAVES_OF_TASK = 1024, MOST_AT_THE_TOP = 4;

    private final int points;
    private final MemorySegment[] boxes;

    private Tree(int points, MemorySegment[] boxes) {
        this.points = points;
        this.boxes = boxes;
    }

    /// @param points finite ones, in order
    /// @param allocate gives memory for the boxes of a level, of that many bytes
    public static Tree of(Coordinates points, Workers workers, LongFunction<MemorySegment> allocate) {
        int rows = points.rows(), leaves = nodes(rows, 0);
        MemorySegment[] boxes = IntStream.range(0, levels(rows)).mapToObj(level -> allocate.apply((long) BOX * nodes(rows, level)).asSlice(0, (long) BOX * nodes(rows, level))).toArray(MemorySegment[]::new);
        workers.run((leaves + LEAVES_OF_TASK - 1) / LEAVES_OF_TASK, task -> {
            double[] x = new double[1 << LEAF_BITS], y = new double[1 << LEAF_BITS];
            for (int i = task * LEAVES_OF_TASK, end = Math.min(leaves, i + LEAVES_OF_TASK); i < end; i++) {
                int from = i << LEAF_BITS, n = Math.min(1 << LEAF_BITS, rows - from);
                points.read(from, n, x, y);
                enclose(x, n, boxes[0], (long) BOX * i);
                enclose(y, n, boxes[0], (long) BOX * i + 8);
            }
        });
        for (int level = 1; level < boxes.length; level++) {
            for (int i = 0; i < nodes(rows, level); i++) join(boxes[level - 1], nodes(rows, level - 1), i, boxes[level]);
        }
        return new Tree(rows, boxes);
    }

    /// A tree whose boxes are there already, as [#boxes] had them.
    ///
    /// @throws IllegalArgumentException if they are not those of so many points
    public static Tree of(int points, List<MemorySegment> boxes) {
        boolean fit = boxes.size() == levels(points);
        for (int level = 0; fit && level < boxes.size(); level++) fit = boxes.get(level).byteSize() == (long) BOX * nodes(points, level);
        if (!fit) throw new IllegalArgumentException("boxes of another tree than one of %,d points".formatted(points));
        return new Tree(points, boxes.toArray(MemorySegment[]::new));
    }

    /// How many levels a tree of so many points has.
    public static int levels(int points) {
        int levels = 1;
        while (nodes(points, levels - 1) > MOST_AT_THE_TOP) levels++;
        return levels;
    }

    /// How many nodes a level of a tree of so many points has.
    public static int nodes(int points, int level) {
        return (int) ((long) points + (1L << shift(level)) - 1 >> shift(level));
    }

    /// Rounded outwards, so that every value lies within.
    private static void enclose(double[] values, int n, MemorySegment boxes, long at) {
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            lo = Math.min(lo, values[i]);
            hi = Math.max(hi, values[i]);
        }
        float least = (float) lo, most = (float) hi;
        boxes.set(JAVA_FLOAT_UNALIGNED, at, least > lo ? Math.nextDown(least) : least);
        boxes.set(JAVA_FLOAT_UNALIGNED, at + 4, most < hi ? Math.nextUp(most) : most);
    }

    private static void join(MemorySegment below, int nodes, int node, MemorySegment boxes) {
        float x0 = Float.POSITIVE_INFINITY, x1 = Float.NEGATIVE_INFINITY, y0 = x0, y1 = x1;
        for (int i = node << FAN_BITS, end = Math.min(nodes, i + (1 << FAN_BITS)); i < end; i++) {
            x0 = Math.min(x0, value(below, i, 0));
            x1 = Math.max(x1, value(below, i, 1));
            y0 = Math.min(y0, value(below, i, 2));
            y1 = Math.max(y1, value(below, i, 3));
        }
        float[] box = {x0, x1, y0, y1};
        MemorySegment.copy(box, 0, boxes, JAVA_FLOAT_UNALIGNED, (long) BOX * node, box.length);
    }

    private static float value(MemorySegment boxes, int node, int side) {
        return boxes.get(JAVA_FLOAT_UNALIGNED, (long) BOX * node + 4 * side);
    }

    public int points() {
        return points;
    }

    /// Level 0 is that of the leaves; on the highest one there are four nodes at most.
    public int levels() {
        return boxes.length;
    }

    public int nodes(int level) {
        return nodes(points, level);
    }

    /// How many tasks the work on all leaves is cut into.
    int tasks() {
        return (nodes(0) + LEAVES_OF_TASK - 1) / LEAVES_OF_TASK;
    }

    /// The first leaf of a task; that of the task behind the last is the number of leaves.
    int firstLeaf(int task) {
        return Math.min(task * LEAVES_OF_TASK, nodes(0));
    }

    /// The smallest x of a node, rounded down.
    public float x0(int level, int node) {
        return value(boxes[level], node, 0);
    }

    /// The largest x of a node, rounded up.
    public float x1(int level, int node) {
        return value(boxes[level], node, 1);
    }

    /// The smallest y of a node, rounded down.
    public float y0(int level, int node) {
        return value(boxes[level], node, 2);
    }

    /// The largest y of a node, rounded up.
    public float y1(int level, int node) {
        return value(boxes[level], node, 3);
    }

    /// The box around all points, null if there are none.
    public Extent bounds() {
        int top = levels() - 1;
        Extent all = null;
        for (int i = 0; i < nodes(top); i++) {
            Extent its = new Extent(x0(top, i), x1(top, i), y0(top, i), y1(top, i));
            all = all == null ? its : all.union(its);
        }
        return all;
    }

    /// The boxes of a level, 16 bytes each: smallest and largest x, smallest and largest y, little-endian float32. Not to be written to.
    public MemorySegment boxes(int level) {
        return boxes[level];
    }

    /// How many points a whole node of a level has, as a power of two.
    public static int shift(int level) {
        return LEAF_BITS + FAN_BITS * level;
    }

    /// The first point of a node.
    public int from(int level, int node) {
        return node << shift(level);
    }

    /// The first point behind a node.
    public int to(int level, int node) {
        return (int) Math.min((long) node + 1 << shift(level), points);
    }
}
