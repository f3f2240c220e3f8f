package dev.aquatint.raster;

import dev.aquatint.columns.Scan;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.element.Histogram;
import dev.aquatint.element.Points;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.shade.EqualBins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What can be said about columns without pixels: their range, their histogram, their few values.
final class Survey {
    private Survey() {}

    /// The smallest and largest finite value of a column among the rows that count; null where there is none.
    static Range range(Frame frame, String column, Team team, Cancel cancel) {
        return ranges(frame, Measure.of(column), AxisType.LINEAR, List.of(), AxisType.LINEAR, team, cancel)[0];
    }

    /// The smallest and largest finite value along either axis that has a place on it, among the rows that count; null where there is none.
    static Range[] ranges(Frame frame, List<Measure> x, AxisType xType, List<Measure> y, AxisType yType, Team team, Cancel cancel) {
        Sweep sweep = sweep(frame, Stream.concat(x.stream(), y.stream()).flatMap(Measure::columns).toList());
        double aboveX = above(xType), aboveY = above(yType);
        Range[] known = {known(sweep, x, aboveX), known(sweep, y, aboveY)};
        if (known[0] != null && (known[1] != null || y.isEmpty())) return known;
        List<double[]> extremes = Collections.synchronizedList(new ArrayList<>());
        sweep.share(team, cancel, () -> {
            double[] mine = {Double.POSITIVE_INFINITY, aboveX, Double.POSITIVE_INFINITY, aboveY};
            extremes.add(mine);
            Block block = Block.mine();
            return (scan, chunk, from, n) -> {
                boolean all = scan.filter() == null;
                if (!all) scan.keep(chunk, from, n, block.keep);
                for (Measure m : x) {
                    read(scan, chunk, from, n, m, block);
                    if (!all) drop(block, n);
                    widen(block.value, n, aboveX, mine, 0);
                }
                for (Measure m : y) {
                    read(scan, chunk, from, n, m, block);
                    if (!all) drop(block, n);
                    widen(block.value, n, aboveY, mine, 2);
                }
            };
        });
        Range[] found = new Range[2];
        for (int i = 0; i < 2; i++) {
            double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
            for (double[] e : extremes) {
                lo = Math.min(lo, e[2 * i]);
                hi = Math.max(hi, e[2 * i + 1]);
            }
            found[i] = lo <= hi ? new Range(lo + 0.0, hi + 0.0) : null;         // never -0.0
        }
        return found;
    }

    /// What a file says of the range, without reading values; null when it does not, or when some have no place. Of what does not fit into memory it says what
    /// is in the chunks that may have rows that count, which can be more than these have.
    private static Range known(Sweep sweep, List<Measure> of, double above) {
        Range all = null;
        for (Measure m : of) {
            Range range = m.offset() != null ? null : sweep.streamed() != null ? sweep.streamed().within(m.column()) : sweep.scan().known(m.column());
            if (range == null || range.lo() <= above || !Double.isFinite(range.lo()) || !Double.isFinite(range.hi())) return null;
            all = all == null ? range : new Range(Math.min(all.lo(), range.lo()), Math.max(all.hi(), range.hi()));
        }
        return all == null ? null : new Range(all.lo() + 0.0, all.hi() + 0.0);
    }

    private static void read(Scan scan, int chunk, int from, int n, Measure measure, Block block) {
        Values.read(scan.chunk(chunk, measure.column()), from, n, block.xFloat, block.value);
        if (measure.offset() == null) return;
        Values.read(scan.chunk(chunk, measure.offset()), from, n, block.xFloat, block.x);
        for (int i = 0; i < n; i++) block.value[i] += measure.sign() * block.x[i];
    }

    private static void drop(Block block, int n) {
        byte[] keep = block.keep;
        double[] value = block.value;
        for (int i = 0; i < n; i++) value[i] = keep[i] != 0 ? value[i] : Double.NaN;
    }

    private static double above(AxisType type) {
        return switch (type) {
            case LINEAR -> Double.NEGATIVE_INFINITY;
            case LOG -> 0;
        };
    }

    /// @param above what all values that count are greater than; the largest so far is at least that
    private static void widen(double[] value, int n, double above, double[] extremes, int at) {
        double lo = extremes[at], hi = extremes[at + 1];
        for (int i = 0; i < n; i++) {
            double v = value[i];
            if (v < lo && v > above) lo = v;
            if (v > hi && v != Double.POSITIVE_INFINITY) hi = v;
        }
        extremes[at] = lo;
        extremes[at + 1] = hi;
    }

    static Bins histogram(Histogram of, Team team, Cancel cancel) {
        Range range = of.range() != null ? of.range() : range(of.frame(), of.column(), team, cancel);
        if (range == null) range = new Range(0, 1);
        if (!Double.isFinite(range.lo()) || !Double.isFinite(range.hi()) || !Double.isFinite(range.hi() - range.lo())) {
            throw new IllegalArgumentException("a histogram of '%s' needs a finite range, not %s".formatted(of.column(), range));
        }
        EqualBins bins = of.range() == null && whole(of) ? EqualBins.ofWhole(range.lo(), range.hi(), of.bins()) : EqualBins.over(range.lo(), range.hi(), of.bins());
        List<long[]> counted = Collections.synchronizedList(new ArrayList<>());
        sweep(of.frame(), List.of(of.column())).share(team, cancel, () -> {
            long[] mine = new long[bins.bins()];
            counted.add(mine);
            Block block = Block.mine();
            return (scan, chunk, from, n) -> {
                Values.read(scan.chunk(chunk, of.column()), from, n, block.xFloat, block.value);
                scan.keep(chunk, from, n, block.keep);
                for (int i = 0; i < n; i++) {
                    double v = block.value[i];
                    if (v >= bins.lo() && v <= bins.hi() && block.keep[i] != 0) mine[bins.of(v)]++;
                }
            };
        });
        double[] counts = new double[bins.bins()];
        for (long[] c : counted) {
            for (int i = 0; i < counts.length; i++) counts[i] += c[i];
        }
        return new Bins(bins.edges(), counts);
    }

    private static boolean whole(Histogram of) {
        return switch (of.frame().schema().typeOf(of.column())) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    /// Fewer floats than this may all be whole by chance.
    private static final int ENOUGH = 1000;

    /// Whether all values of a column are whole numbers. Of floats the first rows are looked at, and all only if these are; of those that do not fit into memory none.
    static boolean whole(Frame frame, String column) {
        return switch (frame.schema().typeOf(column)) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BOOLEAN, DATE, STRING -> true;
            case TIME, TIMESTAMP -> false;
            case FLOAT32, FLOAT64 -> {
                Sweep sweep = Sweep.of(frame, List.of(column));
                Scan scan = sweep.scan();
                if (sweep.streamed() != null || scan.rows() < ENOUGH) yield false;
                Block block = Block.mine();
                int n = Math.min(Block.ROWS, scan.rows(0));
                Values.read(scan.chunk(0, column), 0, n, block.xFloat, block.value);
                for (int i = 0; i < n; i++) {
                    double v = block.value[i];
                    if (v != Math.rint(v) && v == v) yield false;
                }
                Grain grain = scan.grain(column);
                yield grain != null && grain.bits() > 0 && grain.unit() >= 0;
            }
        };
    }

    /// The places of all rows that have one, in the order of rows; null when there are more than `limit`.
    static double[][] marks(Points points, int limit, Cancel cancel) {
        Marks marks = new Marks(limit);
        Block block = Block.mine();
        Sweep sweep = Sweep.of(points.frame(), points.kdims().stream().distinct().toList());
        return sweep.until(cancel, (scan, chunk, from, n) -> {
            Values.read(scan.chunk(chunk, points.x()), from, n, block.xFloat, block.x);
            Values.read(scan.chunk(chunk, points.y()), from, n, block.yFloat, block.y);
            scan.keep(chunk, from, n, block.keep);
            for (int i = 0; i < n && !marks.full(); i++) {
                if (block.keep[i] != 0 && Double.isFinite(block.x[i]) && Double.isFinite(block.y[i])) marks.add(block.x[i], block.y[i]);
            }
        }, marks::full) ? null : marks.places();
    }

    /// The texts of a column in order of their codes. Costs a read of the column, once.
    static List<String> categories(Frame frame, String column) {
        return Sweep.of(frame, List.of(column)).scan().categories(column);
    }

    private static Sweep sweep(Frame frame, List<String> columns) {
        Set<String> distinct = new LinkedHashSet<>(columns);
        for (String c : distinct) {
            if (frame.schema().typeOf(c) == ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds text, and numbers are needed".formatted(c, frame.name()));
        }
        return Sweep.of(frame, List.copyOf(distinct));
    }
}
