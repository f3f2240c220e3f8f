package dev.aquatint.raster.shade;

import dev.aquatint.frame.Extent;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// Times of shading 900 x 525 cells, medians of 41 in milliseconds of wall time. To compare two builds, run it with the class path of the
/// one and of the other, by turns.
final class ShadeBench {
    private static final int WIDTH = 900, HEIGHT = 525;

    private ShadeBench() {}

    public static void main(String[] args) {
        Map<String, Raster> rasters = rasters();
        Map<String, Runnable> work = new LinkedHashMap<>();
        for (Cnorm norm : List.of(Cnorm.LINEAR, Cnorm.LOG, Cnorm.CBRT, Cnorm.EQ_HIST)) {
            rasters.forEach((name, raster) -> {
                work.put("shade  " + name + " " + norm, () -> Shader.shade(raster, Shade.DEFAULT, Palette.FIRE, norm, null));
                if (raster.categories().isEmpty()) work.put("levels " + name + " " + norm, () -> Levels.of(raster, norm, null, ""));
            });
        }
        work.forEach((name, run) -> {
            for (int i = 0; i < 60; i++) run.run();
        });
        work.forEach((name, run) -> {
            double[] ms = new double[41];
            for (int i = 0; i < ms.length; i++) {
                long start = System.nanoTime();
                run.run();
                ms[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(ms);
            System.out.printf("%-35s median %6.2f  least %6.2f%n", name, ms[20], ms[0]);
        });
    }

    /// Dense in the middle, as cities are.
    private static Map<String, Raster> rasters() {
        SplittableRandom random = new SplittableRandom(5);
        double[] density = new double[WIDTH * HEIGHT];
        for (int i = 0; i < density.length; i++) {
            double x = i % WIDTH - WIDTH / 2.0, y = i / WIDTH - HEIGHT / 2.0;
            density[i] = random.nextDouble() < 0.4 ? 0 : Math.exp(-(x * x + y * y) / 20_000 + random.nextGaussian());
        }
        Map<String, Raster> rasters = new LinkedHashMap<>();
        rasters.put("few counts", counts(density, 300));
        rasters.put("many counts", counts(density, 200_000));
        rasters.put("means", raster(new Plane.Doubles(Arrays.stream(density).map(d -> d == 0 ? Double.NaN : 12 + 3 * random.nextGaussian() + d).toArray())));
        rasters.put("sums", raster(new Plane.Doubles(Arrays.stream(density).map(d -> d == 0 ? Double.NaN : d * 1e6).toArray())));
        IntFunction<Plane> category = k -> new Plane.Counts(Arrays.stream(density).mapToInt(d -> random.nextInt(7) < 3 ? (int) (d * 20 * k) : 0).toArray());
        rasters.put("categories", new Raster(WIDTH, HEIGHT, new Extent(0, 1, 0, 1), List.of(category.apply(1), category.apply(2), category.apply(3), category.apply(4), category.apply(5)),
                List.of("a", "b", "c", "d", "e")));
        return rasters;
    }

    private static Raster counts(double[] density, double scale) {
        return raster(new Plane.Counts(Arrays.stream(density).mapToInt(d -> (int) (d * scale)).toArray()));
    }

    private static Raster raster(Plane plane) {
        return new Raster(WIDTH, HEIGHT, new Extent(0, 1, 0, 1), plane);
    }
}
