package dev.aquatint.raster.shade;

import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Spreading;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Datashader's spreading: cells grow into their neighbours. What grows over the edge is lost. Beyond it, values may be averaged, or be that of the nearest cell.
///
/// A cell collects what grows into it in the order of the cells it comes from, row by row from the bottom: sums of doubles and
/// colours put over each other depend on it.
public final class Spreader {
    private Spreader() {}

    /// @param rgba 0xAABBGGRR, row 0 at the bottom; not changed
    public static int[] spread(int[] rgba, int width, Spreading how) {
        boolean[] filled = new boolean[rgba.length];
        for (int i = 0; i < rgba.length; i++) filled[i] = rgba[i] >>> 24 != 0;
        Stencil stencil = Density.stencil(filled, width, how);
        if (stencil.px() == 0) return rgba;
        int[] spread = new int[rgba.length];
        Composite put = how.how().forColours();
        rows(rgba.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
            spread[to] = spread[to] == 0 ? rgba[from] : Compositing.put(rgba[from], spread[to], put);
        }));
        return spread;
    }

    /// Each plane by itself; dynspread measures how near cells are that any plane has something in. Where the raster is a summary of two things, the second says
    /// how much each value of the first counts for in a mean, and grows too.
    public static Raster spread(Raster raster, Spreading how) {
        int cells = raster.width() * raster.height();
        boolean[] filled = new boolean[cells];
        for (Plane p : raster.planes()) for (int i = 0; i < cells; i++) filled[i] |= p.present(i);
        Stencil stencil = Density.stencil(filled, raster.width(), how);
        if (stencil.px() == 0) return raster;
        Composite put = how.how().forValues();
        if (put == Composite.MEAN) return means(raster, stencil);
        return with(raster, raster.planes().stream().map(p -> spread(p, raster.width(), stencil, put)).toList());
    }

    private static Raster with(Raster raster, List<Plane> planes) {
        return new Raster(raster.x(), raster.y(), planes, raster.categories());
    }

    private static Raster means(Raster raster, Stencil stencil) {
        List<Raster> parts = List.copyOf(raster.parts().values());
        Raster weights = parts.size() == 2 ? parts.getLast() : null;
        List<Plane> planes = new ArrayList<>();
        for (int p = 0; p < raster.planes().size(); p++) planes.add(mean(raster.planes().get(p), weights == null ? null : weights.planes().get(p), raster.width(), stencil));
        Raster mean = with(raster, planes);
        if (weights == null) return mean;
        Raster grown = with(weights, weights.planes().stream().map(p -> spread(p, raster.width(), stencil, Composite.ADD)).toList());
        List<String> labels = List.copyOf(raster.parts().keySet());
        Map<String, Raster> both = new LinkedHashMap<>();
        both.put(labels.getFirst(), mean);
        both.put(labels.getLast(), grown);
        return Raster.summary(both);
    }

    /// @param weights null where all values count the same
    private static Plane mean(Plane values, Plane weights, int width, Stencil stencil) {
        double[] sum = new double[values.size()], weight = new double[sum.length];
        boolean[] present = present(values);
        rows(sum.length, width, (row, rows) -> {
            gather(stencil, width, rows, row, present, (from, to) -> {
                double w = weights == null ? 1 : weights.value(from);
                sum[to] += w * values.value(from);
                weight[to] += w;
            });
            for (int i = row * width, end = i + width; i < end; i++) sum[i] = weight[i] == 0 ? Double.NaN : sum[i] / weight[i];
        });
        return new Plane.Doubles(sum);
    }

    /// Which cell each one takes its value of: the nearest one that has any, the first of several; -1 for none within reach.
    private static int[] nearest(Plane plane, int width, Stencil stencil) {
        int[] source = new int[plane.size()], far = new int[source.length];
        boolean[] present = present(plane);
        Arrays.fill(source, -1);
        rows(source.length, width, (row, rows) -> gather(stencil, width, rows, row, present, (from, to) -> {
            int dx = from % width - to % width, dy = from / width - row, d = dx * dx + dy * dy;
            if (source[to] >= 0 && d >= far[to]) return;
            source[to] = from;
            far[to] = d;
        }));
        return source;
    }

    private static boolean[] present(Plane plane) {
        boolean[] present = new boolean[plane.size()];
        for (int i = 0; i < present.length; i++) present[i] = plane.present(i);
        return present;
    }

    private static Plane spread(Plane plane, int width, Stencil stencil, Composite how) {
        if (how == Composite.NEAREST) return Picking.of(plane, nearest(plane, width, stencil));
        boolean[] filled = present(plane);
        return switch (plane) {
            case Plane.Counts(int[] of) -> {
                int[] spread = new int[of.length];
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] == 0 ? of[from] : put(of[from], spread[to], how);
                }));
                yield new Plane.Counts(spread);
            }
            case Plane.LongCounts(long[] of) -> {
                long[] spread = new long[of.length];
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] == 0 ? of[from] : how == Composite.ADD ? spread[to] + of[from] : put(of[from], spread[to], how);
                }));
                yield new Plane.LongCounts(spread);
            }
            case Plane.Flags(boolean[] of) -> {
                boolean[] spread = new boolean[of.length];
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (_, to) -> spread[to] = true));
                yield new Plane.Flags(spread);
            }
            case Plane.Floats(float[] of) -> {
                float[] spread = new float[of.length];
                Arrays.fill(spread, Float.NaN);
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] != spread[to] ? of[from] : (float) put((double) of[from], spread[to], how);
                }));
                yield new Plane.Floats(spread);
            }
            case Plane.Doubles(double[] of) -> {
                double[] spread = new double[of.length];
                Arrays.fill(spread, Double.NaN);
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] != spread[to] ? of[from] : put(of[from], spread[to], how);
                }));
                yield new Plane.Doubles(spread);
            }
            case Plane.Rows(long[] of) -> {
                long[] spread = new long[of.length];
                Arrays.fill(spread, -1);
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] < 0 ? of[from] : put(of[from], spread[to], how);
                }));
                yield new Plane.Rows(spread);
            }
            case Plane.Wholes(long[] of) -> {
                long[] spread = new long[of.length];
                Arrays.fill(spread, Plane.Wholes.EMPTY);
                rows(of.length, width, (row, rows) -> gather(stencil, width, rows, row, filled, (from, to) -> {
                    spread[to] = spread[to] == Plane.Wholes.EMPTY ? of[from] : put(of[from], spread[to], how);
                }));
                yield new Plane.Wholes(spread);
            }
        };
    }

    /// Two numbers of rows do not add up to the number of a row: the later row stands for both.
    private static long put(long src, long dst, Composite how) {
        return switch (how) {
            case ADD, MAX -> Math.max(src, dst);
            case MIN -> Math.min(src, dst);
            case SOURCE -> src;
            case OVER, SATURATE, MEAN, NEAREST -> throw new IllegalArgumentException("not put together one by one: " + how);
        };
    }

    private static int put(int src, int dst, Composite how) {
        return switch (how) {
            case ADD -> (int) Math.min(Integer.toUnsignedLong(src) + Integer.toUnsignedLong(dst), 0xffff_ffffL);        // the largest count there is
            case MAX -> Integer.compareUnsigned(src, dst) > 0 ? src : dst;
            case MIN -> Integer.compareUnsigned(src, dst) < 0 ? src : dst;
            case SOURCE -> src;
            case OVER, SATURATE, MEAN, NEAREST -> throw new IllegalArgumentException("not put together one by one: " + how);
        };
    }

    private static double put(double src, double dst, Composite how) {
        return switch (how) {
            case ADD -> src + dst;
            case MAX -> Math.max(src, dst);
            case MIN -> Math.min(src, dst);
            case SOURCE -> src != 0 ? src : dst;
            case OVER, SATURATE, MEAN, NEAREST -> throw new IllegalArgumentException("not put together one by one: " + how);
        };
    }

    private interface Row {
        void make(int row, int rows);
    }

    private interface Put {
        void put(int from, int to);
    }

    private static void rows(int cells, int width, Row row) {
        int rows = width == 0 ? 0 : cells / width;
        IntStream.range(0, rows).parallel().forEach(r -> row.make(r, rows));
    }

    private static void gather(Stencil stencil, int width, int rows, int row, boolean[] filled, Put put) {
        int px = stencil.px();
        for (int from = Math.max(0, row - px), last = Math.min(rows - 1, row + px); from <= last; from++) {
            int reach = stencil.reach()[from - row + px];
            for (int x = 0; x < width; x++) {
                if (!filled[from * width + x]) continue;
                for (int to = Math.max(0, x - reach), end = Math.min(width - 1, x + reach); to <= end; to++) put.put(from * width + x, row * width + to);
            }
        }
    }
}
