package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Kernel;
import dev.aquatint.raster.kernel.Lump;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Distinct;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Quantile;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Selector;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Var;
import dev.aquatint.reduce.WeightedMean;
import dev.aquatint.reduce.Where;
import java.util.Arrays;
import java.util.List;

/// The rows of a leaf that lies in a handful of cells, added up aside and handed on by the cell. One for each strand.
///
/// Neighbours fall into one cell again and again, and each would wait for the one before to be written; aside there are four of each cell,
/// which rows take in turn, as long as that is not too many.
final class Handful {
    /// Cells of a leaf, and these times groups.
    static final int MOST = 64, MOST_KEYS = 1024;

    private static final int MOST_IN_TURN = 64, SLOTS = Math.max(MOST_KEYS, 4 * (MOST_IN_TURN + 1)) + 1;

    /// Bits that the multiples of so many values need more than one.
    private static final int BITS_OF_A_LEAF = 8;

    private final Rows rows;
    private final PointRuns runs;
    private final int gridWidth, gridCells;
    private final List<Reducer.Part> parts;
    private final int[][] groups;               // of each code from -1 on: its group, or -1
    private final int most;                     // groups of any part
    private final Block block = Block.mine();
    private final Lump lump = new Lump();
    private final int[] local = new int[Block.ROWS], key = new int[Block.ROWS], n = new int[SLOTS];
    private final long[] multiple = new long[Block.ROWS], sum = new long[SLOTS];
    private final double[] least = new double[SLOTS], greatest = new double[SLOTS];

    /// @param reducer of which [#takes] is true
    Handful(Reducer reducer, Rows rows, PointRuns runs, int gridWidth, int gridCells) {
        this.rows = rows;
        this.runs = runs;
        this.gridWidth = gridWidth;
        this.gridCells = gridCells;
        this.parts = reducer.parts();
        this.most = parts.stream().mapToInt(Reducer.Part::planes).max().orElseThrow();
        this.groups = new int[parts.size()][];
        for (int p = 0; p < groups.length; p++) {
            if (parts.get(p).groups() == null) continue;
            int[] of = parts.get(p).groups().group();
            groups[p] = new int[of.length + 1];
            groups[p][0] = -1;
            System.arraycopy(of, 0, groups[p], 1, of.length);
        }
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    /// Whether every part is one that takes [Lump]s, of values whose sums fit.
    static boolean takes(List<Reducer.Part> parts) {
        return parts.stream().allMatch(p -> takes(p.kernel()) && p.planes() <= MOST_KEYS);
    }

    private static boolean takes(Kernel kernel) {
        return switch (kernel.each()) {
            case Count _, Any _, Min _, Max _ -> true;
            case Sum _, Mean _ -> kernel.grain() != null && kernel.grain().bits() <= Grain.PART - BITS_OF_A_LEAF;
            case Selector _, Where _, Var _, Std _, WeightedMean _, Mode _, Quantile _, Distinct _, By _, Summary _ -> false;
        };
    }

    /// Adds the rows of a leaf that lies in a rectangle of cells, all of them in view; false when there are too many cells.
    ///
    /// @param task that is open
    boolean add(Tally[] tallies, int task, int left, int low, int width, int height, int from, int to) {
        int cells = width * height, size = to - from;
        if (cells > MOST || cells * most > MOST_KEYS) return false;
        runs.within(left, low, width, from, size, local);
        boolean filtered = rows.scan.filter() != null;
        if (filtered) rows.keep(task, from, size, block.keep);
        for (int p = 0; p < tallies.length; p++) {
            Reducer.Part part = parts.get(p);
            int keys = cells * part.planes();
            keys(part, groups[p], task, cells, from, size, keys);
            if (filtered) drop(block.keep, size, keys, key);
            if (part.value() != null) {
                Values.read(rows.chunk(task, part.value()), from, size, block.xFloat, block.value);
                dropMissing(block.value, size, keys, key);
            }
            int turn = keys <= MOST_IN_TURN ? keys + 1 : 0;
            count(key, size, turn, n);
            Reduction each = part.kernel().each();
            boolean adds = each instanceof Sum || each instanceof Mean, compares = each instanceof Min || each instanceof Max;
            if (adds) {
                multiples(block.value, size, part.kernel().grain().up(), multiple);
                add(key, multiple, size, turn, sum);
            }
            if (compares) compare(key, block.value, size, turn, least, greatest);
            for (int k = 0, group = 0; group < part.planes(); group++) {
                for (int j = 0; j < height; j++) {
                    int cell = group * gridCells + (low + j) * gridWidth + left;
                    for (int i = 0; i < width; i++, k++) handOn(tallies[p], cell + i, k, turn, adds, compares);
                }
            }
            clear(keys, turn, adds, compares);
        }
        return true;
    }

    private void keys(Reducer.Part part, int[] groups, int task, int cells, int from, int size, int none) {
        if (groups == null) {
            System.arraycopy(local, 0, key, 0, size);
            return;
        }
        Chunk codes = rows.chunk(task, part.groups().by().column());
        part.groups().codes(codes, from, size, block);
        int[] code = block.offset;
        for (int i = 0; i < size; i++) {
            int group = groups[code[i] + 1];
            key[i] = group < 0 ? none : group * cells + local[i];
        }
    }

    private static void drop(byte[] keep, int size, int none, int[] key) {
        for (int i = 0; i < size; i++) key[i] ^= (key[i] ^ none) & keep[i] - 1;
    }

    private static void dropMissing(double[] value, int size, int none, int[] key) {
        for (int i = 0; i < size; i++) if (value[i] != value[i]) key[i] = none;
    }

    /// The multiple of NaN is 0.
    private static void multiples(double[] value, int size, double up, long[] multiple) {
        for (int i = 0; i < size; i++) multiple[i] = (long) (value[i] * up);
    }

    private static void count(int[] key, int size, int turn, int[] n) {
        int q = size / 4;
        for (int i = 0; i < q; i++) {
            n[key[i]]++;
            n[key[i + q] + turn]++;
            n[key[i + 2 * q] + 2 * turn]++;
            n[key[i + 3 * q] + 3 * turn]++;
        }
        for (int i = 4 * q; i < size; i++) n[key[i]]++;
    }

    private static void add(int[] key, long[] multiple, int size, int turn, long[] sum) {
        int q = size / 4;
        for (int i = 0; i < q; i++) {
            sum[key[i]] += multiple[i];
            sum[key[i + q] + turn] += multiple[i + q];
            sum[key[i + 2 * q] + 2 * turn] += multiple[i + 2 * q];
            sum[key[i + 3 * q] + 3 * turn] += multiple[i + 3 * q];
        }
        for (int i = 4 * q; i < size; i++) sum[key[i]] += multiple[i];
    }

    /// Missing values have no key but that of nothing.
    private static void compare(int[] key, double[] value, int size, int turn, double[] least, double[] greatest) {
        int q = size / 4;
        for (int i = 0; i < size; i++) {
            int k = key[i] + (q == 0 ? 0 : Math.min(i / q, 3) * turn);
            double v = value[i];
            if (v < least[k]) least[k] = v;
            if (v > greatest[k]) greatest[k] = v;
        }
    }

    private void handOn(Tally tally, int cell, int k, int turn, boolean adds, boolean compares) {
        int times = turn == 0 ? 1 : 4, rows = 0;
        for (int t = 0, at = k; t < times; t++, at += turn) rows += n[at];
        if (rows == 0) return;
        lump.n = rows;
        if (adds) {
            long all = 0;
            for (int t = 0, at = k; t < times; t++, at += turn) all += sum[at];
            lump.low = Grain.settled(all);
            lump.high = Grain.carried(all);
        }
        if (compares) {
            double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
            for (int t = 0, at = k; t < times; t++, at += turn) {
                lo = Math.min(lo, least[at]);
                hi = Math.max(hi, greatest[at]);
            }
            lump.least = lo;
            lump.most = hi;
        }
        tally.add(cell, lump);
    }

    private void clear(int keys, int turn, boolean adds, boolean compares) {
        int end = turn == 0 ? keys + 1 : 4 * turn;
        Arrays.fill(n, 0, end, 0);
        if (adds) Arrays.fill(sum, 0, end, 0);
        if (!compares) return;
        Arrays.fill(least, 0, end, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, 0, end, Double.NEGATIVE_INFINITY);
    }
}
