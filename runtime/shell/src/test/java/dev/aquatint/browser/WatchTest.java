package dev.aquatint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.aquatint.frame.Extent;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A script that is edited while its page is open.
@ExtendWith(Chrome.class)
@Timeout(90)
class WatchTest {
    private static final String SCRIPT = """
            // Four points
            var rows = frame(Map.of("x", new double[] {1, 2, 3, 4}, "y", new double[] {1, 3, 2, 4}));
            class Explorer extends Parameterized {
                @Param(min = 0, max = 1) double alpha = 0.75;
                View view() {
                    return points(rows, "x", "y").rasterize().cmap("fire").alpha(alpha);
                }
            }
            var explorer = new Explorer();
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    private static final String COLOURS = "window.colours = JSON.stringify(aq.image().glyph.color_mapper.palette)";

    @TempDir
    private Path folder;
    private Path file;
    private Watch watch;
    private Thread following;
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @BeforeEach
    void follow() throws Exception {
        file = Files.writeString(folder.resolve("four.jsh"), SCRIPT);
        watch = new Watch(file, List.of(), (_, _) -> { }, said::add);
        following = Thread.ofVirtual().start(() -> {
            try {
                watch.follow();
            } catch (InterruptedException _) {
                // the test is over
            }
        });
        assertThat(next()).startsWith("four.jsh: ran lines 2, 3, 9, 10 in ");
    }

    @AfterEach
    void stop() throws InterruptedException {
        following.interrupt();
        following.join();
        watch.close();
    }

    private String next() throws InterruptedException {
        return said.poll(30, TimeUnit.SECONDS);
    }

    /// As vim and IntelliJ do it.
    private String save(String from, String to) throws IOException, InterruptedException {
        Path other = Files.writeString(folder.resolve("4913"), Files.readString(file).replace(from, to));
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return next();
    }

    private static Dashboard otherColours(Dashboard d) {
        d.until("aq.image() && JSON.stringify(aq.image().glyph.color_mapper.palette) != window.colours");
        d.js(COLOURS);
        return d;
    }

    @Test
    void a_save_is_on_the_page_where_it_was_without_a_reload(Browser browser) throws Exception {
        try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/", watch.app())); Dashboard d = new Dashboard(browser, server.uri("/"))) {
            d.settled().js("window.sameTab = true");
            d.js(COLOURS);
            d.wheel(-400).until("aq.fig().x_range.end - aq.fig().x_range.start < 2.5").settled();
            Extent zoomed = d.range();

            assertThat(save("\"fire\"", "\"viridis\"")).startsWith("four.jsh: ran lines 3, 9, 10 in ");
            otherColours(d).settled();
            assertThat(d.range()).isEqualTo(zoomed);
            assertThat(d.js("window.sameTab")).isEqualTo(true);

            assertThat(save("points(rows", "point(rows")).startsWith("four.jsh:6:16: cannot find method point");
            d.page.getByRole(AriaRole.ALERT).getByText("four.jsh line 6").waitFor();
            d.until("aq.settled() && aq.total() >= 0");

            assertThat(save("point(rows", "points(rows")).startsWith("four.jsh: ran lines 3, 9, 10 in ");
            d.until("document.querySelectorAll('[role=alert]').length == 0 || !aq.all('Column').some(c => c.name == 'error' && c.visible)").settled();
            assertThat(d.complaints()).isEmpty();
        }
    }

    @Test
    void what_was_set_by_hand_stays_set(Browser browser) throws Exception {
        try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/", watch.app())); Dashboard d = new Dashboard(browser, server.uri("/"))) {
            d.settled().js(COLOURS);
            d.js("aq.all('Slider')[0].value = 0.25");
            d.until("aq.image().glyph.global_alpha.value == 0.25");
            save("\"fire\"", "\"viridis\"");
            otherColours(d);

            assertThat(d.number("aq.all('Slider')[0].value")).isEqualTo(0.25);
        }
    }
}
