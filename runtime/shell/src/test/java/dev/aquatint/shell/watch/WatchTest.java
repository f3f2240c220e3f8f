package dev.aquatint.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Row;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.param.Parameterized;
import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A watched script as its page sees it, with one save after the other.
@Timeout(60)
class WatchTest {
    private static final String SCRIPT = """
            var df = frame(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2}));
            class Explorer extends Parameterized {
                @Param(min = 1, max = 9) int size = 4;
                Overlay view() {
                    return points(df, "x", "y").size(size).overlay(tiles(OFFLINE));
                }
            }
            var explorer = new Explorer();
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    @TempDir
    private Path folder;
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    private Path file;
    private Watch watch;
    private Server server;
    private Tab tab;

    @BeforeEach
    void looked() throws Exception {
        file = Files.writeString(folder.resolve("app.jsh"), SCRIPT);
        watch = new Watch(file, List.of(), (_, _) -> { }, said::add);
        watch.saved();
        assertThat(next()).startsWith("app.jsh: ran lines ");
        server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/", watch.app()));
        tab = new Tab(server.uri("/"));
        tab.until("\"name\":\"Figure\"");
    }

    @AfterEach
    void close() {
        if (tab != null) tab.close();
        if (server != null) server.close();
        watch.close();
    }

    private void save(String text) throws IOException {
        Files.writeString(file, text);
        watch.saved();
    }

    private String next() throws InterruptedException {
        return said.poll(30, TimeUnit.SECONDS);
    }

    private Parameterized explorer() throws Exception {
        Viewable root = watch.app().open(new App.Request(Map.of())).root();
        return ((Widgets) ((Row) root).children().getFirst()).of();
    }

    @Test
    void an_error_of_a_view_after_a_save_leaves_the_last_good_picture_and_is_said_once() throws Exception {
        save(SCRIPT.replace("\"x\", \"y\"", "\"nope\", \"y\""));

        assertThat(tab.until("no column 'nope'")).doesNotContain("\"name\":\"Figure\"");
        assertThat(List.of(next(), next())).satisfiesExactlyInAnyOrder(s -> assertThat(s).startsWith("app.jsh line 5: no column 'nope' in frame"), s -> assertThat(s).startsWith("app.jsh: ran lines "));
        assertThat(said).isEmpty();
    }

    @Test
    void an_error_of_the_script_after_a_save_leaves_the_page_and_what_was_set_by_hand() throws Exception {
        explorer().set("size", 7);
        Map<String, String> broken = Map.of(SCRIPT.replace("points(df", "pionts(df"), "cannot find method pionts", SCRIPT.replace("= new Explorer()", "= new Explorer();\nint none = 1 / 0"), "/ by zero",
                SCRIPT.replace("view() {", "view() { {"), "not allowed here");
        for (Map.Entry<String, String> each : broken.entrySet()) {
            save(each.getKey());
            assertThat(next()).startsWith("app.jsh").contains(each.getValue());
            assertThat(tab.until(each.getValue())).as(each.getKey()).doesNotContain("\"name\":\"Figure\"");
            assertThat(explorer().get("size")).isEqualTo(7);

            save(SCRIPT);
            assertThat(next()).matches("app.jsh: (ran lines|nothing to run) .*");
            assertThat(explorer().get("size")).isEqualTo(7);
        }
    }
}
