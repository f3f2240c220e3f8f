package dev.aquatint.raster.shade;

import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Spreading;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Datashader's spreading: cells grow into their neighbours. What grows over the edge is lost.
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

    /// Each plane by itself; dynspread measures how near cells are that any plane has something in.
    public static Raster spread(Raster raster, Spreading how) {
        int cells = raster.width() * raster.height();
        boolean[] filled = new boolean[cells];
        for (Plane p : raster.planes()) for (int i = 0; i < cells; i++) filled[i] |= p.present(i);
        Stencil stencil = Density.stencil(filled, raster.width(), how);
        if (stencil.px() == 0) return raster;
        List<Plane> planes = raster.planes().stream().map(p -> spread(p, raster.width(), stencil, how.how().forValues())).toList();
        return new Raster(raster.x(), raster.y(), planes, raster.categories());
    }

    private static Plane spread(Plane plane, int width, Stencil stencil, Composite how) {
        boolean[] filled = new boolean[plane.size()];
        for (int i = 0; i < filled.length; i++) filled[i] = plane.present(i);
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
        };
    }

    /// Two numbers of rows do not add up to the number of a row: the later row stands for both.
    private static long put(long src, long dst, Composite how) {
        return switch (how) {
            case ADD, MAX -> Math.max(src, dst);
            case MIN -> Math.min(src, dst);
            case SOURCE -> src;
            case OVER, SATURATE -> throw new IllegalArgumentException(how.forValues().toString());
        };
    }

    private static int put(int src, int dst, Composite how) {
        return switch (how) {
            case ADD -> src + dst;
            case MAX -> Integer.compareUnsigned(src, dst) > 0 ? src : dst;
            case MIN -> Integer.compareUnsigned(src, dst) < 0 ? src : dst;
            case SOURCE -> src;
            case OVER, SATURATE -> throw new IllegalArgumentException(how.forValues().toString());
        };
    }

    private static double put(double src, double dst, Composite how) {
        return switch (how) {
            case ADD -> src + dst;
            case MAX -> Math.max(src, dst);
            case MIN -> Math.min(src, dst);
            case SOURCE -> src != 0 ? src : dst;
            case OVER, SATURATE -> throw new IllegalArgumentException(how.forValues().toString());
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
