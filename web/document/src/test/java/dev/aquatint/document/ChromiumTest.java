package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stock BokehJS is the last judge of what we send: it throws at what it does not know.
class ChromiumTest {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en" class="%s"><head><meta charset="utf-8"><style>%s</style></head><body>
            <div id="root" class="aquatint-root"></div><pre id="result" hidden></pre>
            <script>
              const errors = [];
              addEventListener("error", e => errors.push(String(e.message)));
              addEventListener("unhandledrejection", e => errors.push(String(e.reason)));
              for (const level of ["error", "warn"]) { const f = console[level]; console[level] = (...a) => { errors.push(a.join(" ")); f.apply(console, a) } }
              const tell = o => document.getElementById("result").textContent = JSON.stringify(o);
            </script>
            <script src="bokeh.min.js"></script><script src="bokeh-widgets.min.js"></script>
            <script>
              Bokeh.embed.embed_items({d: %s}, [{docid: "d", roots: {"%s": "root"}, root_ids: ["%s"]}]).then(() => {
                const doc = Bokeh.documents[0];
                const frames = () => [...doc.all_models].filter(m => m.type == "Figure").map(m => [m.inner_width, m.inner_height]);
                const done = () => {
                  const first = frames();
                  tell({idle: doc.is_idle, errors, frames: first});
                  if (!%s) return;
                  document.body.style.width = "800px";
                  document.body.style.height = "500px";
                  setTimeout(() => tell({idle: doc.is_idle, errors, frames: first, smaller: frames()}), 1000);
                };
                doc.is_idle ? done() : doc.idle.connect(done);
              }, e => tell({idle: false, errors: [...errors, String(e)]}));
            </script></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void every_picture_and_control_is_drawn_without_a_complaint() throws Exception {
        Document document = Pictures.everything();
        JsonNode result = open(document, Theme.LIGHT, "all", 1000, 5600, false);
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("idle").booleanValue()).isTrue();
    }

    @Test
    void a_plot_beside_controls_fills_the_page() throws Exception {
        for (Theme theme : Theme.values()) {
            Document document = new Document("Trips", theme);
            Picture picture = Pictures.all().get("levels");
            document.root(PageLayout.of(new Row(List.of(new Widgets(new Explorer(), List.of("alpha", "plot", "cmap", "passengers")), new Pictures.Plot(picture))), document, _ -> Pictures.plot(document, picture).model(), new ArrayList<>()));
            JsonNode result = open(document, theme, "row-" + theme, 1300, 800, theme == Theme.LIGHT);
            assertThat(result.get("errors")).isEmpty();
            assertThat(result.at("/frames/0/0").intValue()).isBetween(700, 1000);
            assertThat(result.at("/frames/0/1").intValue()).isBetween(600, 800);
            if (theme == Theme.LIGHT) {
                assertThat(result.at("/smaller/0/0").intValue()).as("it follows when the page gets smaller").isBetween(300, 500);
                assertThat(result.at("/smaller/0/1").intValue()).isBetween(350, 500);
            }
        }
    }

    private JsonNode open(Document document, Theme theme, String name, int width, int height, boolean shrink) throws IOException, InterruptedException {
        Path chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium at " + PLACES);
        for (String js : List.of("bokeh.min.js", "bokeh-widgets.min.js")) Files.write(folder.resolve(js), Bokehjs.bytes(js));
        JsonNode doc = Browser.standalone(document);
        String css = new String(StaticFiles.find("page.css").orElseThrow().bytes(), StandardCharsets.UTF_8);
        Path page = folder.resolve("page.html");
        Files.writeString(page, PAGE.formatted(theme == Theme.DARK ? "dark" : "light", css, doc.toString().replace("<", "\\u003c"), document.rootId(), document.rootId(), shrink));
        List<String> command = new ArrayList<>(List.of(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=" + width + "," + height, "--virtual-time-budget=4000", "--disable-background-networking"));
        if (System.getProperty("screenshots") != null) command.add("--screenshot=" + Path.of(System.getProperty("screenshots")).resolve(name + ".png").toAbsolutePath());
        command.addAll(List.of("--dump-dom", page.toUri().toString()));
        Path out = folder.resolve("dom.html");
        Process p = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(p.waitFor(60, TimeUnit.SECONDS)).as("Chromium ends within a minute").isTrue();
        } finally {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
        }
        String dom = Files.readString(out);
        String result = Stream.of(dom.split("<pre id=\"result\" hidden=\"\">", 2)).skip(1).map(s -> s.substring(0, s.indexOf("</pre>"))).findFirst().orElse("");
        assertThat(result).as(dom.length() > 2000 ? "no result" : dom).isNotEmpty();
        return Browser.json(result.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
}
