package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Quantile;
import dev.aquatint.reduce.Reduction;
import java.util.Arrays;

/// How often each value occurs in each cell: one table for all cells, so that memory follows what there is and not the canvas.
///
/// For quantiles values are rounded before they are counted, to `FRACTION` binary places behind the leading one. Counts add up in any order.
final class Occurrences implements Tally {
    /// Half a unit of the last place is a part in 512.
    static final int FRACTION = 8;

    private static final int DROPPED = 52 - FRACTION, LEAST = 1 << 12, BYTES = 16, STEP = 1 << 12, BYTES_OF_ENTRY = 32;
    private static final long HALF = 1L << DROPPED - 1, KEPT = -1L << DROPPED, INFINITE = 0x7ffL << 52;

    private final Reduction of;
    private final boolean rounded, exact;
    private final double share;                 // NaN: the most frequent value
    private final int cells;
    private Budget budget;                      // null: there is no limit

    private int[] cell, count;                  // a slot without a count is empty
    private long[] value;                       // in the order of numbers
    private int size, paid;                     // values

    private int[] start;                        // once settled: what a cell has is at start[cell] to start[cell + 1] of the two others
    private int[] counts = new int[0];
    private long[] values = new long[0];

    /// @param exact whether values are whole numbers that doubles do not hold
    Occurrences(Reduction of, boolean exact, int cells) {
        this.of = of;
        this.exact = exact;
        this.rounded = of instanceof Quantile;
        this.share = of instanceof Quantile(_, var at) ? at : Double.NaN;
        this.cells = cells;
        allocate(LEAST);
    }

    private void allocate(int slots) {
        cell = new int[slots];
        count = new int[slots];
        value = new long[slots];
    }

    @Override
    public void allow(Budget budget) {
        this.budget = budget;
        paid = 0;
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            if (exact) count(cell[i], block.whole[row[i]], 1);
            else add(cell[i], v + 0.0);
        }
    }

    /// Takes one value, rounded if this is for a quantile.
    void add(int cell, double v) {
        count(cell, sortable(rounded ? rounded(v) : Double.doubleToRawLongBits(v)), 1);
    }

    /// The bits of the nearest number with few places; of the next one below when that would be infinite.
    static long rounded(double v) {
        long bits = Double.doubleToRawLongBits(v), near = bits + HALF & KEPT;
        return (near & INFINITE) == INFINITE ? bits & KEPT : near;
    }

    /// Bits whose order as whole numbers is that of the numbers they stand for; and back.
    private static long sortable(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private void count(int c, long v, int n) {
        int mask = count.length - 1, at = (int) Registers.hash(v ^ (long) c << 20) & mask;
        while (count[at] != 0 && (cell[at] != c || value[at] != v)) at = at + 1 & mask;
        if (count[at] == 0) {
            if (size == paid) pay();
            cell[at] = c;
            value[at] = v;
            size++;
        }
        count[at] += n;
        if (size > mask * 0.7) grow();
    }

    /// For the next values, as if the table were always as large as is usual for so many: it may be left over from a frame with more.
    private void pay() {
        if (budget != null && !budget.take((long) BYTES_OF_ENTRY * STEP)) {
            throw new IllegalArgumentException("%s counts more different values than fit into %,d MB: ask for a smaller raster or fewer rows, or start with a larger -Xmx".formatted(
                    of.source(), budget.megabytes()));
        }
        paid += STEP;
    }

    private void grow() {
        int[] cells = cell, counts = count;
        long[] values = value;
        allocate(2 * counts.length);
        size = 0;
        for (int i = 0; i < counts.length; i++) if (counts[i] != 0) count(cells[i], values[i], counts[i]);
    }

    /// Moves everything to the first tally, ordered by cell, and leaves the tables empty.
    @Override
    public void settle(Tally[] all) {
        budget = null;                          // all have kept to it
        for (int a = 1; a < all.length; a++) {
            Occurrences o = (Occurrences) all[a];
            for (int i = 0; i < o.count.length; i++) if (o.count[i] != 0) count(o.cell[i], o.value[i], o.count[i]);
            o.clear();
        }
        if (start == null) start = new int[cells + 1];
        else Arrays.fill(start, 0);
        if (counts.length < size) {
            counts = new int[size];
            values = new long[size];
        }
        for (int i = 0; i < count.length; i++) if (count[i] != 0) start[cell[i]]++;
        for (int c = 0, sum = 0; c <= cells; c++) start[c] = sum += start[c];
        for (int i = 0; i < count.length; i++) {
            if (count[i] == 0) continue;
            int to = --start[cell[i]];
            counts[to] = count[i];
            values[to] = value[i];
        }
        clear();
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        Occurrences settled = (Occurrences) all[0];
        if (into instanceof Plane.Wholes(long[] wholes)) {
            for (int i = from; i < to; i++) wholes[i] = settled.most(base + i) < 0 ? Plane.Wholes.EMPTY : settled.values[settled.most(base + i)];
            return;
        }
        double[] of = ((Plane.Doubles) into).of();
        int widest = 0;
        for (int i = base + from; i < base + to; i++) widest = Math.max(widest, settled.start[i + 1] - settled.start[i]);
        long[] sorted = new long[rounded ? widest : 0];
        for (int i = from; i < to; i++) of[i] = rounded ? settled.quantile(base + i, sorted) : settled.mode(base + i);
    }

    private double mode(int c) {
        int most = most(c);
        return most < 0 ? Double.NaN : Double.longBitsToDouble(sortable(values[most]));
    }

    /// Where the most frequent value of a cell is, the smallest of several; negative if there is none.
    private int most(int c) {
        if (start[c] == start[c + 1]) return -1;
        int best = start[c];
        for (int k = best + 1; k < start[c + 1]; k++) {
            int more = Integer.compareUnsigned(counts[k], counts[best]);
            if (more > 0 || more == 0 && values[k] < values[best]) best = k;
        }
        return best;
    }

    /// @param sorted scratch: values in the high, counts in the low half
    private double quantile(int c, long[] sorted) {
        int from = start[c], n = start[c + 1] - from;
        if (n == 0) return Double.NaN;
        long rows = 0;
        for (int k = 0; k < n; k++) {
            long count = Integer.toUnsignedLong(counts[from + k]);
            sorted[k] = values[from + k] >> DROPPED << 32 | count;
            rows += count;
        }
        Arrays.sort(sorted, 0, n);
        double place = share * (rows - 1), part = place - Math.floor(place);
        long below = (long) place + 1;          // how many values there are up to the lower neighbour
        int k = 0;
        long seen = sorted[0] & 0xffffffffL;
        while (seen < below) seen += sorted[++k] & 0xffffffffL;
        double low = number(sorted[k]);
        if (part == 0 || seen > below) return low;
        return low + (number(sorted[k + 1]) - low) * part;
    }

    private static double number(long entry) {
        return Double.longBitsToDouble(sortable(entry >> 32 << DROPPED) & KEPT);
    }

    @Override
    public Plane plane(int cells) {
        return exact ? new Plane.Wholes(new long[cells]) : new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        Arrays.fill(count, 0);
        size = paid = 0;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public long bytes() {
        return (long) BYTES * count.length + 12L * counts.length + (start == null ? 0 : 4L * start.length);
    }
}
