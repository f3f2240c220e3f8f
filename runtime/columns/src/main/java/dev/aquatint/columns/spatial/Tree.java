package dev.aquatint.columns.spatial;

/// Boxes over points that are in order: leaves of 256 points, and above them nodes of four.
///
/// Node `i` of a level has the nodes `4 * i` to `4 * i + 3` below it, as far as there are any, and the points `from` to `to`. Takes 0.08
/// bytes a point.
public final class Tree {
    /// Points of a leaf, and nodes of a node, as powers of two.
    public static final int LEAF_BITS = 8, FAN_BITS = 2;

    private static final int LEAVES_OF_TASK = 1024, MOST_AT_THE_TOP = 4;

    private final int points;
    private final float[][] boxes;

    private Tree(int points, float[][] boxes) {
        this.points = points;
        this.boxes = boxes;
    }

    /// @param points finite ones, in order
    public static Tree of(Coordinates points, Workers workers) {
        int rows = points.rows(), levels = 1;
        while (nodes(rows, levels - 1) > MOST_AT_THE_TOP) levels++;
        float[][] boxes = new float[levels][];
        for (int level = 0; level < levels; level++) boxes[level] = new float[4 * nodes(rows, level)];
        int leaves = nodes(rows, 0);
        workers.run((leaves + LEAVES_OF_TASK - 1) / LEAVES_OF_TASK, task -> {
            double[] x = new double[1 << LEAF_BITS], y = new double[1 << LEAF_BITS];
            for (int i = task * LEAVES_OF_TASK, end = Math.min(leaves, i + LEAVES_OF_TASK); i < end; i++) {
                int from = i << LEAF_BITS, n = Math.min(1 << LEAF_BITS, rows - from);
                points.read(from, n, x, y);
                enclose(x, n, boxes[0], 4 * i);
                enclose(y, n, boxes[0], 4 * i + 2);
            }
        });
        for (int level = 1; level < levels; level++) {
            for (int i = 0; i < nodes(rows, level); i++) join(boxes[level - 1], i, boxes[level]);
        }
        return new Tree(rows, boxes);
    }

    private static int nodes(int points, int level) {
        return (int) ((long) points + (1L << shift(level)) - 1 >> shift(level));
    }

    /// Rounded outwards, so that every value lies within.
    private static void enclose(double[] values, int n, float[] box, int at) {
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            lo = Math.min(lo, values[i]);
            hi = Math.max(hi, values[i]);
        }
        float least = (float) lo, most = (float) hi;
        box[at] = least > lo ? Math.nextDown(least) : least;
        box[at + 1] = most < hi ? Math.nextUp(most) : most;
    }

    private static void join(float[] below, int node, float[] boxes) {
        float x0 = Float.POSITIVE_INFINITY, x1 = Float.NEGATIVE_INFINITY, y0 = x0, y1 = x1;
        for (int i = node << FAN_BITS, end = Math.min(below.length / 4, i + (1 << FAN_BITS)); i < end; i++) {
            x0 = Math.min(x0, below[4 * i]);
            x1 = Math.max(x1, below[4 * i + 1]);
            y0 = Math.min(y0, below[4 * i + 2]);
            y1 = Math.max(y1, below[4 * i + 3]);
        }
        boxes[4 * node] = x0;
        boxes[4 * node + 1] = x1;
        boxes[4 * node + 2] = y0;
        boxes[4 * node + 3] = y1;
    }

    public int points() {
        return points;
    }

    /// Level 0 is that of the leaves; on the highest one there are four nodes at most.
    public int levels() {
        return boxes.length;
    }

    public int nodes(int level) {
        return boxes[level].length / 4;
    }

    /// The boxes of a level: smallest and largest x, smallest and largest y of each node. Not to be written to.
    public float[] boxes(int level) {
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
