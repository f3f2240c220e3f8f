package dev.aquatint.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.spi.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of an app that takes its time.
@ExtendWith(Chrome.class)
@Timeout(60)
class WaitingTest {
    private final CompletableFuture<Progress> progress = new CompletableFuture<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> console = new ArrayList<>();
    @TempDir
    private Path folder;

    @Test
    void a_bar_moves_until_the_plot_stands_in_its_place(Browser browser) throws Exception {
        App squares = App.of("Squares", points(frame(Map.of("x", new double[] {1, 2, 3, 4}, "y", new double[] {1, 3, 2, 4})), "x", "y").rasterize());
        try (Server server = serve(squares); BrowserContext person = browser.newContext(); Page page = opened(person, server)) {
            Locator bar = page.getByRole(AriaRole.PROGRESSBAR);
            progress.join().report("reading <i>squares</i>", 0.25);
            assertThat(page.getByText("reading <i>squares</i>: 25 %")).isVisible();
            assertThat(bar).hasCount(1);
            assertThat(bar).hasAccessibleName("reading <i>squares</i>");
            assertThat(bar).hasJSProperty("value", 25);
            progress.join().report("reading <i>squares</i>", 0.5);
            assertThat(page.getByText("reading <i>squares</i>: 50 %")).isVisible();
            assertThat(bar).hasCount(1);
            assertThat(page.locator("html")).hasCSS("color-scheme", "dark");

            go.countDown();
            page.waitForFunction("() => window.Bokeh && Bokeh.documents.length > 0 && Bokeh.documents[0].is_idle");
            assertThat(page.locator(".bk-Figure")).isVisible();
            assertThat(bar).hasCount(0);
            assertThat(page.locator("#aquatint-waiting")).isHidden();
            assertThat(page).hasTitle("Squares");
            assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
            assertThat(console).isEmpty();
        }
    }

    @Test
    void an_error_stands_in_the_place_of_the_bar(Browser browser) {
        App failing = _ -> {
            throw new IllegalStateException("no column 'z'");
        };
        try (Server server = serve(failing); BrowserContext person = browser.newContext(); Page page = opened(person, server)) {
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasCount(1);
            go.countDown();
            assertThat(page.getByText("no column 'z'")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("This page could not be opened");
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasCount(0);
        }
    }

    private Server serve(App app) {
        return Server.start(ServerOptions.defaults().cache(folder), Map.of("/app", request -> {
            progress.complete(Progress.CURRENT.get());
            go.await();
            return app.open(request);
        }));
    }

    private Page opened(BrowserContext person, Server server) {
        Page page = person.newPage();
        page.onConsoleMessage(m -> {
            if (!List.of("log", "info").contains(m.type())) console.add(m.text());
        });
        page.onPageError(console::add);
        page.navigate(server.uri("/app") + "&theme=dark", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        return page;
    }
}
