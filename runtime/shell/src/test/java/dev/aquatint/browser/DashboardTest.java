package dev.aquatint.browser;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.aquatint.element.Points;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Viewable;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Engine;
import dev.aquatint.reduce.Count;
import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.style.Palette;
import dev.aquatint.style.TileSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with a dashboard in a real Chromium, and what they see.
@ExtendWith(Chrome.class)
class DashboardTest {
    /// Nobody listens there.
    static final TileSource UNREACHABLE = new TileSource("unreachable", "http://127.0.0.1:9/{z}/{x}/{y}.png", "© nobody & <b>none</b>", 19);
    static final Frame TRIPS = trips(50_000);

    public static class Explorer extends Parameterized {
        @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.5;
        @Param(doc = "Which end", options = {"pickup", "dropoff"}) String plot = "pickup";
        @Param(doc = "Colour map") Palette cmap = Palette.FIRE;
        @Param(doc = "Passengers", min = 0, max = 10) Range passengers = range(0, 10);
        @Param(doc = "Whether it fails") boolean broken = false;
        @Param(doc = "A heading") String heading = "Trips";

        View view() {
            if (broken) throw new IllegalStateException("the <i>film</i> is torn");
            return points(TRIPS, plot + "_x", plot + "_y").select("passengers", passengers).rasterize().cmap(cmap).title(heading)
                    .overlay(tiles(UNREACHABLE).alpha(alpha));
        }
    }

    final List<Explorer> explorers = new CopyOnWriteArrayList<>();
    @TempDir Path cache;
    Server server;

    @BeforeEach
    void start() {
        App taxi = _ -> {
            Explorer e = new Explorer();
            explorers.add(e);
            return page("Taxi", row(widgets(e), dynamicMap(e::view, e)));
        };
        Explorer shared = new Explorer();
        explorers.add(shared);
        server = Server.start(ServerOptions.defaults().cache(cache), Map.of("/taxi", taxi, "/shared", App.of("Shared", row(widgets(shared), dynamicMap(shared::view, shared)))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static App.Page page(String title, Viewable root) {
        return new App.Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Viewable root() {
                return root;
            }
        };
    }

    static Frame trips(int n) {
        Random random = new Random(11);
        double[] px = new double[n], py = new double[n], dx = new double[n], dy = new double[n];
        byte[] passengers = new byte[n];
        for (int i = 0; i < n; i++) {
            px[i] = -8_234_000 + 4_000 * random.nextGaussian();
            py[i] = 4_975_000 + 4_000 * random.nextGaussian();
            dx[i] = px[i] + 3_000 * random.nextGaussian();
            dy[i] = py[i] + 3_000 * random.nextGaussian();
            passengers[i] = (byte) (1 + random.nextInt(6));
        }
        return frame(Map.of("pickup_x", px, "pickup_y", py, "dropoff_x", dx, "dropoff_y", dy, "passengers", passengers));
    }

    /// What the engine says of the view that the browser shows.
    static Raster exact(Dashboard d, Explorer e) {
        Viewport v = new Viewport(d.range(), (int) d.number("Math.round(aq.fig().inner_width)"), (int) d.number("Math.round(aq.fig().inner_height)"));
        return Engine.shared().rasterize(points(TRIPS, e.plot + "_x", e.plot + "_y").select("passengers", e.passengers), new Count(null), v, new Cancel());
    }

    static void assertExact(Dashboard d, Explorer e) {
        assertShown(d, exact(d.settled(), e));
    }

    private static void assertShown(Dashboard d, Raster wanted) {
        double[] shown = d.values();
        assertThat(shown).hasSize(wanted.width() * wanted.height());
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] != wanted.plane().value(i)) assertThat(shown[i]).as("cell %d", i).isEqualTo(wanted.plane().value(i));
        }
    }

    Dashboard open(Browser browser) {
        return new Dashboard(browser, server.uri("/taxi"));
    }

    @Test
    void a_page_shows_the_exact_picture_without_complaints(Browser browser) {
        try (Dashboard d = open(browser)) {
            assertExact(d, explorers.getLast());
            assertThat(d.page.title()).isEqualTo("Taxi");
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void zooming_and_panning_aggregate_again_for_the_view(Browser browser) {
        try (Dashboard d = open(browser)) {
            Extent before = d.settled().range();
            d.wheel(-300).until("aq.fig().x_range.end - aq.fig().x_range.start < " + 0.9 * before.width());
            assertExact(d, explorers.getLast());
            Extent zoomed = d.range();
            d.drag(120, 40).until("Math.abs(aq.fig().x_range.start - (" + zoomed.x0() + ")) > 1");
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void a_drag_over_indexed_points_is_shown_with_a_margin_and_ends_exact(Browser browser) {
        Points points = points(TRIPS.index("pickup_x", "pickup_y"), "pickup_x", "pickup_y");
        try (Server indexed = Server.start(ServerOptions.defaults().cache(cache), Map.of("/indexed", App.of("Indexed", points.rasterize()))); Dashboard d = new Dashboard(browser, indexed.uri("/indexed"))) {
            d.settled().wheel(-300).settled();
            d.js("(window.wide = 0, aq.image().data_source.properties.data.change.connect(() => { wide += aq.data().dw[0] > 1.05 * (aq.fig().x_range.end - aq.fig().x_range.start) }))");
            double[] c = d.centre();
            d.page.mouse().move(c[0], c[1]);
            d.page.mouse().down();
            for (int i = 1; i <= 60; i++) d.page.mouse().move(c[0] + 4 * i, c[1] + i);
            d.page.mouse().up();
            d.until("wide > 0").settled();
            Viewport v = new Viewport(d.range(), (int) d.number("Math.round(aq.fig().inner_width)"), (int) d.number("Math.round(aq.fig().inner_height)"));
            assertShown(d, Engine.shared().rasterize(points, new Count(null), v, new Cancel()));
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void reset_returns_to_all_of_the_data(Browser browser) {
        try (Dashboard d = open(browser)) {
            Extent before = d.settled().range();
            d.wheel(-300).until("aq.fig().x_range.end - aq.fig().x_range.start < " + 0.9 * before.width());
            d.js("aq.all('ResetTool')[0] && Object.values(Bokeh.index).length");
            d.page.locator(".bk-tool-icon-reset").first().click();
            d.until("aq.fig().x_range.end - aq.fig().x_range.start > " + 0.99 * before.width());
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void a_slider_changes_the_field_and_aggregates_nothing(Browser browser) {
        try (Dashboard d = open(browser)) {
            Explorer e = explorers.getLast();
            d.settled();
            d.js("(window.before = aq.data().image[0], 1)");
            d.page.locator(".noUi-handle").first().press("ArrowRight");
            d.until("aq.all('TileRenderer')[0].alpha > 0.5");
            assertThat(e.alpha).isGreaterThan(0.5);
            assertThat(d.js("window.before === aq.data().image[0]")).isEqualTo(true);
        }
    }

    @Test
    void a_select_changes_what_is_plotted(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            d.js("(window.before = aq.data().image[0], 1)");
            d.page.getByLabel("Plot").selectOption("dropoff");
            d.until("window.before !== aq.data().image[0]");
            assertThat(explorers.getLast().plot).isEqualTo("dropoff");
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void another_colour_map_is_a_patch_of_colours_alone(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            d.js("(window.before = aq.data().image[0], 1)");
            d.page.getByLabel("Cmap").selectOption("viridis");
            d.until("aq.image().glyph.color_mapper.palette[1].toString().includes('44') || JSON.stringify(aq.image().glyph.color_mapper.palette[1]).includes('44')");
            assertThat(explorers.getLast().cmap).isEqualTo(Palette.VIRIDIS);
            assertThat(d.js("window.before === aq.data().image[0]")).isEqualTo(true);
        }
    }

    @Test
    void a_range_slider_selects_rows(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            d.js("(window.before = aq.data().image[0], 1)");
            for (int i = 0; i < 3; i++) d.page.locator(".noUi-handle-lower").last().press("ArrowRight");
            d.until("window.before !== aq.data().image[0]");
            d.until("aq.total() < 50000 * 0.9");
            assertThat(explorers.getLast().passengers.lo()).isGreaterThan(0);
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void text_is_taken_with_enter(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled().page.getByLabel("Heading").fill("Night & <b>day</b>");
            d.page.getByLabel("Heading").press("Enter");
            d.until("aq.fig().title.text == 'Night & <b>day</b>'");
            assertThat(explorers.getLast().heading).isEqualTo("Night & <b>day</b>");
        }
    }

    @Test
    void a_field_changed_in_code_moves_the_slider_of_every_open_page(Browser browser) {
        try (Dashboard one = new Dashboard(browser, server.uri("/shared")); Dashboard two = new Dashboard(browser, server.uri("/shared"))) {
            one.settled();
            two.settled();
            explorers.getFirst().set("alpha", 0.25);
            for (Dashboard d : List.of(one, two)) {
                d.until("aq.all('Slider').some(s => s.value == 0.25)").until("aq.all('TileRenderer')[0].alpha == 0.25");
            }
        }
    }

    @Test
    void two_sessions_do_not_know_of_each_other(Browser browser) {
        try (Dashboard one = open(browser); Dashboard two = open(browser)) {
            Extent before = two.settled().range();
            one.settled().wheel(-300).until("aq.fig().x_range.end - aq.fig().x_range.start < " + 0.9 * before.width());
            one.page.getByLabel("Plot").selectOption("dropoff");
            one.settled();
            assertThat(two.range()).isEqualTo(before);
            assertThat(explorers.get(1).plot).isNotEqualTo(explorers.get(2).plot);
        }
    }

    @Test
    void a_dropped_connection_comes_back_with_its_state(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled().page.getByLabel("Plot").selectOption("dropoff");
            d.wheel(-300).settled();
            Extent before = d.range();
            d.js("void (window.dropped = aq.fig())");
            d.js("sockets.at(-1).close()");
            d.until("sockets.length > 1 && sockets.at(-1).readyState == 1");
            // BokehJS draws the document anew, and never calls it idle again
            d.until("aq.fig() && aq.fig() !== window.dropped").until("(() => { try { return aq.box()[2] > 0; } catch (e) { return false; } })()");
            assertThat(d.settled().range()).isEqualTo(before);
            d.wheel(-300).until("aq.fig().x_range.end - aq.fig().x_range.start < " + 0.95 * before.width());
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void an_error_is_a_card_and_the_last_good_picture_stays(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            d.page.locator("input[type=checkbox]").first().click();
            d.page.getByRole(AriaRole.ALERT).getByText("the <i>film</i> is torn").first().waitFor();
            assertExact(d, explorers.getLast());
            d.page.locator("input[type=checkbox]").first().click();
            d.page.getByRole(AriaRole.ALERT).waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        }
    }

    @Test
    void without_a_network_the_built_in_map_lies_under_the_data(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            Object tile = d.js("fetch(aq.all('WMTSTileSource')[0].url.replace('{Z}', 4).replace('{X}', 4).replace('{Y}', 6)).then(r => r.blob()).then(b => createImageBitmap(b)).then(b => b.width)");
            assertThat(tile).isEqualTo(256);
            d.page.getByText(TileSource.OFFLINE.attribution()).waitFor();
        }
    }

    @Test
    void the_value_under_the_cursor_is_told(Browser browser) {
        try (Dashboard d = open(browser)) {
            double[] c = d.settled().centre();
            d.page.mouse().move(c[0], c[1]);
            d.page.mouse().move(c[0] + 1, c[1] + 1);
            d.page.getByText("count").first().waitFor();
        }
    }

    @Test
    void a_resized_window_is_aggregated_at_its_new_size(Browser browser) {
        try (Dashboard d = open(browser)) {
            double before = d.settled().number("aq.fig().inner_width");
            d.page.setViewportSize(900, 600);
            d.until("aq.fig().inner_width < " + (before - 100));
            assertExact(d, explorers.getLast());
        }
    }

    @Test
    void bursts_of_wheel_ticks_end_with_the_exact_last_view(Browser browser) {
        try (Dashboard d = open(browser)) {
            d.settled();
            double[] c = d.centre();
            d.page.mouse().move(c[0], c[1]);
            for (int i = 0; i < 30; i++) d.page.mouse().wheel(0, i % 3 == 0 ? 60 : -60);
            assertExact(d, explorers.getLast());
        }
    }
}
