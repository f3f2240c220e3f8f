package dev.aquatint.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The scripts that we ship, in a real browser.
@ExtendWith(Chrome.class)
class ScriptsTest {
    static final Path SCRIPTS = Path.of("../../scripts");

    @TempDir Path folder;

    Server serve(CompiledScript script) {
        return Server.start(ServerOptions.defaults().cache(folder), Map.of("/app", script));
    }

    @Test
    void the_taxi_dashboard_is_written_in_thirty_lines() throws Exception {
        assertThat(Files.readAllLines(SCRIPTS.resolve("nyc_taxi.jsh")).stream().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void the_taxi_dashboard_reads_trips_in_degrees(Browser browser) throws Exception {
        Path trips = folder.resolve("trips.parquet");
        try (var out = Files.newOutputStream(trips)) {
            List<FlatWriter.Column> columns = Stream.of("pickup_longitude", "pickup_latitude", "dropoff_longitude", "dropoff_latitude").map(c -> new FlatWriter.Column(c, ColumnType.FLOAT32)).toList();
            columns = Stream.concat(columns.stream(), Stream.of(new FlatWriter.Column("passenger_count", ColumnType.INT32))).toList();
            FlatWriter writer = new FlatWriter(out, columns);
            int[] lon = IntStream.range(0, 1000).map(i -> Float.floatToIntBits(-74 + i / 1000f)).toArray(), lat = IntStream.range(0, 1000).map(i -> Float.floatToIntBits(40 + i / 1000f)).toArray();
            writer.append(FlatWriter.encode(columns, new int[][] {lon, lat, lon, lat, IntStream.range(0, 1000).map(i -> i % 12).toArray()}, 1000));
            writer.finish();
        }
        CompiledScript script = Script.compile(SCRIPTS.resolve("nyc_taxi.jsh"), trips.toString());
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            assertThat(d.settled().number("aq.total()")).as("those of up to ten passengers").isEqualTo(917);
            for (String label : new String[] {"Alpha", "Plot", "Cmap", "Passengers"}) d.page.getByText(label).first().waitFor();
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void the_earthquakes_are_counted_and_coloured_by_depth_and_magnitude(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("earthquakes.jsh"));
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().js("aq.all('Slider').find(s => s.title.startsWith('Spread')).value = 0");
            d.until("aq.total() > 218000 && aq.total() <= 218396");
            d.js("aq.all('RangeSlider').find(s => s.title.startsWith('Magnitudes')).value = [8, 9.5]");
            d.until("aq.total() > 20 && aq.total() < 100");
            d.js("aq.all('Select')[0].value = 'magnitude'");
            d.until("aq.fig().title.text == 'Strongest earthquake'").settled();
            assertThat(d.number("aq.data().value[0].reduce((a, v) => v > a ? v : a, 0)")).as("Sumatra, 2004, and Tohoku, 2011").isCloseTo(9.1, within(1e-6));
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
    void the_flights_are_routes_delays_and_departures(Browser browser) throws Exception {
        CompiledScript script = Script.compile(SCRIPTS.resolve("flights.jsh"));
        try (Server server = serve(script); Dashboard d = new Dashboard(browser, server.uri("/app"))) {
            d.settled().until("aq.total() > 1e7");
            double all = d.number("aq.total()");
            d.js("aq.all('RangeSlider').find(s => s.title.startsWith('Hours')).value = [7, 9]");
            d.until("aq.total() > 0 && aq.total() < " + all / 5);
            d.js("aq.all('Select')[0].value = 'delays'");
            d.until("aq.fig().title.text == 'Mean delay in minutes'").settled();
            d.js("aq.all('Select')[0].value = 'departures'");
            d.until("aq.image().glyph.type == 'ImageRGBA' && aq.all('Legend').some(l => l.items.length == 2)");       // of eight bins those from seven to nine o'clock
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void scripts_are_written_in_thirty_lines() throws Exception {
        for (String script : new String[] {"earthquakes.jsh", "billion.jsh", "flights.jsh"}) {
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
