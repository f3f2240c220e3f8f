package dev.aquatint.columns.spatial;

/// How many present values each node of a tree has, and the smallest and largest of them; NaN where there is none.
///
/// Takes 0.1 bytes a point.
///
/// @param present by level and node, as the others
public record Extremes(int[][] present, double[][] least, double[][] most) {
    private static final int LEAVES_OF_TASK = 1024;

    /// Values of points in the order of the tree.
    public interface Values {
        /// Copies `n` values, NaN where missing.
        void read(int from, int n, double[] into);
    }

    /// Costs a scan of the values.
    public static Extremes of(Tree tree, Values values, Workers workers) {
        int levels = tree.levels(), leaves = tree.nodes(0);
        Extremes all = new Extremes(new int[levels][], new double[levels][], new double[levels][]);
        for (int level = 0; level < levels; level++) {
            all.present[level] = new int[tree.nodes(level)];
            all.least[level] = new double[tree.nodes(level)];
            all.most[level] = new double[tree.nodes(level)];
        }
        workers.run((leaves + LEAVES_OF_TASK - 1) / LEAVES_OF_TASK, task -> {
            double[] of = new double[1 << Tree.LEAF_BITS];
            for (int i = task * LEAVES_OF_TASK, end = Math.min(leaves, i + LEAVES_OF_TASK); i < end; i++) {
                int n = tree.to(0, i) - tree.from(0, i), present = 0;
                values.read(tree.from(0, i), n, of);
                double least = Double.NaN, most = Double.NaN;
                for (int k = 0; k < n; k++) {
                    double v = of[k];
                    if (v != v) continue;
                    present++;
                    if (!(least <= v)) least = v;
                    if (!(most >= v)) most = v;
                }
                all.set(0, i, present, least, most);
            }
        });
        for (int level = 1; level < levels; level++) {
            for (int i = 0; i < tree.nodes(level); i++) all.join(level, i);
        }
        return all;
    }

    private void set(int level, int node, int present, double least, double most) {
        this.present[level][node] = present;
        this.least[level][node] = least;
        this.most[level][node] = most;
    }

    private void join(int level, int node) {
        int n = 0, below = level - 1;
        double lo = Double.NaN, hi = Double.NaN;
        for (int i = node << Tree.FAN_BITS, end = Math.min(present[below].length, i + (1 << Tree.FAN_BITS)); i < end; i++) {
            n += present[below][i];
            if (!(lo <= least[below][i]) && least[below][i] == least[below][i]) lo = least[below][i];
            if (!(hi >= most[below][i]) && most[below][i] == most[below][i]) hi = most[below][i];
        }
        set(level, node, n, lo, hi);
    }
}
