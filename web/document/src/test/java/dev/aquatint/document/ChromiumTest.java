package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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
                const done = () => { const hit = [...doc.all_models].filter(m => m.type == "Figure").map(m => [m.inner_width, m.inner_height]); tell({idle: doc.is_idle, errors, frames: hit}) };
                doc.is_idle ? done() : doc.idle.connect(done);
              }, e => tell({idle: false, errors: [...errors, String(e)]}));
            </script></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void every_picture_and_control_is_drawn_without_a_complaint() throws Exception {
        Document document = new Document("All");
        List<Viewable> all = new ArrayList<>();
        Pictures.all().values().forEach(p -> all.add(new Plot(p)));
        all.add(new Tabs(List.of(new Tabs.Tab("One", new Column(List.of(new Text("<script>alert(1)</script> $$x$$"), new Widgets(new Explorer(), List.of())))))));
        int[] count = {0};
        document.root(PageLayout.of(new Column(all), document, p -> {
            Picture picture = ((Plot) p).picture;
            PlotFigure plot = plot(document, picture);
            if (count[0] % 2 == 0) plot.values(picture);
            if (count[0] % 3 == 0) plot.failed("no column 'fare'", "IllegalArgumentException: <img src=x onerror=alert(1)>", "taxi.jsh line 3");
            plot.progress("reading", count[0]++ % 4 == 1 ? 0.4 : 1);
            return plot.model();
        }, new ArrayList<>()));
        JsonNode result = open(document, Theme.LIGHT, "all", 1000, 5600);
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("idle").booleanValue()).isTrue();
    }

    @Test
    void a_plot_beside_controls_fills_the_page() throws Exception {
        for (Theme theme : Theme.values()) {
            Document document = new Document("Trips", theme);
            Picture picture = Pictures.all().get("levels");
            document.root(PageLayout.of(new Row(List.of(new Widgets(new Explorer(), List.of()), new Plot(picture))), document, _ -> plot(document, picture).model(), new ArrayList<>()));
            JsonNode result = open(document, theme, "row-" + theme, 1300, 800);
            assertThat(result.get("errors")).isEmpty();
            assertThat(result.at("/frames/0/0").intValue()).isBetween(700, 1000);
            assertThat(result.at("/frames/0/1").intValue()).isBetween(600, 800);
        }
    }

    private record Plot(Picture picture) implements Plotted {}

    private static PlotFigure plot(Document document, Picture p) {
        PlotFigure plot = new PlotFigure(document, p.style(), p.geographic(), p.home(), _ -> "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7#{X}{Y}{Z}", new Silent());
        plot.show(p);
        return plot;
    }

    private record Silent() implements PlotFigure.Listener {
        @Override
        public void viewport(Viewport v) {}

        @Override
        public void tapped(Xy at) {}

        @Override
        public void pointer(Xy at) {}

        @Override
        public void shown(long frame) {}
    }

    private JsonNode open(Document document, Theme theme, String name, int width, int height) throws IOException, InterruptedException {
        Path chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium at " + PLACES);
        for (String js : List.of("bokeh.min.js", "bokeh-widgets.min.js")) Files.write(folder.resolve(js), Bokehjs.bytes(js));
        Browser b = new Browser(document);
        b.send("PULL-DOC-REQ", "{}");
        JsonNode doc = inlined(b.last().content().get("doc"), b.last().buffers());
        String css = new String(StaticFiles.find("page.css").orElseThrow().bytes(), StandardCharsets.UTF_8);
        Path page = folder.resolve("page.html");
        Files.writeString(page, PAGE.formatted(theme == Theme.DARK ? "dark" : "light", css, doc.toString().replace("<", "\\u003c"), document.rootId(), document.rootId()));
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

    /// Buffers as text in the JSON, for a page without a server.
    private static JsonNode inlined(JsonNode n, Map<String, byte[]> buffers) throws IOException {
        if (n instanceof ObjectNode o && "bytes".equals(o.path("type").textValue())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(buffers.get(o.at("/data/id").textValue()));
            }
            return o.put("data", Base64.getEncoder().encodeToString(out.toByteArray()));
        }
        for (JsonNode child : n) inlined(child, buffers);
        return n;
    }
}
