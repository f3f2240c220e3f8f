package dev.aquatint.raster;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/// Several cells to one that has what all of them have.
///
/// @param numbers how numbers are put together
record Fold(DoubleBinaryOperator numbers) {

    /// Null for reductions of which several cells do not tell what they have together.
    static Fold of(Reduction by) {
        Reduction each = by instanceof By(_, var of) ? of : by;
        if (each instanceof Count || each instanceof Any || each instanceof Sum) return new Fold(Double::sum);
        if (each instanceof Min) return new Fold(Math::min);
        return each instanceof Max ? new Fold(Math::max) : null;
    }

    /// Which cells become one: blocks of 2^wide by 2^high, the first of which begins at `left` and `low`. What lies beyond the plane is empty.
    record Blocks(int left, int low, int wide, int high, int columns, int rows) {}

    /// @param width of the plane
    Plane fold(Plane plane, int width, Blocks to) {
        int cells = to.columns * to.rows, bits = to.wide;
        return switch (plane) {
            case Plane.Counts(int[] of) -> {
                int[] into = new int[cells];
                each(of.length / width, width, to, (from, n, skip, at) -> {
                    for (int i = 0; i < n; i++) into[at + (skip + i >> bits)] += of[from + i];
                });
                yield new Plane.Counts(into);
            }
            case Plane.LongCounts(long[] of) -> {
                long[] into = new long[cells];
                each(of.length / width, width, to, (from, n, skip, at) -> {
                    for (int i = 0; i < n; i++) into[at + (skip + i >> bits)] += of[from + i];
                });
                yield new Plane.LongCounts(into);
            }
            case Plane.Flags(boolean[] of) -> {
                boolean[] into = new boolean[cells];
                each(of.length / width, width, to, (from, n, skip, at) -> {
                    for (int i = 0; i < n; i++) into[at + (skip + i >> bits)] |= of[from + i];
                });
                yield new Plane.Flags(into);
            }
            case Plane.Doubles(double[] of) -> {
                double[] into = new double[cells];
                Arrays.fill(into, Double.NaN);
                each(of.length / width, width, to, (from, n, skip, at) -> {
                    for (int i = 0; i < n; i++) {
                        int cell = at + (skip + i >> bits);
                        double v = of[from + i], had = into[cell];
                        if (v == v) into[cell] = had == had ? numbers.applyAsDouble(had, v) : v;
                    }
                });
                yield new Plane.Doubles(into);
            }
            case Plane.Floats floats -> fold(floats.widened(), width, to);
            case Plane.Rows _, Plane.Wholes _ -> throw new IllegalArgumentException("numbers of rows and ids do not add up");
        };
    }

    /// What the cells of two planes have together.
    Plane both(Plane a, Plane b) {
        if (a instanceof Plane.Counts(int[] some) && b instanceof Plane.Counts(int[] more)) {
            int[] sum = new int[some.length];
            for (int i = 0; i < sum.length; i++) sum[i] = some[i] + more[i];
            return new Plane.Counts(sum);
        }
        if (a instanceof Plane.Flags(boolean[] some) && b instanceof Plane.Flags(boolean[] more)) {
            boolean[] or = new boolean[some.length];
            for (int i = 0; i < or.length; i++) or[i] = some[i] | more[i];
            return new Plane.Flags(or);
        }
        if (a instanceof Plane.Doubles || b instanceof Plane.Doubles) {
            double[] of = new double[a.size()];
            for (int i = 0; i < of.length; i++) {
                boolean some = a.present(i), more = b.present(i);
                of[i] = some && more ? numbers.applyAsDouble(a.value(i), b.value(i)) : some ? a.value(i) : more ? b.value(i) : Double.NaN;
            }
            return new Plane.Doubles(of);
        }
        long[] sum = new long[a.size()];
        for (int i = 0; i < sum.length; i++) sum[i] = (long) a.value(i) + (long) b.value(i);
        return new Plane.LongCounts(sum);
    }

    private interface Run {
        /// @param from the first of `n` cells in a row of the plane
        /// @param skip how far it is from where the first block begins
        /// @param at the first cell of the row that they become
        void fold(int from, int n, int skip, int at);
    }

    private static void each(int height, int width, Blocks to, Run run) {
        int x = Math.max(0, to.left), n = Math.min(width, to.left + (to.columns << to.wide)) - x;
        if (n <= 0) return;
        for (int y = Math.max(0, to.low), end = Math.min(height, to.low + (to.rows << to.high)); y < end; y++) {
            run.fold(y * width + x, n, x - to.left, (y - to.low >> to.high) * to.columns);
        }
    }
}
