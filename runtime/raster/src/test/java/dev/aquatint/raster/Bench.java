package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;

import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.shade.Levels;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// Times of frames over made-up taxi trips: `Bench [rows] [threads] [pattern]`. Medians of 30 after a warm-up, in milliseconds of
/// wall time, and the mean of the processor time that all threads took, which says more on a busy machine.
final class Bench {
    private static final double X = -8.2345e6, Y = 4.9751e6;

    private static Pattern wanted = Pattern.compile("");

    private Bench() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 12_000_000, threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        if (args.length > 2) wanted = Pattern.compile(args[2]);
        Frame trips = trips(rows);
        System.out.printf("%,d rows, %d threads, load %.2f of %d processors%n", rows, threads,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().availableProcessors());
        Map<String, Reduction> reductions = new LinkedHashMap<>();
        reductions.put("count", count());
        reductions.put("any", any());
        reductions.put("sum", sum("fare"));
        reductions.put("mean", mean("fare"));
        reductions.put("max", max("fare"));
        reductions.put("by 7", by("kind"));
        for (boolean plain : new boolean[] {false, true}) {
            if (!plain && Locators.vector().isEmpty()) continue;
            try (Engine engine = new Engine(threads, plain ? Locators.PLAIN : Locators.vector().get())) {
                for (double zoom : new double[] {1, 4, 8, 64}) {
                    Points all = points(trips, "x", "y"), some = points(trips.select("passengers", range(2, 4)), "x", "y");
                    reductions.forEach((name, by) -> time((plain ? "plain " : "vector ") + name + " at zoom " + zoom, () -> engine.rasterize(all, by, view(zoom), new Cancel())));
                    time((plain ? "plain " : "vector ") + "count of a selection at zoom " + zoom, () -> engine.rasterize(some, count(), view(zoom), new Cancel()));
                }
                Raster counts = engine.rasterize(points(trips, "x", "y"), count(), view(1), new Cancel()), means = engine.rasterize(points(trips, "x", "y"), mean("fare"), view(1), new Cancel());
                for (Cnorm norm : plain ? new Cnorm[0] : Cnorm.Named.values()) {
                    time("shade counts " + norm, () -> Shader.shade(counts, Shade.DEFAULT, Palette.FIRE, norm, null));
                    time("shade means " + norm, () -> Shader.shade(means, Shade.DEFAULT, Palette.FIRE, norm, null));
                    time("levels of counts " + norm, () -> Levels.of(counts, norm, null, ""));
                }
            }
        }
    }

    private static void time(String what, Runnable run) {
        if (!wanted.matcher(what).find()) return;
        for (int i = 0; i < 20; i++) run.run();
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = machine.getProcessCpuTime();
        double[] ms = new double[30];
        for (int i = 0; i < ms.length; i++) {
            long start = System.nanoTime();
            run.run();
            ms[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(ms);
        System.out.printf("%-45s median %6.1f  least %6.1f  processor %6.1f%n", what, ms[15], ms[0], (machine.getProcessCpuTime() - before) / 30e6);
    }

    private static Viewport view(double zoom) {
        double x = zoom == 1 ? X : X - 3000;
        return new Viewport(new Extent(x - 30_000 / zoom, x + 30_000 / zoom, Y - 17_500 / zoom, Y + 17_500 / zoom), 900, 525);
    }

    private static Frame trips(int n) {
        SplittableRandom r = new SplittableRandom(7);
        double[] cx = new double[400], cy = new double[400], size = new double[400];
        for (int i = 0; i < 400; i++) {
            cx[i] = X - 3000 + r.nextGaussian() * 5000;
            cy[i] = Y + r.nextGaussian() * 5000;
            size[i] = r.nextDouble(30, 530);
        }
        float[] x = new float[n], y = new float[n], fare = new float[n];
        byte[] passengers = new byte[n];
        String[] kinds = {"a", "b", "c", "d", "e", "f", "g"}, kind = new String[n];
        for (int i = 0; i < n; i++) {
            int c = r.nextInt(400);
            boolean dense = r.nextInt(100) < 60;
            x[i] = r.nextInt(8192) == 0 ? Float.NaN : (float) (dense ? cx[c] + r.nextGaussian() * size[c] : X + r.nextDouble(-30_000, 30_000));
            y[i] = (float) (dense ? cy[c] + r.nextGaussian() * size[c] : Y + r.nextDouble(-17_500, 17_500));
            fare[i] = r.nextInt(250, 8000) / 100f;
            passengers[i] = (byte) r.nextInt(1, 7);
            kind[i] = kinds[r.nextInt(7)];
        }
        return frame(Map.of("x", x, "y", y, "fare", fare, "passengers", passengers, "kind", kind));
    }
}
