package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.First;
import dev.aquatint.reduce.FirstN;
import dev.aquatint.reduce.Last;
import dev.aquatint.reduce.LastN;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.MaxN;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.MinN;
import dev.aquatint.reduce.Selector;
import java.util.Arrays;
import java.util.List;

/// The values of the rows that are picked in each cell, the best first, and what is said beside them.
///
/// An empty place is NaN, and so are all behind it. Of equal values the earlier row stands before the later one, which holds between
/// tallies because each has a run of rows and they are drained in order.
///
/// @param value `n` places for each cell
/// @param beside what is looked up, or the number of the row, at the same places; null when the values themselves are wanted
/// @param wanted which of these `beside` has: the bits of doubles where it has what is looked up
record Picks(double[] value, long[] beside, int n, Order order, Wanted wanted) implements Tally {
    enum Order { FIRST, LAST, LEAST, GREATEST }

    /// `WHOLES` are looked up, and doubles do not hold them.
    enum Wanted { VALUES, LOOKED_UP, WHOLES, NUMBERS }

    Picks(Selector selector, Wanted wanted, int cells) {
        double[] empty = new double[cells * selector.ranks()];
        Arrays.fill(empty, Double.NaN);
        this(empty, wanted == Wanted.VALUES ? null : new long[empty.length], selector.ranks(), order(selector), wanted);
    }

    private static Order order(Selector selector) {
        return switch (selector) {
            case First _, FirstN _ -> Order.FIRST;
            case Last _, LastN _ -> Order.LAST;
            case Min _, MinN _ -> Order.LEAST;
            case Max _, MaxN _ -> Order.GREATEST;
        };
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, looked = block.beside;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            int r = row[i];
            double v = value[r] + 0.0;          // never -0.0: which zero came first must not show
            if (v == v) insert(cell[i], v, switch (wanted) {
                case VALUES -> 0;
                case LOOKED_UP -> Double.doubleToRawLongBits(looked[r]);
                case WHOLES -> looked[r] == looked[r] ? block.whole[r] : Plane.Wholes.EMPTY;
                case NUMBERS -> block.number + r;
            });
        }
    }

    private void insert(int cell, double v, long said) {
        int from = cell * n, to = from + n, at = place(from, to, v);
        if (at == to) return;
        for (int k = to - 1; k > at; k--) value[k] = value[k - 1];
        value[at] = v;
        if (beside == null) return;
        for (int k = to - 1; k > at; k--) beside[k] = beside[k - 1];
        beside[at] = said;
    }

    private int place(int from, int to, double v) {
        int at = from;
        switch (order) {
            case FIRST -> {
                if (value[to - 1] == value[to - 1]) return to;
                while (value[at] == value[at]) at++;
            }
            case LAST -> {}
            case LEAST -> { while (at < to && value[at] <= v) at++; }           // no value is below NaN: an empty place
            case GREATEST -> { while (at < to && value[at] >= v) at++; }
        }
        return at;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        drain(all, base, List.of(into), from, to);
    }

    @Override
    public void drain(Tally[] all, int base, List<Plane> into, int from, int to) {
        Picks first = (Picks) all[0];
        for (int a = 1; a < all.length; a++) first.take((Picks) all[a], base + from, base + to);
        for (int k = 0; k < into.size(); k++) {
            switch (into.get(k)) {
                case Plane.Rows(var of) -> { for (int i = from; i < to; i++) of[i] = first.whole((base + i) * n + k, -1); }
                case Plane.Wholes(var of) -> { for (int i = from; i < to; i++) of[i] = first.whole((base + i) * n + k, Plane.Wholes.EMPTY); }
                case Plane.Doubles(var of) -> { for (int i = from; i < to; i++) of[i] = first.said((base + i) * n + k); }
                case Plane.Counts _, Plane.LongCounts _, Plane.Flags _, Plane.Floats _ -> throw new IllegalStateException("picked values in a plane of " + into.get(k).getClass());
            }
        }
        for (Tally t : all) Arrays.fill(((Picks) t).value, (base + from) * n, (base + to) * n, Double.NaN);
    }

    /// Takes over what later rows have in some cells.
    private void take(Picks later, int from, int to) {
        for (int cell = from; cell < to; cell++) {
            for (int k = 0; k < n; k++) {
                int at = cell * n + (order == Order.LAST ? n - 1 - k : k);          // the last row is inserted last
                double v = later.value[at];
                if (v == v) insert(cell, v, beside == null ? 0 : later.beside[at]);
            }
        }
    }

    private double said(int at) {
        double v = value[at];
        return beside == null || v != v ? v : Double.longBitsToDouble(beside[at]);
    }

    private long whole(int at, long none) {
        return value[at] == value[at] ? beside[at] : none;
    }

    @Override
    public int ranks() {
        return n;
    }

    @Override
    public Tally copy() {
        return new Picks(value.clone(), beside == null ? null : beside.clone(), n, order, wanted);
    }

    @Override
    public Plane plane(int cells) {
        return switch (wanted) {
            case VALUES, LOOKED_UP -> new Plane.Doubles(new double[cells]);
            case WHOLES -> new Plane.Wholes(new long[cells]);
            case NUMBERS -> new Plane.Rows(new long[cells]);
        };
    }

    @Override
    public void clear() {
        Arrays.fill(value, Double.NaN);
    }

    @Override
    public int cells() {
        return value.length / n;
    }
}
