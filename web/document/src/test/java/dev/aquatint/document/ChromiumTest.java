package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stock BokehJS is the last judge of what we send: it throws at what it does not know.
class ChromiumTest {
    private static final List<String> PLACES = System.getenv("CHROMIUM") != null ? List.of(System.getenv("CHROMIUM"))
            : List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
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
                const wait = ms => new Promise(r => setTimeout(r, ms));
                const done = async () => {
                  const first = frames();
                  const then = await (async () => { %s })().catch(e => { errors.push(String(e)); return null });
                  tell({idle: doc.is_idle, errors, frames: first, then});
                };
                doc.is_idle ? done() : doc.idle.connect(done);
              }, e => tell({idle: false, errors: [...errors, String(e)]}));
            </script></body></html>
            """;

    private static final String SHRINK = """
            document.body.style.width = "800px";
            document.body.style.height = "500px";
            await wait(1000);
            return frames()""";

    @TempDir
    Path folder;

    @Test
    void every_picture_and_control_is_drawn_without_a_complaint() throws Exception {
        Document document = Pictures.everything();
        JsonNode result = open(document, Theme.LIGHT, "all", 1000, 7200, "");
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("idle").booleanValue()).isTrue();
    }

    @Test
    void a_plot_beside_controls_fills_the_page() throws Exception {
        for (Theme theme : Theme.values()) {
            Document document = new Document("Trips", theme);
            Picture picture = Pictures.all().get("levels");
            PageLayout.show(new Row(List.of(new Widgets(new Explorer(), List.of("alpha", "plot", "cmap", "passengers")), new Pictures.Plot(picture))), null, document, _ -> Pictures.plot(document, picture).model(), new ArrayList<>());
            JsonNode result = open(document, theme, "row-" + theme, 1300, 800, SHRINK);
            assertThat(result.get("errors")).isEmpty();
            assertThat(result.at("/frames/0/0").intValue()).isBetween(700, 1000);
            assertThat(result.at("/frames/0/1").intValue()).isBetween(600, 800);
            assertThat(result.at("/then/0/0").intValue()).as("it follows when the page gets smaller").isBetween(300, 500);
            assertThat(result.at("/then/0/1").intValue()).isBetween(350, 500);
        }
    }

    @Test
    void the_labels_of_a_colour_bar_come_later_and_leave_the_frame_as_it_is() throws Exception {
        Document document = new Document("Trips");
        PlotFigure plot = new PlotFigure(document, Style.NONE, Axes.NUMBERS, Pictures.UNIT, t -> t.name(), new Heard());
        document.root(plot.model());
        JsonNode before = Browser.standalone(document);
        Browser b = Browser.on(document);
        for (String label : List.of("7", "12.35M", "-0.0001235", "1.235E-12", "12,345,678")) {
            Layer.Levels levels = Pictures.levels(Pictures.UNIT);
            Picture picture = Pictures.of(new Layer.Levels(levels.level(), levels.raster(), levels.cmap(), 1, new ColourBar(new double[] {0, 1}, List.of("0", label), "mean(fare)")));
            plot.show(picture);
            plot.values(picture);
        }
        JsonNode result = open(before, document.rootId(), Theme.LIGHT, "labels", 900, 600, """
                const all = [];
                for (const patch of [%s]) { doc.apply_json_patch(patch); await wait(100); all.push(frames()) }
                return all""".formatted(inlined(b.patches())));
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("then")).hasSize(b.patches().size()).allSatisfy(frames -> assertThat(frames).isEqualTo(result.get("frames")));
    }

    @Test
    void a_map_says_whose_it_is_when_that_changes_too_and_without_a_map_nothing_is_there() throws Exception {
        Document document = new Document("Trips", Theme.DARK);
        PlotFigure plot = Pictures.plot(document, Pictures.town(Pictures.levels(Pictures.TOWN)));
        document.root(plot.model());
        JsonNode before = Browser.standalone(document);
        Browser b = Browser.on(document);
        plot.show(Pictures.town(new Layer.Map(TileSource.OSM, 1)));
        plot.show(Pictures.town(new Layer.Map(TileSource.OFFLINE, 1)));
        plot.show(Pictures.town(Pictures.levels(Pictures.TOWN)));
        JsonNode result = open(before, document.rootId(), Theme.DARK, "attribution", 900, 600, """
                const said = () => {
                  const panels = [], walk = n => { if (n.classList?.contains("bk-Panel")) panels.push(n); for (const c of [...n.children, ...n.shadowRoot?.children ?? []]) walk(c) };
                  const text = n => [...n.childNodes].map(c => c.nodeName == "STYLE" ? "" : (c.data ?? text(c))).join("") + (n.shadowRoot ? text(n.shadowRoot) : "");
                  walk(document.body);
                  return panels.filter(p => p.getBoundingClientRect().height > 0).map(text).join("");
                };
                const all = [said()];
                for (const patch of [%s]) { doc.apply_json_patch(patch); await wait(200); all.push(said()) }
                return all""".formatted(inlined(b.patches())));
        // a browser's own word for a panel that is placed once its size is known
        assertThat(result.get("errors")).extracting(JsonNode::textValue).allMatch(e -> e.startsWith("ResizeObserver"));
        assertThat(result.get("then")).extracting(JsonNode::textValue).containsExactly("", TileSource.OSM.attribution(), TileSource.OFFLINE.attribution(), "");
    }

    @Test
    void a_row_is_a_column_on_a_phone() throws Exception {
        Document document = new Document("Trips");
        Picture picture = Pictures.all().get("levels");
        PageLayout.show(new Row(List.of(new Widgets(new Explorer(), List.of("alpha", "plot")), new Pictures.Plot(picture))), null, document, _ -> Pictures.plot(document, picture).model(), new ArrayList<>());
        JsonNode result = open(document, Theme.LIGHT, "phone", 500, 800, "return document.documentElement.scrollWidth");
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("then").intValue()).as("nothing to scroll to").isEqualTo(500);
        assertThat(result.at("/frames/0/0").intValue()).as("nearly all of the width").isGreaterThan(280);
        assertThat(result.at("/frames/0/1").intValue()).as("most of the height").isGreaterThan(400);
    }

    @Test
    void a_histogram_stands_level_beside_its_plot_and_leaves_narrow_pages_to_it() throws Exception {
        for (Theme theme : Theme.values()) {
            for (int width : new int[] {1300, 700, 420}) {
                Document document = new Document("Trips", theme);
                PlotFigure plot = Pictures.plot(document, Pictures.all().get("histogram"));
                document.root(plot.model());
                JsonNode result = open(document, theme, "histogram-" + theme + "-" + width, width, 600, """
                        const views = [], walk = v => { views.push(v); for (const c of v.child_views ?? []) walk(c) };
                        for (const v of Object.values(Bokeh.index.roots ?? Bokeh.index)) walk(v);
                        return views.filter(v => v.model.type == "Figure" && v.el.getBoundingClientRect().width > 0).map(v => { const b = v.frame.bbox; return [b.top, b.height, b.width] })""");
                assertThat(result.get("errors")).isEmpty();
                JsonNode boxes = result.get("then");
                assertThat(boxes).hasSize(width == 420 ? 1 : 2);
                if (width == 420) continue;
                assertThat(boxes.at("/1/0")).as("top").isEqualTo(boxes.at("/0/0"));
                assertThat(boxes.at("/1/1")).as("height").isEqualTo(boxes.at("/0/1"));
                assertThat(boxes.at("/0/2").intValue()).as("the plot has most of the room").isGreaterThan(boxes.at("/1/2").intValue());
            }
        }
    }

    @Test
    void patches_are_applied_and_each_frame_is_answered() throws Exception {
        Document document = new Document("Trips");
        Map<String, Picture> pictures = Pictures.all();
        PlotFigure plot = Pictures.plot(document, pictures.get("levels"));
        document.root(plot.model());
        JsonNode before = Browser.standalone(document);
        Browser b = Browser.on(document);
        long frame = 0;
        for (String name : List.of("flags", "colours", "categories", "bars", "marks", "log axes", "time and categories", "inverted", "nothing", "styled", "bare", "histogram", "doubles")) {
            frame = plot.show(pictures.get(name));
            plot.values(pictures.get(name));
            plot.failed("no column", "cause", name);
            plot.progress(name, 0.5);
        }
        plot.healthy();
        plot.progress("", 1);
        JsonNode result = open(before, document.rootId(), Theme.LIGHT, "patched", 900, 600, """
                const answers = [];
                const echo = [...doc.all_models].find(m => m.type == "SetValue").obj;
                doc.on_change(e => { if (e.kind == "ModelChanged" && e.attr == "start" && e.model == echo) answers.push(e.value) });
                for (const patch of [%s]) { doc.apply_json_patch(patch); await wait(100) }
                const image = [...doc.all_models].find(m => m.type == "Figure").renderers[0].data_source.data;
                return {answers, shape: image.image[0].shape, value: image.value[0][1]}""".formatted(inlined(b.patches())));
        assertThat(result.get("errors")).isEmpty();
        List<Long> answers = new ArrayList<>();
        result.at("/then/answers").forEach(n -> answers.add(n.longValue()));
        assertThat(answers).as("one for each frame").hasSize(13).endsWith(frame);
        assertThat(result.at("/then/shape")).hasToString("[1,2]");
        assertThat(result.at("/then/value").floatValue()).isEqualTo(0.1f);
    }

    @Test
    void the_specification_is_that_of_the_bokehjs_we_ship() throws Exception {
        JsonNode actual = open(new Document("x"), Theme.LIGHT, "spec", 400, 300, """
                const resolver = Bokeh.require("base").default_resolver, spec = {};
                const todo = resolver.names.map(name => [name, resolver.get(name), true]);
                while (todo.length > 0) {
                  const [name, type, registered] = todo.pop();
                  if (name in spec) continue;
                  const parent = Object.getPrototypeOf(type.prototype), inherited = parent?._props ?? {}, props = {};
                  for (const [attr, prop] of Object.entries(type.prototype._props ?? {})) {
                    if (!prop.options?.internal && inherited[attr] !== prop) props[attr] = String(prop.type?.kind ?? prop.type?.prototype?.constructor?.name ?? prop.type);
                  }
                  const base = parent?._props ? parent.constructor.__qualified__ : null;
                  spec[name] = {base, registered, props};
                  if (base && !resolver.get(base)) todo.unshift([base, parent.constructor, false]);
                }
                return spec""").get("then");
        try (GZIPInputStream in = new GZIPInputStream(Model.class.getResourceAsStream("bokeh-spec-3.10.0.json.gz"))) {
            JsonNode ours = Browser.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (String name : List.of("Slider", "Figure", "Image", "ColorBar", "Range1d")) assertThat(ours.get(name)).as(name).isEqualTo(actual.get(name));
            List<String> missing = new ArrayList<>();
            actual.properties().forEach(e -> {
                if (!e.getValue().equals(ours.get(e.getKey()))) missing.add(e.getKey());
            });
            assertThat(missing).as("as it is in BokehJS, apart from what is in no bundle of ours").isEmpty();
        }
    }

    private static String inlined(List<Browser.Frame> patches) {
        return patches.stream().map(f -> Browser.inlined(f.content(), f.buffers()).toString()).collect(Collectors.joining(","));
    }

    private JsonNode open(Document document, Theme theme, String name, int width, int height, String script) throws IOException, InterruptedException {
        return open(Browser.standalone(document), document.rootId(), theme, name, width, height, script);
    }

    /// @param script what to do when all is drawn; it may return something
    private JsonNode open(JsonNode doc, String rootId, Theme theme, String name, int width, int height, String script) throws IOException, InterruptedException {
        Path chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium at " + PLACES);
        for (String js : List.of("bokeh.min.js", "bokeh-widgets.min.js")) Files.write(folder.resolve(js), Bokehjs.bytes(js));
        String css = new String(StaticFiles.find("page.css").orElseThrow().bytes(), StandardCharsets.UTF_8);
        Path page = folder.resolve("page.html");
        Files.writeString(page, PAGE.formatted(theme == Theme.DARK ? "dark" : "light", css, doc.toString().replace("<", "\\u003c"), rootId, rootId, script));
        List<String> command = new ArrayList<>(List.of(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=" + width + "," + height, "--virtual-time-budget=60000", "--disable-background-networking"));
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
