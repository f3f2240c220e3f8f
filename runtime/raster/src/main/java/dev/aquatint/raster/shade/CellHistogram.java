package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.reduce.Combining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How the values of a raster's cells are distributed, and which part of them a mask keeps. One pass over the cells after that for their ends.
///
/// Values that span more than two decades are binned by logarithm, and so are the lengths of bars. Bins of whole numbers hold whole
/// numbers: there are as many of them as leave none without one. Infinities count as the largest or smallest finite value.
public final class CellHistogram {
    /// From where on even steps would put everything into the first bin, or make bars too short to be seen.
    private static final double FAR = 100;
    /// The share of the room that a single cell's bar has where lengths go by logarithm, in decades.
    private static final double ONE = 0.3;
    private static final int PARTS = 4, MOST_TICKS = 6;

    private CellHistogram() {}

    private record Bins(double[] edges, boolean whole, boolean byLog) {

        static Bins over(Range ends, int bins, boolean whole) {
            double lo = ends.lo(), hi = ends.hi();
            boolean byLog = lo > 0 && hi / lo > FAR;
            if (!whole && !(lo < hi)) return new Bins(new double[] {lo - 0.5, lo + 0.5}, false, false);
            double[] edges = new double[bins + 1];
            for (int i = 0; i <= bins; i++) edges[i] = i == bins ? hi : byLog ? lo * Math.pow(hi / lo, i / (double) bins) : lo + (hi - lo) * i / bins;
            return new Bins(whole ? betweenWholes(edges) : edges, whole, byLog);
        }

        private static double[] betweenWholes(double[] edges) {
            List<Double> between = new ArrayList<>(List.of(edges[0] - 0.5));
            for (int i = 1; i < edges.length - 1; i++) {
                double edge = Math.rint(edges[i]) - 0.5;
                if (edge > between.getLast()) between.add(edge);
            }
            between.add(edges[edges.length - 1] + 0.5);
            return between.stream().mapToDouble(d -> d).toArray();
        }

        int count() {
            return edges.length - 1;
        }

        /// The bin whose lower edge is the last that is not above the value.
        int of(double v) {
            int lo = 0, hi = count() - 1;
            while (lo < hi) {
                int mid = (lo + hi + 1) >>> 1;
                if (edges[mid] <= v) {
                    lo = mid;
                } else {
                    hi = mid - 1;
                }
            }
            return lo;
        }

        double place(double v) {
            double from = edges[0], to = edges[count()];
            return byLog ? Math.log(v / from) / Math.log(to / from) : (v - from) / (to - from);
        }
    }

    private record Counted(long[] cells, long[] kept, double total, double left) {
        Counted plus(Counted more) {
            Arrays.setAll(cells, i -> cells[i] + more.cells[i]);
            Arrays.setAll(kept, i -> kept[i] + more.kept[i]);
            return new Counted(cells, kept, total + more.total, left + more.left);
        }
    }

    /// @param bins how many at most
    /// @param kept the values that a mask keeps, or null without one
    /// @param title what the values are
    /// @param points whether the values are numbers of points, so that the note tells of these; of cells otherwise
    /// @param of what categories of a cell come to together
    public static SideHistogram of(Raster raster, int bins, Range kept, String title, boolean points, Combining of) {
        Plane values = Masker.values(raster, of);
        Range ends = Ends.of(values);
        boolean whole = raster.planes().stream().allMatch(Plane::whole) && (of == Combining.SUM || raster.categories().isEmpty());
        Bins into = Bins.over(ends == null ? new Range(0, 1) : ends, bins, whole);
        Counted counted = count(values, into, kept == null ? Range.ALL : kept);
        long most = Arrays.stream(counted.cells).max().orElse(0), least = Arrays.stream(counted.cells).filter(n -> n > 0).min().orElse(0);
        boolean byLog = most > FAR * least;
        return new SideHistogram(into.edges, Arrays.stream(into.edges).map(into::place).toArray(), counted.cells, counted.kept,
                Arrays.stream(counted.cells).mapToDouble(n -> length(n, most, byLog)).toArray(), Arrays.stream(counted.kept).mapToDouble(n -> length(n, most, byLog)).toArray(),
                valueTicks(into, ends, title), cellTicks(most, byLog), kept == null ? List.of() : note(counted, points));
    }

    private static Counted count(Plane values, Bins bins, Range kept) {
        int n = values.size();
        return IntStream.range(0, PARTS).parallel().mapToObj(part -> {
            long[] all = new long[bins.count()], left = new long[bins.count()];
            double total = 0, stays = 0;
            for (int i = (int) ((long) n * part / PARTS), to = (int) ((long) n * (part + 1) / PARTS); i < to; i++) {
                if (!values.present(i)) continue;
                double v = values.value(i);
                int bin = bins.of(v);
                all[bin]++;
                total += v;
                if (!kept.contains(v)) continue;
                left[bin]++;
                stays += v;
            }
            return new Counted(all, left, total, stays);
        }).reduce(Counted::plus).orElseThrow();
    }

    private static double length(long cells, long most, boolean byLog) {
        if (cells == 0) return 0;
        return byLog ? (Math.log10(cells) + ONE) / (Math.log10(most) + ONE) : cells / (double) most;
    }

    private static ColourBar valueTicks(Bins bins, Range ends, String title) {
        if (ends == null) return new ColourBar(new double[0], List.of(), title);
        List<Double> at = bins.byLog ? decades(ends.lo(), ends.hi()) : Ticks.multiples(ends.lo(), ends.hi(), bins.whole);
        if (at.isEmpty() || ends.lo() == ends.hi()) at = List.of(ends.lo());
        double unit = bins.byLog ? 0 : Ticks.unit(Math.max(Math.abs(ends.lo()), Math.abs(ends.hi())));
        return new ColourBar(at.stream().mapToDouble(bins::place).toArray(), Ticks.labels(at, unit), title);
    }

    private static ColourBar cellTicks(long most, boolean byLog) {
        if (most == 0) return new ColourBar(new double[0], List.of(), "cells");
        List<Double> at = new ArrayList<>(byLog ? decades(1, most) : List.of(0.0, Math.max(1, Math.min(most, Ticks.rounded(most * 0.8, 1)))));
        while (at.size() > 3) at = new ArrayList<>(IntStream.range(0, at.size()).filter(i -> i % 2 == 0).mapToObj(at::get).toList());
        return new ColourBar(at.stream().mapToDouble(n -> length(n.longValue(), most, byLog)).toArray(), Ticks.labels(at, 0), "cells");
    }

    /// Powers of ten, or of a hundred and so on where those would be too many.
    private static List<Double> decades(double lo, double hi) {
        int first = (int) Math.ceil(Math.log10(lo) - 1e-9), last = (int) Math.floor(Math.log10(hi) + 1e-9), step = (last - first) / MOST_TICKS + 1;
        return IntStream.rangeClosed(first, last).filter(p -> (p - first) % step == 0).mapToObj(p -> Math.pow(10, p)).toList();
    }

    private static List<String> note(Counted counted, boolean points) {
        double all = points ? counted.total : Arrays.stream(counted.cells).sum(), left = points ? counted.left : Arrays.stream(counted.kept).sum();
        double share = all == 0 ? 0 : 100 * (all - left) / all;
        String percent = share == 0 || share >= 0.1 ? String.format(Locale.ROOT, "%.1f %%", share) : "under 0.1 %";
        return List.of(String.format(Locale.ROOT, "%,d %s filtered", (long) (all - left), points ? "points" : "cells"), percent + " of those seen");
    }
}
