package dev.aquatint.raster;

import static dev.aquatint.Aquatint.any;
import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.distinct;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.lastN;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.maxN;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.median;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.modulo;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.std;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.summary;
import static dev.aquatint.Aquatint.weightedMean;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.element.Histogram;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read chunk by chunk gives what a scan of everything gives, to the last bit.
class StreamedTest {
    private static final int ROWS = 400_000, OF_CHUNK = 30_000;
    private static final Map<String, Object> COLUMNS = columns();
    private static final Viewport VIEW = new Viewport(new Extent(-1, 1, -1, 1), 40, 30), PART = new Viewport(new Extent(0.11, 0.43, -0.2, 0.3), 33, 21);
    private static final Engine ONE = Engine.of(1), THREE = Engine.of(3);

    @AfterAll
    static void close() {
        ONE.close();
        THREE.close();
    }

    /// Ordered along x, as files often are; doubles that no grain holds, and texts that chunks number differently.
    private static Map<String, Object> columns() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = new double[ROWS], value = new double[ROWS];
        float[] y = new float[ROWS], fare = new float[ROWS];
        byte[] few = new byte[ROWS];
        String[] kind = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.nextInt(900) == 0 ? Double.NaN : 2.0 * i / ROWS - 1 + 0.05 * random.nextDouble();
            y[i] = (float) random.nextDouble(-1, 1);
            value[i] = random.nextInt(9) == 0 ? Double.NaN : Math.exp(random.nextDouble(-60, 60));
            fare[i] = random.nextInt(-100, 100) / 8f;
            few[i] = (byte) random.nextInt(7);
            kind[i] = random.nextInt(11) == 0 ? null : "kind" + (random.nextInt(5) + i / OF_CHUNK % 3);
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        columns.put("value", value);
        columns.put("fare", fare);
        columns.put("few", few);
        columns.put("kind", kind);
        return columns;
    }

    private static Frame loaded() {
        return new Parts(COLUMNS, OF_CHUNK, true).frame(Long.MAX_VALUE);
    }

    private static Frame streamed(boolean statistics) {
        return new Parts(COLUMNS, OF_CHUNK, statistics).frame(0);
    }

    private static final List<Reduction> REDUCTIONS = List.of(count(), count("value"), count("kind"), any(), min("value"), max("fare"), sum("value"), mean("value"), sum("fare"), mean("fare"), std("fare"), first("value"),
            lastN("few", 3), maxN("value", 2), where(max("value"), "fare"), where(min("fare")), weightedMean("value", "fare"), mode("few"), median("fare"), distinct("kind"), by("kind"), by("kind", mean("value")), by(modulo("few", 3)),
            by(bins("fare", -10, 10, 4), max("value")), summary(count(), mean("value"), first("few")));

    private static final List<UnaryOperator<Frame>> STEPS = List.of(f -> f, f -> f.select("few", range(2, 4)), f -> f.select("kind", "kind2"), f -> f.select("x", range(0.2, 0.6)).select("fare > 1 || kind == \"kind4\""),
            f -> f.head(123_456), f -> f.with("far", "x * 2 + fare").select("far", range(-1, 3)), f -> f.select("few", range(0, 6)));

    private static Raster raster(Engine engine, Frame frame, Reduction by, Viewport view) {
        return engine.rasterize(points(frame, "x", "y"), by, view, new Cancel());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_reduction_filter_and_number_of_threads_gives_the_same(boolean statistics) {
        Frame loaded = loaded(), streamed = streamed(statistics);
        int i = 0;
        for (Reduction by : REDUCTIONS) {
            for (Viewport view : List.of(VIEW, PART)) {
                UnaryOperator<Frame> step = STEPS.get(i++ % STEPS.size());
                Raster expected = raster(ONE, step.apply(loaded), by, view);
                EngineTest.assertSame(expected, raster(ONE, step.apply(streamed), by, view));
                EngineTest.assertSame(expected, raster(THREE, step.apply(streamed), by, view));
            }
        }
    }

    @Test
    void categories_along_an_axis_and_log_axes_are_the_same() {
        Viewport categories = new Viewport(new Extent(-0.5, 6.5, -1, 1), 20, 10), log = new Viewport(new Extent(1e-9, 1e9, 0.01, 1), 20, 10, AxisType.LOG, AxisType.LOG);
        EngineTest.assertSame(THREE.rasterize(points(loaded(), "kind", "y"), count(), categories, new Cancel()), THREE.rasterize(points(streamed(true), "kind", "y"), count(), categories, new Cancel()));
        EngineTest.assertSame(THREE.rasterize(points(loaded(), "value", "y"), count(), log, new Cancel()), THREE.rasterize(points(streamed(true), "value", "y"), count(), log, new Cancel()));
        assertThat(THREE.bounds(points(streamed(true), "kind", "y"))).isEqualTo(THREE.bounds(points(loaded(), "kind", "y")));
    }

    @Test
    void chunks_out_of_view_and_out_of_a_range_are_not_read() {
        Parts parts = new Parts(COLUMNS, OF_CHUNK, true);
        raster(THREE, parts.frame(0), count(), PART);
        assertThat(parts.read).containsExactlyInAnyOrder(7, 8, 9);
        parts.read.clear();
        raster(THREE, parts.frame(0).select("x", range(-0.3, -0.2)), count(), VIEW);
        assertThat(parts.read).containsExactlyInAnyOrder(4, 5);
    }

    @Test
    void what_fits_is_read_once() {
        Parts parts = new Parts(COLUMNS, OF_CHUNK, true);
        Frame frame = parts.frame(13L * ROWS);
        raster(THREE, frame, count(), VIEW);
        parts.read.clear();
        raster(THREE, frame, count(), PART);
        assertThat(parts.read).as("x and y fit").isEmpty();
        raster(THREE, frame, max("value"), VIEW);
        assertThat(parts.read).as("a third column does not").hasSize(parts.chunks());
    }

    @Test
    void bounds_are_known_from_statistics() {
        Parts parts = new Parts(COLUMNS, OF_CHUNK, true);
        Extent bounds = THREE.bounds(points(parts.frame(0), "x", "y"));
        assertThat(parts.read).isEmpty();
        assertThat(bounds).isEqualTo(THREE.bounds(points(loaded(), "x", "y"))).isEqualTo(THREE.bounds(points(streamed(false), "x", "y")));
    }

    @Test
    void histograms_rows_and_bounds_of_columns_are_the_same() {
        for (UnaryOperator<Frame> step : STEPS) {
            Frame loaded = step.apply(loaded()), streamed = step.apply(streamed(false));
            assertThat(streamed.rows()).isEqualTo(loaded.rows());
            assertThat(streamed.bounds("fare")).isEqualTo(loaded.bounds("fare"));
            assertThat(streamed.row(1000)).isEqualTo(loaded.row(1000));
            assertThat(THREE.histogram(new Histogram(streamed, "fare", 20, null, Style.NONE), new Cancel())).usingRecursiveComparison().isEqualTo(THREE.histogram(new Histogram(loaded, "fare", 20, null, Style.NONE), new Cancel()));
        }
    }

    @Test
    void few_points_are_still_marks() {
        UnaryOperator<Frame> some = f -> f.select("x > 0.4 && x < 0.4001");
        assertThat(THREE.marks(points(some.apply(streamed(true)), "x", "y"), 1000, new Cancel())).isEqualTo(THREE.marks(points(some.apply(loaded()), "x", "y"), 1000, new Cancel()));
        assertThat(THREE.marks(points(streamed(true), "x", "y"), 1000, new Cancel())).isNull();
    }

    /// Looks whenever it can.
    private static final class Looks implements Drafts {
        final List<Raster> seen = new ArrayList<>();

        @Override
        public boolean due() {
            return true;
        }

        @Override
        public void take(Supplier<Raster> raster) {
            seen.add(raster.get());
        }
    }

    private static double total(Raster raster) {
        double n = 0;
        for (int i = 0; i < raster.plane().size(); i++) if (raster.plane().present(i)) n += raster.plane().value(i);
        return n;
    }

    @Test
    void a_draft_has_the_rows_that_are_read() {
        Looks looks = new Looks();
        Raster all = ONE.rasterize(points(streamed(false), "x", "y"), count(), VIEW, new Cancel(), looks);
        assertThat(looks.seen).hasSize((ROWS - 1) / OF_CHUNK);
        for (int i = 0; i < looks.seen.size(); i++) {
            EngineTest.assertSame(raster(ONE, loaded().head((i + 1) * OF_CHUNK), count(), VIEW), looks.seen.get(i));
        }
        EngineTest.assertSame(raster(ONE, loaded(), count(), VIEW), all);
    }

    @Test
    void looks_change_nothing() {
        for (Reduction by : REDUCTIONS) {
            Looks looks = new Looks();
            EngineTest.assertSame(raster(ONE, loaded(), by, VIEW), THREE.rasterize(points(streamed(false), "x", "y"), by, VIEW, new Cancel(), looks));
            assertThat(looks.seen).isNotEmpty();
        }
    }

    @Test
    void a_look_may_cancel_and_the_next_raster_is_right() {
        Cancel cancel = new Cancel();
        Points points = points(streamed(true), "x", "y");
        assertThatThrownBy(() -> THREE.rasterize(points, count(), VIEW, cancel, new Drafts() {
            @Override
            public boolean due() {
                return true;
            }

            @Override
            public void take(Supplier<Raster> raster) {
                assertThat(total(raster.get())).isPositive();
                cancel.cancel();
            }
        })).isInstanceOf(Cancelled.class);
        EngineTest.assertSame(raster(THREE, loaded(), count(), VIEW), THREE.rasterize(points, count(), VIEW, new Cancel()));
    }
}
