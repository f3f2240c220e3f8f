package dev.aquatint.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import dev.aquatint.frame.Extent;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.Script;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What one person sees, in an address for another.
@ExtendWith(Chrome.class)
class ShareTest {
    @TempDir
    private Path folder;

    @Test
    void a_shared_address_opens_where_it_was_shared_with_its_controls_as_they_were(Browser browser) throws Exception {
        Path file = Files.writeString(folder.resolve("squares.jsh"), """
                // Squares
                var rows = frame(Map.of("x", new double[] {1, 2, 3, 4}, "y", new double[] {1, 3, 2, 4}));
                class Explorer extends Parameterized {
                    @Param(min = 0, max = 1) double alpha = 0.75;
                    View view() {
                        return points(rows, "x", "y").rasterize().alpha(alpha);
                    }
                }
                var explorer = new Explorer();
                show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
                """);
        try (Server server = Server.start(ServerOptions.defaults().cache(folder).prefix("/maps"), Map.of("/squares", Script.compile(file)));
                BrowserContext people = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)); Dashboard d = new Dashboard(people, server.uri("/squares"))) {
            d.settled().js("aq.all('Slider')[0].value = 0.25");
            d.until("aq.image().glyph.global_alpha.value == 0.25");
            d.wheel(-300).until("aq.fig().x_range.end - aq.fig().x_range.start < 2.6").settled();
            Extent seen = d.range();
            Locator share = d.page.locator("#aquatint-share");
            share.click();
            d.page.waitForFunction("() => location.search.includes('state=')");
            assertThat(d.page.url()).doesNotContain("token");

            try (Dashboard other = new Dashboard(people, URI.create(d.page.url()))) {
                other.settled();
                assertThat(other.range().x0()).isCloseTo(seen.x0(), within(1e-9));
                assertThat(other.range().y1()).isCloseTo(seen.y1(), within(1e-9));
                assertThat(other.number("aq.all('Slider')[0].value")).isEqualTo(0.25);
                assertThat(other.complaints()).isEmpty();
            }
        }
    }
}
