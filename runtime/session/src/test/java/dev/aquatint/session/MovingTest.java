package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static dev.aquatint.session.RecordingScreen.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import dev.aquatint.stream.Pipe;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Coarse pictures while things move, and the exact one when they rest, by a clock that stands still.
class MovingTest {
    private static final Viewport HOME = view(0, 1);
    private static final Frame PLAIN = seeded(30_000), POINTS = seeded(30_000).index("x", "y");

    private final ManualClock clock = new ManualClock();
    private final Panes panes = new Panes(Engine.shared(), clock);
    private final RecordingScreen screen = new RecordingScreen();
    private int frames;

    @AfterEach
    void close() {
        panes.close();
    }

    private static Frame seeded(int n) {
        SplittableRandom random = new SplittableRandom(7);
        return frame(Map.of("x", random.doubles(n).toArray(), "y", random.doubles(n).toArray(), "kind", random.ints(n, 0, 10).toArray()));
    }

    private static Viewport view(double x0, double x1) {
        return new Viewport(new Extent(x0, x1, 0, 1), 40, 30);
    }

    private static View counted(Frame points) {
        return points(points, "x", "y").rasterize();
    }

    /// A pane that has shown its first exact picture, so that it knows that these take no time.
    private Pane rested(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, HOME);
        while (next().moving()) rest();
        return pane;
    }

    /// The picture of the next frame.
    private Picture next() {
        Picture next = screen.next();
        made();
        return next;
    }

    /// Another frame has come to its end: each leaves one thing to be done later.
    private void made() {
        clock.awaitAsked(++frames);
    }

    /// The hand rests for long enough.
    private void rest() {
        clock.advance(Pace.REST_MS);
    }

    private static Raster raster(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).raster();
    }

    private static byte[] levels(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).level();
    }

    @Test
    void a_single_change_is_followed_by_the_exact_picture() {
        Pane pane = rested(counted(POINTS));
        clock.advance(1000);
        pane.viewport(view(0.1, 0.9));
        Picture p = next();
        assertThat(p.moving()).isFalse();
        assertThat(raster(p).extent()).isEqualTo(view(0.1, 0.9).extent());
    }

    @Test
    void a_view_that_goes_on_moving_is_coarse_and_exact_when_it_rests() {
        Pane pane = rested(counted(POINTS));
        clock.advance(1000);
        pane.viewport(view(0.1, 0.9));
        next();
        clock.advance(30);
        pane.viewport(view(0.15, 0.85));
        Picture moving = next();
        assertThat(moving.moving()).isTrue();
        assertThat(raster(moving).width()).isLessThan(60);
        assertThat(raster(moving).extent().x0()).isLessThan(0.15);
        rest();
        Picture exact = next();
        assertThat(exact.moving()).isFalse();
        assertThat(raster(exact).extent()).isEqualTo(view(0.15, 0.85).extent());
        assertThat(screen.pictures).isEmpty();
    }

    @Test
    void within_the_margin_nothing_new_is_drawn_until_it_rests() {
        Pane pane = rested(counted(POINTS));
        clock.advance(1000);
        pane.viewport(view(0.3, 0.7));
        next();
        clock.advance(30);
        pane.viewport(view(0.31, 0.71));
        assertThat(next().moving()).isTrue();
        for (int i = 1; i <= 3; i++) {
            clock.advance(30);
            pane.viewport(view(0.31 + i / 100.0, 0.71 + i / 100.0));
            made();
        }
        rest();
        Picture exact = next();
        assertThat(exact.moving()).as("the next picture is the exact one").isFalse();
        assertThat(raster(exact).extent().x0()).isEqualTo(0.31 + 3 / 100.0);
    }

    @Test
    void beyond_the_margin_and_nearer_there_are_more_coarse_pictures() {
        Pane pane = rested(counted(POINTS));
        clock.advance(1000);
        pane.viewport(view(0, 0.4));
        next();
        for (double x : new double[] {0.01, 0.3, 0.5}) {
            clock.advance(30);
            pane.viewport(view(x, x + 0.4));
            Picture p = next();
            assertThat(p.moving()).isTrue();
            assertThat(raster(p).extent().x1()).isGreaterThanOrEqualTo(x + 0.4);
        }
        clock.advance(30);
        pane.viewport(view(0.6, 0.65));
        Picture nearer = next();
        assertThat(nearer.moving()).isTrue();
        assertThat(raster(nearer).extent().width() / raster(nearer).width()).isLessThan(2 * 0.05 / 40);
    }

    @Test
    void a_timer_of_a_view_that_has_moved_on_shows_nothing() {
        Pane pane = rested(counted(POINTS));
        clock.advance(1000);
        pane.viewport(view(0, 0.4));
        next();
        clock.advance(30);
        pane.viewport(view(0.01, 0.41));
        next();
        clock.advance(90);
        pane.viewport(view(0.5, 0.9));
        assertThat(next().moving()).isTrue();
        clock.advance(20);                                      // the first one's hundred milliseconds are over
        rest();
        Picture exact = next();
        assertThat(exact.moving()).isFalse();
        assertThat(raster(exact).extent().x0()).isEqualTo(0.5);
        assertThat(screen.pictures).isEmpty();
    }

    @Test
    void one_frame_is_on_its_way_and_the_exact_one_waits_for_it_too() {
        Pane pane = rested(counted(POINTS));
        long sent = screen.frames();
        pane.shown(sent);
        clock.advance(1000);
        pane.viewport(view(0, 0.4));
        next();
        clock.advance(30);
        pane.viewport(view(0.5, 0.9));
        assertThat(screen.pictures).as("the browser does not have the last one").isEmpty();
        pane.shown(sent + 1);
        assertThat(next().moving()).isTrue();
        rest();
        assertThat(screen.pictures).isEmpty();
        pane.shown(sent + 2);
        assertThat(next().moving()).isFalse();
    }

    @Test
    void an_exact_frame_that_is_overtaken_is_never_shown() {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>(), reached = new LinkedBlockingQueue<>();
        Pipe<Integer> kinds = pipe(9);
        Pane pane = rested(dynamicMap(most -> {
            if (most < 9) {
                reached.add("function");
                take(gate);
            }
            return points(POINTS, "x", "y").select("kind", range(0, most)).rasterize();
        }, kinds));
        clock.advance(1000);
        pane.viewport(view(0, 0.4));
        next();
        clock.advance(30);
        pane.viewport(view(0.5, 0.9));
        assertThat(next().moving()).as("so coarse pictures are known to be had").isTrue();
        rest();
        assertThat(next().moving()).isFalse();
        clock.advance(1000);
        kinds.send(4);                                          // an exact frame begins
        take(reached);
        clock.advance(30);
        pane.viewport(view(0.2, 0.6));                          // and is overtaken
        gate.add("open");
        Picture next = next();
        assertThat(next.moving()).isTrue();
        assertThat(raster(next).extent().x0()).isLessThan(0.2);
        assertThat(reached).as("the function is not called again").isEmpty();
    }

    @Test
    void without_an_index_every_picture_is_exact() {
        Pane pane = rested(counted(PLAIN));
        clock.advance(1000);
        for (double x : new double[] {0.1, 0.2, 0.3}) {
            pane.viewport(view(x, x + 0.4));
            Picture p = next();
            assertThat(p.moving()).isFalse();
            assertThat(raster(p).extent().x0()).isEqualTo(x);
            clock.advance(30);
        }
    }

    @Test
    void a_change_of_colours_while_the_view_rests_stays_exact() {
        Pipe<Integer> alphas = pipe(10);
        Pane pane = rested(dynamicMap(a -> points(POINTS, "x", "y").rasterize().alpha(a / 10.0), alphas));
        for (int a = 9; a > 5; a--) {
            clock.advance(30);
            alphas.send(a);
            assertThat(next().moving()).isFalse();
        }
        pane.close();
    }

    @Test
    void a_filter_that_is_dragged_is_coarse_and_exact_in_the_end() {
        Pipe<Integer> kinds = pipe(9);
        rested(dynamicMap(most -> points(POINTS, "x", "y").select("kind", range(0, most)).rasterize(), kinds));
        clock.advance(1000);
        kinds.send(8);
        next();
        clock.advance(30);
        kinds.send(4);
        Picture moving = next();
        assertThat(moving.moving()).isTrue();
        assertThat(PaneTest.total(moving) * 40 * 30 / (64 * 32)).isLessThan(20_000);
        rest();
        Picture exact = next();
        assertThat(exact.moving()).isFalse();
        assertThat(PaneTest.total(exact)).isBetween(14_000.0, 16_000.0);
    }

    @Test
    void limits_of_colours_mean_counts_by_pixel_in_coarse_pictures_too() {
        Pane pane = rested(points(POINTS, "x", "y").rasterize().cnorm("linear").clim(0, 100));
        clock.advance(1000);
        pane.viewport(view(0, 0.99));
        double exact = mean(levels(next()));
        clock.advance(30);
        pane.viewport(view(0, 0.98));
        Picture moving = next();
        assertThat(moving.moving()).isTrue();
        assertThat(mean(levels(moving)) / exact).isBetween(0.95, 1.05);
    }

    private static final Frame HEAPED = heaped(200_000).index("x", "y");

    private static Frame heaped(int n) {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = new double[n], y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
            y[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
        }
        return frame(Map.of("x", x, "y", y));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq_hist", "log", "linear", "cbrt"})
    void nothing_flashes_when_a_movement_begins_or_ends(String norm) {
        for (double zoom : new double[] {0, 0.1}) {
            Pane pane = rested(points(HEAPED, "x", "y").rasterize().cnorm(norm));
            clock.advance(1000);
            pane.viewport(view(0.2, 0.8));
            double before = mean(levels(next()));
            clock.advance(30);
            pane.viewport(view(0.2 + zoom, 0.8 - zoom));
            if (zoom == 0) pane.viewport(view(0.21, 0.81));
            double moving = mean(inside(next(), 0.2 + zoom, 0.8 - zoom));
            rest();
            double exact = mean(levels(next()));
            assertThat(moving).isBetween(0.85 * Math.min(before, exact), 1.15 * Math.max(before, exact));
            pane.close();
        }
    }

    /// Levels of the cells between two values of x.
    private static byte[] inside(Picture p, double x0, double x1) {
        assertThat(p.moving()).isTrue();
        Raster raster = raster(p);
        double[] xs = raster.xs(), ys = raster.ys();
        byte[] levels = levels(p), in = new byte[levels.length];
        for (int i = 0, n = 0; i < levels.length; i++) {
            double x = xs[i % raster.width()], y = ys[i / raster.width()];
            if (x >= x0 && x <= x1 && y >= 0 && y <= 1) in[n++] = levels[i];
        }
        return in;
    }

    /// Of levels that are not empty.
    private static double mean(byte[] levels) {
        double sum = 0;
        int n = 0;
        for (byte b : levels) {
            sum += b & 255;
            if (b != 0) n++;
        }
        return sum / n;
    }
}
