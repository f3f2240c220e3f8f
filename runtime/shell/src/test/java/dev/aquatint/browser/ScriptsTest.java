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
            assertThat(d.settled().number("aq.total()")).isEqualTo(1_216_951);
            d.page.locator("input[type=checkbox]").first().click();
            d.until("aq.image().glyph.type == 'ImageRGBA'");
            assertThat(d.complaints()).isEmpty();
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
