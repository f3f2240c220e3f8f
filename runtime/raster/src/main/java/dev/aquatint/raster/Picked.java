package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.raster.glyph.Grid;
import java.util.Arrays;

/// Points of a tree that may be in view, in the order that they have as rows of the table.
///
/// @param rows their numbers there, ascending
/// @param places where each is in the order of the tree
record Picked(int[] rows, int[] places) {
    /// Below one in so many rows, sorting their numbers is faster than a bit for each of all.
    private static final int FEW = 512;

    /// Null if there are more than `most`.
    static Picked of(Indexed indexed, Grid grid, int most) {
        Tree tree = indexed.tree();
        Runs runs = new Runs(most);
        Descent descent = new Descent(tree, grid, false, runs);
        int top = tree.levels() - 1;
        for (int node = 0; node < tree.nodes(top) && runs.points <= most; node++) descent.visit(top, node);
        if (runs.points > most) return null;
        int[] numbers = new int[runs.points], places = new int[runs.points];
        for (int i = 0, at = 0; i < runs.size; i += 2) {
            int from = runs.bounds[i], n = runs.bounds[i + 1] - from;
            indexed.rows(from, n, numbers, at);
            for (int k = 0; k < n; k++) places[at++] = from + k;
        }
        int greatest = 0;
        for (int n : numbers) greatest = Math.max(greatest, n);
        return numbers.length < greatest / FEW ? sorted(numbers, places) : sorted(numbers, places, greatest);
    }

    private static Picked sorted(int[] numbers, int[] places) {
        long[] both = new long[numbers.length];
        for (int i = 0; i < both.length; i++) both[i] = (long) numbers[i] << 32 | places[i];
        Arrays.sort(both);
        for (int i = 0; i < both.length; i++) {
            numbers[i] = (int) (both[i] >>> 32);
            places[i] = (int) both[i];
        }
        return new Picked(numbers, places);
    }

    /// Sorts different numbers by a bit for each: how many bits are set in front of it is where a number belongs.
    private static Picked sorted(int[] numbers, int[] places, int most) {
        long[] marked = new long[(most >> 6) + 1];
        for (int n : numbers) marked[n >> 6] |= 1L << n;
        int[] before = new int[marked.length];
        for (int i = 0, sum = 0; i < marked.length; i++) {
            before[i] = sum;
            sum += Long.bitCount(marked[i]);
        }
        Picked sorted = new Picked(new int[numbers.length], new int[numbers.length]);
        for (int i = 0; i < numbers.length; i++) {
            int n = numbers[i], at = before[n >> 6] + Long.bitCount(marked[n >> 6] & (1L << n) - 1);
            sorted.rows[at] = n;
            sorted.places[at] = places[i];
        }
        return sorted;
    }

    /// Runs of points of the tree: where each begins and ends, while they are not too many.
    private static final class Runs implements Descent.Found {
        private final int most;
        private int[] bounds = new int[64];
        private int size, points;

        private Runs(int most) {
            this.most = most;
        }

        @Override
        public void scan(int from, int to, boolean inside) {
            if (points > most) return;
            points += to - from;
            if (size == bounds.length) bounds = Arrays.copyOf(bounds, 2 * size);
            bounds[size++] = from;
            bounds[size++] = to;
        }

        @Override
        public boolean whole(int cell, int level, int node) {
            throw new IllegalStateException("rows were asked for, not nodes");
        }

        @Override
        public boolean few(int left, int low, int width, int height, int from, int to) {
            return false;
        }
    }
}
