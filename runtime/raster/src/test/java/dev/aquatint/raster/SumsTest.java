package dev.aquatint.raster;

import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.Scan;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Grid;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A sum is that of decimals without end, rounded once, whoever adds up what in which order.
class SumsTest {
    private static final int ROWS = 60_000;
    private static final Viewport VIEW = new Viewport(new Extent(0, 1, 0, 1), 7, 5), PART = new Viewport(new Extent(0.25, 0.5, 0.1, 0.7), 90, 60);
    private static final Engine ONE = Engine.of(1), FIVE = Engine.of(5);

    @AfterAll
    static void close() {
        Stream.of(ONE, FIVE).forEach(Engine::close);
    }

    /// A column of values.
    record Values(String name, Object array, boolean exact) {
        @Override
        public String toString() {
            return name;
        }

        double at(int i) {
            return switch (array) {
                case float[] f -> f[i];
                case double[] d -> d[i];
                case long[] l -> l[i];
                case byte[] b -> b[i];
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    private static double[] doubles(DoubleSupplier of) {
        return IntStream.range(0, ROWS).mapToDouble(_ -> of.getAsDouble()).toArray();
    }

    private static float[] floats(DoubleSupplier of) {
        float[] all = new float[ROWS];
        for (int i = 0; i < ROWS; i++) all[i] = (float) of.getAsDouble();
        return all;
    }

    static Stream<Values> values() {
        SplittableRandom r = new SplittableRandom(3);
        long[] longs = r.longs(ROWS).toArray(), cents = r.longs(ROWS, -100, 100_000).toArray();
        byte[] bytes = new byte[ROWS];
        r.nextBytes(bytes);
        return Stream.of(
                new Values("bytes", bytes, true),
                new Values("whole numbers of 64 bits", longs, true),
                new Values("small whole numbers of 64 bits", cents, true),
                new Values("cents as float32", floats(() -> r.nextInt(250, 8000) / 100f), true),
                new Values("float32 around zero", floats(r::nextGaussian), true),
                new Values("float32 denormals", floats(() -> Float.MIN_VALUE * r.nextInt(-9, 1 << 22)), true),
                new Values("float32 near its end", floats(() -> r.nextBoolean() ? Float.MAX_VALUE : -Float.MAX_VALUE * r.nextDouble(0.5, 1)), true),
                new Values("both zeros", floats(() -> r.nextBoolean() ? 0.0 : -0.0), true),
                new Values("nothing but missing values", floats(() -> Double.NaN), true),
                new Values("cents as float64", doubles(() -> r.nextInt(-1000, 1_000_000) / 100.0), true),
                new Values("float64 around zero", doubles(r::nextGaussian), true),
                new Values("float64 that cancels", doubles(() -> (r.nextBoolean() ? 1 : -1) * (r.nextInt(3) == 0 ? 1e10 : r.nextDouble())), true),
                new Values("float64 near its end", doubles(() -> (r.nextBoolean() ? 1 : -1) * Double.MAX_VALUE / (1 << r.nextInt(20))), true),
                new Values("of all magnitudes", doubles(() -> Math.pow(10, r.nextDouble(-300, 300))), false),
                new Values("with infinities", floats(() -> r.nextInt(1000) == 0 ? Double.POSITIVE_INFINITY : r.nextDouble()), false),
                new Values("float64 denormals", doubles(() -> Double.MIN_VALUE * r.nextInt()), false)).map(v -> v.exact ? missing(v, r) : v);
    }

    /// Every ninth value is missing where that can be.
    private static Values missing(Values v, SplittableRandom r) {
        for (int i = 0; i < ROWS; i++) {
            if (r.nextInt(9) > 0) continue;
            if (v.array instanceof float[] f) f[i] = Float.NaN;
            if (v.array instanceof double[] d) d[i] = Double.NaN;
        }
        return v;
    }

    /// Half of the rows in one place.
    private static Map<String, Object> rows(Values of) {
        SplittableRandom r = new SplittableRandom(8);
        double[] x = doubles(() -> r.nextBoolean() ? 0.3 : r.nextDouble()), y = doubles(r::nextDouble);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        columns.put("v", of.array);
        columns.put("few", IntStream.range(0, ROWS).mapToObj(i -> "abc".substring(i % 3, i % 3 + 1)).toArray(String[]::new));
        return columns;
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_sum_is_rounded_once(Values of) {
        Map<String, Object> columns = rows(of);
        Frame plain = frame(columns), indexed = frame(columns).index("x", "y");

        assertThat(Scan.of(plain, List.of("v")).grain("v") != null).isEqualTo(of.exact);
        for (Viewport view : List.of(VIEW, PART)) {
            BigDecimal[] sums = new BigDecimal[view.width() * view.height()];
            int[] n = new int[sums.length];
            Grid grid = Grid.of(view);
            double[] x = (double[]) columns.get("x"), y = (double[]) columns.get("y");
            for (int i = 0; i < ROWS && of.exact; i++) {
                double v = of.at(i);
                if (v != v || x[i] < grid.x().lo() || x[i] > grid.x().hi() || y[i] < grid.y().lo() || y[i] > grid.y().hi()) continue;
                int cell = grid.y().cellOf(y[i]) * grid.width() + grid.x().cellOf(x[i]);
                sums[cell] = n[cell]++ == 0 ? new BigDecimal(v) : sums[cell].add(new BigDecimal(v));
            }
            Raster sum = ONE.rasterize(points(plain, "x", "y"), sum("v"), view, new Cancel()), mean = ONE.rasterize(points(plain, "x", "y"), mean("v"), view, new Cancel());
            for (int c = 0; c < sums.length && of.exact; c++) {
                assertThat((Double) sum.plane().value(c)).isEqualTo((Double) (n[c] == 0 ? Double.NaN : sums[c].doubleValue() + 0.0));
                assertThat((Double) mean.plane().value(c)).isEqualTo((Double) (n[c] == 0 ? Double.NaN : (sums[c].doubleValue() + 0.0) / n[c]));
            }
            for (Engine engine : List.of(ONE, FIVE)) {
                for (Frame frame : List.of(plain, indexed)) {
                    EngineTest.assertSame(sum, engine.rasterize(points(frame, "x", "y"), sum("v"), view, new Cancel()));
                    EngineTest.assertSame(mean, engine.rasterize(points(frame, "x", "y"), mean("v"), view, new Cancel()));
                }
                EngineTest.assertSame(ONE.rasterize(points(plain, "x", "y"), summary(by("few", mean("v")), sum("v")), view, new Cancel()),
                        engine.rasterize(points(indexed, "x", "y"), summary(by("few", mean("v")), sum("v")), view, new Cancel()));
            }
        }
    }

    @Test
    void what_all_values_are_multiples_of_does_not_depend_on_what_is_selected() {
        Frame all = frame(rows(new Values("wide", doubles(new SplittableRandom(2)::nextDouble), true)));

        assertThat(Scan.of(all.select("v > 0.5").head(100), List.of("v")).grain("v")).isEqualTo(Scan.of(all, List.of("v")).grain("v"));
    }

    @Test
    void a_cell_without_a_value_is_empty_and_one_with_zeros_is_zero() {
        Frame f = frame(Map.of("x", new double[] {0.1, 0.9}, "y", new double[] {0.5, 0.5}, "v", new double[] {-0.0, Double.NaN}));
        Plane plane = ONE.rasterize(points(f, "x", "y"), sum("v"), new Viewport(new Extent(0, 1, 0, 1), 2, 1), new Cancel()).plane();

        assertThat(Double.doubleToRawLongBits(plane.value(0))).isZero();
        assertThat(plane.value(1)).isNaN();
    }
}
