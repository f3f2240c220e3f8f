package dev.aquatint.benchmarks;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Made-up taxi trips in Web Mercator metres: six in ten in dense clusters, the others spread evenly, a few without a place.
final class Trips {
    /// As many as fill several blocks and still a third-level cache.
    static final int ROWS = 1 << 18;

    private static final double X = -8.2345e6, Y = 4.9751e6;
    private static final int CLUSTERS = 400;

    private Trips() {}

    /// Columns `x`, `y`, `fare` and `passengers`.
    ///
    /// @param floats whether coordinates are float32
    static Frame frame(boolean floats) {
        SplittableRandom r = new SplittableRandom(7);
        double[] cx = new double[CLUSTERS], cy = new double[CLUSTERS], size = new double[CLUSTERS];
        for (int i = 0; i < CLUSTERS; i++) {
            cx[i] = X - 3000 + r.nextGaussian() * 5000;
            cy[i] = Y + r.nextGaussian() * 5000;
            size[i] = r.nextDouble(30, 530);
        }
        double[] x = new double[ROWS], y = new double[ROWS];
        float[] fare = new float[ROWS];
        byte[] passengers = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int c = r.nextInt(CLUSTERS);
            boolean dense = r.nextInt(100) < 60;
            x[i] = r.nextInt(8192) == 0 ? Double.NaN : dense ? cx[c] + r.nextGaussian() * size[c] : X + r.nextDouble(-30_000, 30_000);
            y[i] = dense ? cy[c] + r.nextGaussian() * size[c] : Y + r.nextDouble(-17_500, 17_500);
            fare[i] = r.nextInt(250, 8000) / 100f;
            passengers[i] = (byte) r.nextInt(1, 7);
        }
        return Aquatint.frame(Map.of("x", floats ? narrowed(x) : x, "y", floats ? narrowed(y) : y, "fare", fare, "passengers", passengers));
    }

    /// The coordinates and fares, which are one chunk.
    static Scan scan(boolean floats) {
        Scan scan = Scan.of(frame(floats), List.of("x", "y", "fare"));
        if (scan.chunks() != 1) throw new IllegalStateException("%d chunks: benchmarks read one".formatted(scan.chunks()));
        return scan;
    }

    static Viewport view(int zoom) {
        double x = zoom == 1 ? X : X - 3000;
        return new Viewport(new Extent(x - 30_000.0 / zoom, x + 30_000.0 / zoom, Y - 17_500.0 / zoom, Y + 17_500.0 / zoom), 900, 525);
    }

    static Grid grid(int zoom) {
        return Grid.of(view(zoom));
    }

    private static float[] narrowed(double[] of) {
        float[] narrow = new float[of.length];
        for (int i = 0; i < of.length; i++) narrow[i] = (float) of[i];
        return narrow;
    }
}
