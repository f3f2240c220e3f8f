package dev.aquatint.columns;

import dev.aquatint.frame.Expr;
import java.util.Arrays;

/// A compiled value: a block of doubles at a time, NaN where missing.
@FunctionalInterface
interface Value {

    void read(int chunk, int from, int n, double[] into);

    static Value constant(double v) {
        return (_, _, n, into) -> Arrays.fill(into, 0, n, v);
    }

    static Value column(Chunk[] chunks) {
        return (chunk, from, n, into) -> chunks[chunk].doubles(from, n, into);
    }

    /// A text column as the place of each text in an order that two columns share.
    static Value ranked(Chunk[] chunks, double[] ranks) {
        return (chunk, from, n, into) -> {
            chunks[chunk].doubles(from, n, into);
            for (int i = 0; i < n; i++) into[i] = into[i] == into[i] ? ranks[(int) into[i]] : Double.NaN;
        };
    }

    /// A condition as 1 and 0.
    static Value condition(Condition of, int slot) {
        return (chunk, from, n, into) -> {
            byte[] keep = Scratch.bytes(slot, n);
            of.test(chunk, from, n, keep);
            for (int i = 0; i < n; i++) into[i] = keep[i];
        };
    }

    /// @param slot scratch that nothing inside `right` uses
    static Value arithmetic(Expr.Operator by, Value left, Value right, int slot) {
        return (chunk, from, n, into) -> {
            left.read(chunk, from, n, into);
            double[] other = Scratch.doubles(slot, n);
            right.read(chunk, from, n, other);
            switch (by) {
                case PLUS -> { for (int i = 0; i < n; i++) into[i] += other[i]; }
                case MINUS -> { for (int i = 0; i < n; i++) into[i] -= other[i]; }
                case TIMES -> { for (int i = 0; i < n; i++) into[i] *= other[i]; }
                case OVER -> { for (int i = 0; i < n; i++) into[i] /= other[i]; }
                case MOD -> { for (int i = 0; i < n; i++) into[i] = floorMod(into[i], other[i]); }
            }
        };
    }

    /// What is left of a division that rounds down, as `modulo(..)` and `Math.floorMod` have it: it has the sign of the divisor.
    static double floorMod(double v, double by) {
        double left = v % by;
        return left != 0 && left < 0 != by < 0 ? left + by : left;
    }

    /// @param slot two double slots from here on that nothing inside uses
    static Condition compare(Expr.Comparison by, Value left, Value right, int slot) {
        return (chunk, from, n, keep) -> {
            double[] a = Scratch.doubles(slot, n);
            left.read(chunk, from, n, a);
            double[] b = Scratch.doubles(slot + 1, n);
            right.read(chunk, from, n, b);
            switch (by) {
                case EQ -> { for (int i = 0; i < n; i++) keep[i] = (byte) (a[i] == b[i] ? 1 : 0); }
                case NE -> throw new IllegalArgumentException("unequal is the negation of equal");
                case LT -> { for (int i = 0; i < n; i++) keep[i] = (byte) (a[i] < b[i] ? 1 : 0); }
                case LE -> { for (int i = 0; i < n; i++) keep[i] = (byte) (a[i] <= b[i] ? 1 : 0); }
                case GT -> { for (int i = 0; i < n; i++) keep[i] = (byte) (a[i] > b[i] ? 1 : 0); }
                case GE -> { for (int i = 0; i < n; i++) keep[i] = (byte) (a[i] >= b[i] ? 1 : 0); }
            }
        };
    }

    static Condition missing(Value of, int slot) {
        return (chunk, from, n, keep) -> {
            double[] v = Scratch.doubles(slot, n);
            of.read(chunk, from, n, v);
            for (int i = 0; i < n; i++) keep[i] = (byte) (v[i] != v[i] ? 1 : 0);
        };
    }

    /// @param sorted the values that count, ascending
    static Condition in(Value of, double[] sorted, int slot) {
        return (chunk, from, n, keep) -> {
            double[] v = Scratch.doubles(slot, n);
            of.read(chunk, from, n, v);
            // + 0.0 makes -0.0 the 0.0 that a search by bits finds
            for (int i = 0; i < n; i++) keep[i] = (byte) (v[i] == v[i] && Arrays.binarySearch(sorted, v[i] + 0.0) >= 0 ? 1 : 0);
        };
    }
}
