package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Exact quantiles: all values are kept, put together by cell in the end, and put in order as far as each quantile needs.
///
/// When all tallies together take more memory than they may, values are counted after rounding, by [Occurrences].
final class Quantiles implements Tally {
    private static final int RUN = 1 << 14, BYTES = 12;

    /// What a value takes at most: while it is put together with those of its cell it is there twice.
    private static final int BYTES_AT_MOST = BYTES + Double.BYTES;

    /// Values so much larger than what lies between them say nothing after rounding: as times do.
    private static final double TELLING = 32;

    private final Quantile of;
    private final int cells;
    private final List<int[]> cell = new ArrayList<>();             // runs of equal length
    private final List<double[]> value = new ArrayList<>();
    private int size;
    private Budget budget;                      // null: there is no limit
    private Occurrences rounded;                // takes all, once there are too many
    private double least, greatest;             // of the finite values that were rounded
    private boolean settled;

    private int[] start;                        // once settled: what a cell has is at start[cell] to start[cell + 1] of the values
    private double[] values = new double[0];

    Quantiles(Quantile of, int cells) {
        this.of = of;
        this.cells = cells;
    }

    @Override
    public void allow(Budget budget) {
        this.budget = budget;
    }

    @Override
    public void add(Block block) {
        if (settled) {
            settled = false;
            rounded = null;             // which is drained
        }
        if (rounded == null && (budget != null && budget.spent() || size + Block.ROWS > (long) value.size() * RUN && !grow())) round();
        if (rounded != null) {
            for (int i = 0; i < block.size; i++) {
                double v = block.value[block.row[i]];
                if (v == v) round(block.cell[i], v);
            }
            return;
        }
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        int n = block.size, at = size;
        int[] cells = this.cell.get(at / RUN);
        double[] values = this.value.get(at / RUN);
        for (int i = 0; i < n; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int k = at % RUN;
            if (k == 0) {
                cells = this.cell.get(at / RUN);
                values = this.value.get(at / RUN);
            }
            cells[k] = cell[i];
            values[k] = v + 0.0;
            at++;
        }
        size = at;
    }

    /// Whether there is memory for another run.
    private boolean grow() {
        if (size > Integer.MAX_VALUE - 64 - 2 * RUN || budget != null && !budget.take((long) BYTES_AT_MOST * RUN)) return false;
        cell.add(new int[RUN]);
        value.add(new double[RUN]);
        return true;
    }

    /// Of all values, whichever tally has them.
    private void requireTelling(Tally[] all) {
        double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
        for (Tally t : all) {
            least = Math.min(least, ((Quantiles) t).least);
            greatest = Math.max(greatest, ((Quantiles) t).greatest);
        }
        if (greatest - least < Math.max(Math.abs(least), Math.abs(greatest)) / TELLING) {
            throw new IllegalArgumentException(("%s of more values than fit into %,d MB is read from values rounded to a part in 512, and these differ by little more: "
                    + "ask for fewer rows, or start with a larger -Xmx").formatted(of.source(), budget == null ? 0 : budget.megabytes()));
        }
    }

    private void round() {
        rounded = new Occurrences(of, false, cells);
        if (budget != null) rounded.allow(budget.second());
        least = Double.POSITIVE_INFINITY;
        greatest = Double.NEGATIVE_INFINITY;
        while (!value.isEmpty()) {
            int run = value.size() - 1;
            int[] cells = cell.removeLast();
            double[] values = value.removeLast();
            for (int i = 0, n = Math.clamp(size - (long) run * RUN, 0, RUN); i < n; i++) round(cells[i], values[i]);
        }
        size = 0;
    }

    private void round(int cell, double v) {
        if (Double.isFinite(v)) {
            least = Math.min(least, v);
            greatest = Math.max(greatest, v);
        }
        rounded.add(cell, v + 0.0);
    }

    private void forget() {
        cell.clear();
        value.clear();
        size = 0;
    }

    /// Moves everything to the first tally, by cell.
    @Override
    public void settle(Tally[] all) {
        for (Tally t : all) ((Quantiles) t).settled = true;
        if (tooMany(all) || Arrays.stream(all).anyMatch(t -> ((Quantiles) t).rounded != null)) {
            for (Tally t : all) if (((Quantiles) t).rounded == null) ((Quantiles) t).round();
            requireTelling(all);
            rounded.settle(Arrays.stream(all).map(t -> ((Quantiles) t).rounded).toArray(Tally[]::new));
            for (int i = 1; i < all.length; i++) ((Quantiles) all[i]).rounded = null;
            return;
        }
        start = new int[cells + 1];
        int sum = 0;
        for (Tally t : all) {
            Quantiles q = (Quantiles) t;
            for (int i = 0; i < q.size; i++) start[q.cell.get(i / RUN)[i % RUN]]++;
            sum += q.size;
        }
        for (int c = 0, n = 0; c <= cells; c++) start[c] = n += start[c];
        if (values.length < sum) {
            values = new double[0];             // the old ones go first
            values = new double[sum];
        }
        for (Tally t : all) {
            Quantiles q = (Quantiles) t;
            for (int run = 0; run * (long) RUN < q.size; run++) {
                int[] cells = q.cell.get(run);
                double[] of = q.value.get(run);
                for (int i = 0, n = Math.min(RUN, q.size - run * RUN); i < n; i++) values[--start[cells[i]]] = of[i];
            }
            q.forget();
        }
    }

    private static boolean tooMany(Tally[] all) {
        long sum = 0;
        for (Tally t : all) sum += ((Quantiles) t).size;
        return sum > Integer.MAX_VALUE - 64;
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        Quantiles settled = (Quantiles) all[0];
        if (settled.rounded != null) {
            settled.rounded.drain(new Tally[] {settled.rounded}, base, into, from, to);
            return;
        }
        double[] of = ((Plane.Doubles) into).of();
        for (int i = from; i < to; i++) of[i] = quantile(settled.values, settled.start[base + i], settled.start[base + i + 1], this.of.share());
    }

    /// Of the values `from` to `to - 1`, which change places.
    static double quantile(double[] v, int from, int to, double share) {
        int n = to - from;
        if (n == 0) return Double.NaN;
        double place = share * (n - 1);
        int at = from + (int) place;
        double low = Selection.select(v, from, to, at), part = place - Math.floor(place);
        if (part == 0) return low;
        double high = Double.POSITIVE_INFINITY;
        for (int i = at + 1; i < to; i++) high = Math.min(high, v[i]);
        return high == low ? low : low + (high - low) * part;
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        forget();
        rounded = null;
        settled = false;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public long bytes() {
        return (long) BYTES * RUN * value.size() + 8L * values.length + (start == null ? 0 : 4L * start.length) + (rounded == null ? 0 : rounded.bytes());
    }
}
