package dev.aquatint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The scripts that we ship, on real data, in a real browser.
@ExtendWith(Chrome.class)
class ScriptsTest {
    static final Path SCRIPTS = Path.of("../../scripts");

    @TempDir Path folder;

    static String data(String file) {
        Path path = Path.of(System.getProperty("data", "../../../shared/data"), file);
        Assumptions.assumeTrue(Files.exists(path), "no " + path + " here");
        return path.toString();
    }

    Server serve(CompiledScript script) {
        return Server.start(ServerOptions.defaults().cache(folder), Map.of("/app", script));
    }

    @Test
    void the_taxi_dashboard_is_written_in_thirty_lines() throws Exception {
        assertThat(Files.readAllLines(SCRIPTS.resolve("nyc_taxi.jsh")).stream().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void the_taxi_dashboard_reads_real_trips_in_degrees(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("nyc_taxi.jsh"), data("nyc_taxi_real_247k.parquet"));
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            assertThat(d.settled().number("aq.total()")).isPositive();
            for (String label : new String[] {"Alpha", "Plot", "Cmap", "Passengers"}) d.page.getByText(label).first().waitFor();
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void the_uber_dashboard_counts_every_pickup(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("uber.jsh"), data("uber_nyc_2014_apr_may.parquet"));
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().until("aq.total() == 1216951");
            d.page.locator("input[type=checkbox]").first().click();
            d.until("aq.image().glyph.type == 'ImageRGBA'");
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void a_least_count_takes_the_odd_band_out_of_the_gps_fixes_and_the_histogram_tells_how_many_that_are(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("billion.jsh"), "2e5");
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().until("aq.total() == 200000");
            assertThat(d.number("aq.all('Figure').find(f => f.name == 'hist').renderers.length")).as("the histogram beside").isEqualTo(2);
            assertThat((String) d.js("aq.all('Figure').find(f => f.name == 'hist').title.text")).startsWith("0 points filtered");
            d.js("aq.all('Slider').find(s => s.title.startsWith('Min count')).value = 3");
            d.until("!aq.all('Figure').find(f => f.name == 'hist').title.text.startsWith('0 ')").settled();
            double filtered = d.number("Number(aq.all('Figure').find(f => f.name == 'hist').title.text.split(' ')[0].replace(',', ''))");
            assertThat(filtered).as("the band and a few more").isBetween(500.0, 5000.0);
            assertThat(d.number("aq.total()") + filtered).as("those that are left and those that are filtered").isEqualTo(200_000);
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void the_cabs_are_coloured_by_what_they_do_and_when(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("cabs.jsh"), data("sf_cabs_a.parquet"));
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().until("aq.total() > 5500000");
            double all = d.number("aq.total()");
            assertThat(all).isLessThanOrEqualTo(5_614_877);
            d.js("aq.all('RangeSlider').find(s => s.title.startsWith('Hours')).value = [7, 9]");
            d.until("aq.total() > 0 && aq.total() < " + all / 5);
            for (String colours : new String[] {"occupied", "hour"}) {
                d.js("aq.all('Select')[0].value = '" + colours + "'");
                d.until("aq.image().glyph.type == 'ImageRGBA' && aq.all('Legend')[0].items.length == " + (colours.equals("hour") ? 9 : 2));
            }
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void scripts_are_written_in_thirty_lines() throws Exception {
        for (String script : new String[] {"uber.jsh", "billion.jsh", "cabs.jsh"}) {
            assertThat(Files.readAllLines(SCRIPTS.resolve(script)).stream().filter(line -> !line.isBlank())).as(script).hasSizeLessThanOrEqualTo(30);
        }
    }

    @Test
    void an_error_card_names_the_line_of_the_script(Browser browser) throws Exception {
        Path file = Files.writeString(folder.resolve("torn.jsh"), """
                var rows = frame(Map.of("x", new double[] {1, 2}, "y", new double[] {3, 4}));
                class Torn extends Parameterized {
                    @Param boolean on = false;
                    View view() {
                        if (on) throw new IllegalStateException("the film is torn");
                        return points(rows, "x", "y").rasterize();
                    }
                }
                var torn = new Torn();
                show(column(widgets(torn), dynamicMap(torn::view, torn)));
                """);
        try (Server server = serve(Script.compile(file)); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().page.locator("input[type=checkbox]").first().click();
            d.page.getByRole(AriaRole.ALERT).getByText("torn.jsh line 5").waitFor();
        }
    }
}
