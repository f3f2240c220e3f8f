package dev.aquatint.browser;

import static dev.aquatint.Aquatint.OFFLINE;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.text;
import static dev.aquatint.Aquatint.tiles;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.console.ReplPage;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page of the prompt with the views that were shown before.
@ExtendWith(Chrome.class)
@Timeout(90)
class ReplPageTest {
    private static final Frame ROWS = rows();

    @TempDir
    private Path folder;
    private final ReplPage prompt = new ReplPage(_ -> Optional.empty());
    private final List<String> errors = new ArrayList<>();
    private Server server;
    private BrowserContext context;
    private Page page;

    private static Frame rows() {
        Random random = new Random(5);
        return frame(Map.of("x", random.doubles(5000, -8.24e6, -8.22e6).toArray(), "y", random.doubles(5000, 4.97e6, 4.98e6).toArray()));
    }

    private static View map() {
        return points(ROWS, "x", "y").rasterize().cmap("fire").overlay(tiles(OFFLINE));
    }

    @BeforeEach
    void open(Browser browser) {
        server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/", prompt));
        prompt.show(text("first"));
        prompt.show(map());
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1000, 640).setAcceptDownloads(true));
        page = context.newPage();
        page.onPageError(errors::add);
        page.navigate(server.uri("/").toString());
        views().nth(1).waitFor();
    }

    @AfterEach
    void close() {
        context.close();
        server.close();
        assertThat(errors).isEmpty();
    }

    private Locator views() {
        return page.locator("#aquatint-strip .view");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void picture() {
        page.waitForFunction("() => Bokeh.documents[0].is_idle && [...Bokeh.documents[0]._all_models.values()].some(m => m.type == 'Image')");
    }

    private Path saved(String button) {
        Download download = page.waitForDownload(() -> button(button).click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    @Test
    void views_come_and_can_be_gone_back_to() {
        assertThat(views().allTextContents()).containsExactly("1 text(\"first\")", "2 tiles(OFFLINE).overlay(points(frame(...), \"x\", \"y\").rasterize().cmap(\"fire\"))");
        assertThat(views().nth(1).getAttribute("aria-current")).isEqualTo("true");
        views().nth(0).click();
        page.getByText("first", new Page.GetByTextOptions().setExact(true)).waitFor();
        prompt.show(text("third"));
        views().nth(2).waitFor();
        page.getByText("third", new Page.GetByTextOptions().setExact(true)).waitFor();
    }

    @Test
    void the_last_twenty_stay_and_those_that_are_pinned() {
        button("Keep view 1, text(\"first\")").click();
        page.locator("[aria-pressed=true]").waitFor();
        for (int i = 3; i <= 30; i++) prompt.show(text("view " + i));
        page.waitForFunction("() => document.querySelectorAll('#aquatint-strip .view').length == 21");

        assertThat(views().first().textContent()).isEqualTo("1 text(\"first\")");
        assertThat(views().nth(1).textContent()).startsWith("11 ");
    }

    @Test
    void the_keyboard_reaches_all_of_it() {
        views().nth(1).focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        page.getByText("first", new Page.GetByTextOptions().setExact(true)).waitFor();
        page.keyboard().press("Tab");
        page.keyboard().press("Space");

        page.locator("[aria-pressed=true]").waitFor();
    }

    @Test
    void a_view_opens_in_a_tab_of_its_own() {
        Page alone = context.waitForPage(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open view 1")).click());
        alone.getByText("first", new Page.GetByTextOptions().setExact(true)).waitFor();
        prompt.show(text("third"));
        views().nth(2).waitFor();

        assertThat(alone.locator("#aquatint-strip").count()).isZero();
        assertThat(alone.getByText("first", new Page.GetByTextOptions().setExact(true)).isVisible()).isTrue();
    }

    @Test
    void a_view_is_saved_as_a_picture() throws Exception {
        picture();
        BufferedImage image = ImageIO.read(saved("Save PNG").toFile());

        assertThat(image.getWidth()).isGreaterThan(600);
        assertThat(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).contains(0xffffffff).matches(p -> java.util.Arrays.stream(p).distinct().count() > 50);
    }

    @Test
    void a_view_is_saved_as_a_page_that_needs_no_server() throws Exception {
        picture();
        Path file = saved("Save HTML");
        server.close();

        assertThat(Files.size(file)).isGreaterThan(1_000_000);
        Page offline = context.newPage();
        offline.onPageError(errors::add);
        offline.navigate(file.toUri().toString());
        offline.waitForFunction("() => Bokeh.documents.length == 1 && [...Bokeh.documents[0]._all_models.values()].some(m => m.type == 'Image')");
        offline.locator("canvas").first().waitFor();
    }
}
