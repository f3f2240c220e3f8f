package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import dev.aquatint.reduce.Reduction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values in live views: what they come to where cells grow, where categories are taken together, where layers share axes.
@Timeout(60)
class ValueCasesTest {
    /// A pixel for each place: three rows of 7, 8 and 9 at x = 2, one of 3 at x = 4.
    private static final Frame QUAKES = frame(Map.of("x", new double[] {2, 2, 2, 4}, "y", new double[] {0, 0, 0, 0}, "v", new double[] {7, 8, 9, 3}, "w", new double[] {1, 1, 2, 4}));
    private static final Viewport ROW = new Viewport(new Extent(-0.5, 7.5, -0.5, 0.5), 8, 1);

    private final Panes panes = new Panes(Engine.shared());
    private final RecordingScreen screen = new RecordingScreen();

    @AfterEach
    void close() {
        panes.close();
    }

    private Picture seen(View view, Viewport at) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, at);
        return screen.next();
    }

    private static Raster raster(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).raster();
    }

    private double[] row(View view) {
        Plane plane = raster(seen(view, ROW)).plane();
        double[] row = new double[8];
        for (int i = 0; i < row.length; i++) row[i] = plane.present(i) ? plane.value(i) : Double.NaN;
        return row;
    }

    private static final double NONE = Double.NaN;

    static Stream<Arguments> spreads() {
        return Stream.of(
                Arguments.of(max("v"), new double[] {NONE, 9, 9, 9, 3, 3, NONE, NONE}),
                Arguments.of(min("v"), new double[] {NONE, 7, 7, 3, 3, 3, NONE, NONE}),
                Arguments.of(mean("v"), new double[] {NONE, 8, 8, (7 + 8 + 9 + 3) / 4.0, 3, 3, NONE, NONE}),
                Arguments.of(weightedMean("v", "w"), new double[] {NONE, 8.25, 8.25, (33 + 12) / 8.0, 3, 3, NONE, NONE}),
                Arguments.of(count(), new double[] {NONE, 3, 3, 4, 1, 1, NONE, NONE}),
                Arguments.of(sum("v"), new double[] {NONE, 24, 24, 27, 3, 3, NONE, NONE}),
                Arguments.of(first("v"), new double[] {NONE, 7, 7, 7, 3, 3, NONE, NONE}),
                Arguments.of(last("v"), new double[] {NONE, 9, 9, 9, 3, 3, NONE, NONE}),
                Arguments.of(median("v"), new double[] {NONE, 8, 8, 8, 3, 3, NONE, NONE}),
                Arguments.of(mode("v"), new double[] {NONE, 7, 7, 7, 3, 3, NONE, NONE}),
                Arguments.of(distinct("v"), new double[] {NONE, 3, 3, 3, 1, 1, NONE, NONE}),
                Arguments.of(summary(max("v"), count()), new double[] {NONE, 9, 9, 9, 3, 3, NONE, NONE}));
    }

    @ParameterizedTest
    @MethodSource("spreads")
    void a_value_that_grows_is_what_its_reduction_makes_of_both(Reduction by, double[] expected) {
        assertThat(row(points(QUAKES, "x", "y").rasterize(by).spread(1))).containsExactly(expected, within(1e-12));
    }

    @Test
    void values_of_any_reduction_are_added_where_that_is_asked_for() {
        assertThat(row(points(QUAKES, "x", "y").rasterize(max("v")).spread(1, "circle", "add"))).containsExactly(new double[] {NONE, 9, 9, 12, 3, 3, NONE, NONE}, within(1e-12));
    }

    @Test
    void means_that_grow_twice_and_are_masked_in_between_are_weighted_by_their_rows() {
        assertThat(row(points(QUAKES, "x", "y").rasterize(mean("v")).spread(1).where(range(5, 9)).spread(1)))
                .containsExactly(new double[] {8, 8, (24 + 24 + 27) / 10.0, (24 + 27) / 7.0, 27 / 4.0, NONE, NONE, NONE}, within(1e-12));
    }

    @Test
    void rows_without_a_value_have_no_weight_where_weighted_means_grow() {
        Frame f = frame(Map.of("x", new double[] {2, 2, 4}, "y", new double[] {0, 0, 0}, "v", new double[] {NONE, 10, 20}, "w", new double[] {1000, 1, 1}));
        assertThat(row(points(f, "x", "y").rasterize(weightedMean("v", "w")).spread(1))).containsExactly(new double[] {NONE, 10, 10, 15, 20, 20, NONE, NONE}, within(1e-12));
    }

    @Test
    void dynspread_follows_the_reduction_too() {
        assertThat(row(points(QUAKES, "x", "y").rasterize(max("v")).dynspread(1, 1))).containsExactly(new double[] {NONE, 9, 9, 9, 3, 3, NONE, NONE}, within(1e-12));
    }

    /// Two categories in each of two cells.
    private static final Frame KINDS = frame(Map.of("x", new double[] {0, 0, 0, 0, 1, 1}, "y", new double[] {0, 0, 0, 0, 0, 0}, "v", new double[] {7, 7, 7, 3, 5, 1},
            "kind", new String[] {"a", "a", "a", "b", "a", "b"}));
    private static final Viewport TWO = new Viewport(new Extent(-0.5, 1.5, -0.5, 0.5), 2, 1);

    static Stream<Arguments> masks() {
        return Stream.of(Arguments.of(max("v"), 7, 5), Arguments.of(min("v"), 3, 1), Arguments.of(mean("v"), 6, 3), Arguments.of(sum("v"), 24, 6), Arguments.of(count(), 4, 2));
    }

    @ParameterizedTest
    @MethodSource("masks")
    void a_mask_by_category_goes_by_what_all_of_them_come_to(Reduction by, double left, double right) {
        assertThat(shown(by, left)).containsExactly(true, false);
        assertThat(shown(by, right)).containsExactly(false, true);
        assertThat(shown(by, left + 0.5)).containsExactly(false, false);
    }

    private Boolean[] shown(Reduction by, double value) {
        Picture p = seen(points(KINDS, "x", "y").rasterize(by("kind", by)).where(range(value, value)).hist(), TWO);
        int[] rgba = ((Layer.Colours) p.layers().getLast()).rgba();
        return new Boolean[] {rgba[0] >>> 24 != 0, rgba[1] >>> 24 != 0};
    }

    @Test
    void a_histogram_of_categories_has_their_largest_value_where_that_is_asked_for() {
        Picture p = seen(points(KINDS, "x", "y").rasterize(by("kind", max("v"))).hist(), TWO);
        double[] edges = p.beside().edges();
        assertThat(edges[0]).isEqualTo(5);
        assertThat(edges[edges.length - 1]).isEqualTo(7);
    }

    private Extent home(View view) {
        Pane.Opening opening = panes.pane(view, panes.watchdog().page("test")).open();
        assertThat(opening.error()).isNull();
        return opening.home();
    }

    @Test
    void home_is_where_there_is_data_and_an_empty_layer_is_nowhere() {
        Frame f = frame(Map.of("t", new Instant[] {Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2024-05-03T00:00:00Z")}, "v", new double[] {5, 9}));
        assertThat(home(points(f, "t", "v").overlay(points(f.select("v > 100"), "t", "v"))))
                .isEqualTo(home(points(f.select("v > 100"), "t", "v").rasterize().overlay(points(f, "t", "v")))).isEqualTo(home(points(f, "t", "v")));
        Frame far = frame(Map.of("x", new double[] {1e7, 1.1e7}, "y", new double[] {5e6, 6e6}));
        assertThat(home(points(far, "x", "y").overlay(curve(far.select("x < 0"), "x", "y")).overlay(tiles(OFFLINE)))).as("with a tenth around marks").isEqualTo(new Extent(9.9e6, 1.11e7, 4.9e6, 6.1e6));
        assertThat(home(stack(points(far, "x", "y").datashade(), points(far.select("x < 0"), "x", "y").datashade()))).isEqualTo(new Extent(1e7, 1.1e7, 5e6, 6e6));
        assertThat(home(points(far.select("x < 0"), "x", "y"))).isEqualTo(new Extent(-1, 1, -1, 1));
        assertThat(home(points(far.select("x < 0"), "x", "y").overlay(tiles(OFFLINE))).width()).as("the world").isGreaterThan(4e7);
    }

    @Test
    void a_plot_that_was_empty_at_first_finds_its_data_when_there_is_some() {
        var least = pipe(100);
        Pane pane = panes.pane(dynamicMap(n -> points(QUAKES.select("v >= " + n), "x", "y").rasterize(), least), panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, ROW);
        screen.next();
        least.send(0);
        assertThat(screen.next().home()).isEqualTo(new Extent(2, 4, -1, 1));
    }

    private static final Frame TRIPS = frame(Map.of("x", new double[] {0, 1, 2}, "y", new double[] {0, 0, 0},
            "t", new Instant[] {Instant.parse("2020-01-15T12:00:00Z"), Instant.parse("2020-07-01T00:00:00Z"), Instant.parse("2021-06-30T00:00:00Z")}));

    private static ColourBar bar(Picture p) {
        return ((Layer.Levels) p.layers().getLast()).bar();
    }

    @Test
    void a_colour_bar_of_times_says_dates() {
        assertThat(bar(seen(points(TRIPS, "x", "y").rasterize(last("t")), ROW)).labels()).containsExactly("2020-04", "2020-07", "2020-10", "2021-01", "2021-04");
        assertThat(bar(seen(points(TRIPS.head(2), "x", "y").rasterize(mean("t")).where(range(0, 1.58e15)), ROW)).labels()).containsExactly("2020-01-15 12:00");
        assertThat(bar(seen(points(TRIPS, "x", "y").rasterize(where(max("x"), "t")), ROW)).labels()).contains("2020-10");
        assertThat(bar(seen(points(TRIPS, "x", "y").rasterize(distinct("t")), ROW)).labels()).containsExactly("1");
        double[] at = bar(seen(points(TRIPS, "x", "y").rasterize(last("t")), ROW)).at();
        assertThat(at[2]).as("where 2020-10 is").isCloseTo(260 / 531.5, within(0.002));
    }

    @Test
    void times_are_shown_in_the_zone_that_is_said() {
        var view = points(TRIPS, "t", "y").rasterize(last("t")).timeZone("America/New_York");
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        assertThat(pane.open().axes().x()).isEqualTo(new Side.Times("t", 1000, ZoneOffset.ofHours(-5)));
        assertThat(pane.open().home().x0()).as("data stays in UTC").isEqualTo(1579089600000000.0);
        Picture p = seen(points(TRIPS, "x", "y").rasterize(first("t")).where(range(0, 1.58e15)).timeZone("America/New_York"), ROW);
        assertThat(bar(p).labels()).containsExactly("2020-01-15 07:00");
        assertThatThrownBy(() -> points(TRIPS, "t", "y").timeZone("America/New_Yrok")).hasMessageContaining("no time zone 'America/New_Yrok': did you mean 'America/New_York'?");
    }

    @Test
    void layers_share_categories_by_their_names() {
        Frame below = frame(Map.of("k", new String[] {"b", "a"}, "y", new double[] {0, 0})), above = frame(Map.of("k", new String[] {"a", "c", null}, "y", new double[] {1, 1, 1}));
        View view = points(below, "k", "y").rasterize().overlay(points(above, "k", "y").rasterize());
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        Pane.Opening opening = pane.open();
        assertThat(opening.axes().x()).isEqualTo(new Side.Categories("k", List.of("b", "a", "c")));
        assertThat(opening.home()).isEqualTo(new Extent(-0.5, 2.5, -1, 2));
        Picture p = seen(view, new Viewport(new Extent(-0.5, 2.5, -0.5, 1.5), 3, 2));
        assertThat(places(p, 0)).containsExactly(0, 1);
        assertThat(places(p, 1)).as("a above a, c beside it").containsExactly(4, 5);
    }

    private static List<Integer> places(Picture p, int layer) {
        Plane plane = ((Layer.Levels) p.layers().get(layer)).raster().plane();
        return IntStream.range(0, plane.size()).filter(plane::present).boxed().toList();
    }

    @Test
    void both_lines_of_an_area_of_dates_are_moved_to_the_unit_of_times() {
        LocalDate day = LocalDate.parse("2024-05-02");
        Frame days = frame(Map.of("x", new double[] {0, 1}, "from", new LocalDate[] {day, day}, "to", new LocalDate[] {day.plusDays(1), day.plusDays(1)}));
        Frame times = frame(Map.of("x", new double[] {0, 1}, "from", new Instant[] {Instant.parse("2024-05-02T00:00:00Z"), Instant.parse("2024-05-03T00:00:00Z")}));
        View view = area(days, "x", "from").to("to").rasterize().overlay(points(times, "x", "from"));

        Picture p = seen(view, new Viewport(new Extent(0, 1, day.toEpochDay() * 86_400e6, day.plusDays(1).toEpochDay() * 86_400e6), 10, 10));
        Plane plane = ((Layer.Levels) p.layers().getFirst()).raster().plane();
        assertThat(IntStream.range(0, plane.size()).filter(plane::present).count()).as("all between one day and the next but for the pixels of the second line").isEqualTo(90);
    }

    @Test
    void layers_of_dates_and_of_times_share_one_unit() {
        LocalDate day = LocalDate.parse("2024-05-02");
        Frame days = frame(Map.of("t", new LocalDate[] {day}, "y", new double[] {0})), times = frame(Map.of("t", new Instant[] {Instant.parse("2024-05-02T00:00:00Z"), Instant.parse("2024-05-03T00:00:00Z")}, "y", new double[] {1, 1}));
        for (View view : List.of(points(days, "t", "y").overlay(points(times, "t", "y")), points(times, "t", "y").overlay(points(days, "t", "y")))) {
            assertThat(panes.pane(view, panes.watchdog().page("test")).open().axes().x()).isEqualTo(new Side.Times("t", 1000));
            Picture p = seen(view, ROW);
            double[] both = p.layers().stream().mapToDouble(l -> ((Layer.Marks) l).x()[0]).toArray();
            assertThat(both).containsExactly(day.toEpochDay() * 86_400e6, day.toEpochDay() * 86_400e6);
        }
    }

    @Test
    void a_function_is_called_though_somebody_holds_a_lock_on_its_map() throws InterruptedException {
        DynamicMap map = dynamicMap(() -> points(QUAKES, "x", "y").rasterize());
        CountDownLatch held = new CountDownLatch(1), done = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().daemon().start(() -> {
            synchronized (map) {
                held.countDown();
                try {
                    done.await();
                } catch (InterruptedException _) {
                    // the test is over
                }
            }
        });
        held.await();
        assertThat(seen(map, ROW).layers()).hasSize(1);
        done.countDown();
        holder.join();
    }
}
