package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Shaded;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import dev.aquatint.style.Cnorm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a plot's colours mean, picture after picture.
class ColouringTest {
    private static final Viewport HOME = new Viewport(new Extent(0, 1, 0, 1), 40, 30), NEARER = new Viewport(new Extent(0.3, 0.7, 0.3, 0.7), 40, 30),
            ASIDE = new Viewport(new Extent(0.5, 1.5, 0.1, 1.1), 40, 30);
    private static final Frame POINTS = dense(20_000);

    private final Panes panes = new Panes(Engine.shared());
    private final RecordingScreen screen = new RecordingScreen();

    /// In the middle more than at the edges; `kind` is text.
    private static Frame dense(int n) {
        Random random = new Random(9);
        double[] x = new double[n], y = new double[n], fare = new double[n];
        String[] kind = new String[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
            y[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
            fare[i] = Math.round(random.nextDouble() * 20);
            kind[i] = i % 3 == 0 ? "cash" : "card";
        }
        x[0] = y[0] = 0;
        x[1] = y[1] = 1;
        return frame(Map.of("x", x, "y", y, "fare", fare, "kind", kind));
    }

    @AfterEach
    void close() {
        panes.close();
    }

    private Pane started(View view) {
        Pane pane = panes.pane(view, panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, HOME);
        return pane;
    }

    private static Rasterized counts() {
        return points(POINTS, "x", "y").rasterize();
    }

    private Layer next() {
        return screen.next().layers().getLast();
    }

    /// The colour or the level of each value in the picture.
    private static Map<Double, Integer> meaning(Layer layer) {
        Map<Double, Integer> meaning = new HashMap<>();
        Raster raster = layer instanceof Layer.Levels l ? l.raster() : ((Layer.Colours) layer).raster();
        for (int i = 0; i < raster.plane().size(); i++) {
            if (raster.plane().present(i)) meaning.put(raster.plane().value(i), layer instanceof Layer.Levels l ? l.level()[i] & 255 : ((Layer.Colours) layer).rgba()[i]);
        }
        return meaning;
    }

    /// How many values both pictures have, all of which must mean the same.
    private static int same(Layer one, Layer other) {
        Map<Double, Integer> a = meaning(one), b = meaning(other);
        a.keySet().retainAll(b.keySet());
        a.forEach((value, colour) -> assertThat(b.get(value)).as("colour of %s", value).isEqualTo(colour));
        return a.size();
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void pan_and_zoom_never_change_the_colour_of_a_value_where_colours_are_stable(Cnorm norm) {
        for (View view : List.of(counts().cnorm(norm).stable(), counts().shade().cnorm(norm).stable())) {
            Pane pane = started(view);
            Layer home = next();
            pane.viewport(NEARER);
            Layer nearer = next();
            pane.viewport(ASIDE);
            Layer aside = next();

            assertThat(same(home, nearer)).isGreaterThan(10);
            assertThat(same(home, aside)).isGreaterThan(10);
            if (home instanceof Layer.Levels l) {
                assertThat(((Layer.Levels) nearer).bar().labels()).isEqualTo(l.bar().labels());
                assertThat(((Layer.Levels) nearer).bar().at()).isEqualTo(l.bar().at());
            }
            pane.close();
        }
    }

    @Test
    void a_plot_that_starts_zoomed_in_has_the_colours_of_the_whole() {
        started(counts().stable());
        Layer home = next();
        Pane other = panes.pane(counts().stable(), panes.watchdog().page("test"));
        other.open();
        other.start(screen, NEARER);

        assertThat(same(home, next())).isGreaterThan(10);
    }

    @Test
    void otherwise_the_smallest_and_largest_in_view_have_the_first_and_last_colour() {
        Pane pane = started(counts().cnorm("linear"));
        Layer home = next();
        pane.viewport(NEARER);
        Layer nearer = next();

        assertThat(meaning(home)).containsValues(1, 255);
        assertThat(meaning(nearer)).containsValues(1, 255).isNotEqualTo(meaning(home));
    }

    @Test
    void the_colours_of_means_are_stable_too() {
        Pane pane = started(points(POINTS, "x", "y").rasterize(mean("fare")).stable());
        Layer home = next();
        pane.viewport(NEARER);

        assertThat(same(home, next())).isGreaterThan(5);
    }

    @Test
    void a_picture_of_the_same_raster_is_the_same_array() {
        Pane pane = started(stack(counts().shade(), counts().shade().cmap("fire").spread(1)));
        Layer.Colours first = (Layer.Colours) next();
        pane.viewport(NEARER);
        next();
        pane.viewport(HOME);

        assertThat(((Layer.Colours) next()).rgba()).isEqualTo(first.rgba());
    }

    @Test
    void a_stack_shows_the_upper_picture_where_it_has_something() {
        Shaded all = counts().shade().cmap("fire"), some = points(POINTS.select("fare > 19"), "x", "y").rasterize().shade().cmap("blues");
        started(some);
        int[] upper = ((Layer.Colours) next()).rgba();
        started(all);
        int[] lower = ((Layer.Colours) next()).rgba();
        started(stack(all, some));
        int[] both = ((Layer.Colours) next()).rgba();

        for (int i = 0; i < both.length; i++) assertThat(both[i]).isEqualTo(upper[i] != 0 ? upper[i] : lower[i]);
    }

    @Test
    void values_spread_before_they_are_coloured() {
        started(counts());
        Layer.Levels thin = (Layer.Levels) next();
        started(counts().spread(1));
        Layer.Levels spread = (Layer.Levels) next();

        assertThat(filled(spread.level())).isGreaterThan(filled(thin.level()));
    }

    @Test
    void categories_have_the_colours_of_their_names_in_picture_and_legend() {
        started(points(POINTS, "x", "y").rasterize(by("kind")).shade().colorKey(Map.of("cash", "#00ff00", "card", "red")));
        Layer.Colours layer = (Layer.Colours) next();

        assertThat(layer.legend()).containsExactlyInAnyOrder(new Layer.Colours.Entry("cash", 0x00FF00), new Layer.Colours.Entry("card", 0xFF0000));
        for (int rgba : layer.rgba()) assertThat(rgba >>> 16 & 255).as("blue").isZero();
    }

    @Test
    void clipping_colours_go_with_the_levels() {
        started(counts().clim(2, 5).clippingColors("blue", null, "transparent"));
        Layer.Levels layer = (Layer.Levels) next();

        assertThat(layer.clipping().min()).isEqualTo("blue");
        Map<Double, Integer> meaning = meaning(layer);
        assertThat(meaning.get(1.0)).isEqualTo(1);
        assertThat(meaning.get(2.0)).isBetween(2, 253);
        assertThat(meaning.get(5.0)).isEqualTo(254);
        assertThat(meaning.get(6.0)).isEqualTo(255);
    }

    private static long filled(byte[] level) {
        long n = 0;
        for (byte b : level) if (b != 0) n++;
        return n;
    }

    @Test
    void a_legend_leaves_out_what_is_not_in_view() {
        started(points(POINTS, "x", "y").rasterize(by("kind")).shade());
        List<Layer.Colours.Entry> all = ((Layer.Colours) next()).legend();
        started(points(POINTS.select("kind", "card"), "x", "y").rasterize(by("kind")).shade());

        assertThat(all).extracting(Layer.Colours.Entry::label).containsExactlyInAnyOrder("card", "cash");
        assertThat(((Layer.Colours) next()).legend()).as("in the colour it has among all").containsExactlyElementsOf(all.stream().filter(e -> e.label().equals("card")).toList());
    }
}
