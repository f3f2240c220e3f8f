package dev.aquatint.shell.tutorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.document.plot.Chart;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.Server;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Takes pictures of pages in a Chromium without a window, through its developer tools.
public final class Camera implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    private static final int PATIENCE_S = 60, STEP_MS = 250, STILL = 3;

    /// Each plot has its first picture, nothing is being worked on, and no exact picture or value for hovering is to follow.
    private static final String DRAWN = """
            (() => {
              const doc = window.Bokeh && Bokeh.documents[0];
              if (!doc || !doc.is_idle) return false;
              const models = [...doc.all_models];
              return models.every(m => m.type != 'Figure' || m.renderers.length > 1) && !models.some(m => m.name == 'progress' && m.visible)
                && !models.some(m => m.type == 'HoverTool' && m.name == '%s');
            })()""".formatted(Chart.COMING);

    private final Path profile;
    private final Process browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final DevTools tools;

    /// The browser that `CHROMIUM` names; without it the first one there is.
    public static Optional<Path> chromium() {
        String own = System.getenv("CHROMIUM");
        if (own != null && !own.isBlank()) return Optional.of(Path.of(own)).filter(Files::isExecutable);
        Stream<Path> onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(f -> !f.isEmpty())
                .flatMap(folder -> PROGRAMS.stream().map(p -> Path.of(folder, p)));
        return Stream.concat(onPath, Stream.of(Path.of(MAC))).filter(Files::isExecutable).findFirst();
    }

    /// @param width of the page in pixels
    /// @throws IOException if the browser does not start
    public Camera(Path chromium, int width, int height) throws IOException, InterruptedException {
        profile = Files.createTempDirectory("aquatint-camera-");
        List<String> command = new ArrayList<>(List.of(chromium.toString(), "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "--window-size=" + width + "," + height));
        if ("root".equals(System.getProperty("user.name"))) command.add("--no-sandbox");        // it does not start otherwise
        command.add("about:blank");
        browser = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            tools = DevTools.at(http, page(port()));
            tools.call("Emulation.setDeviceMetricsOverride", "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(width, height));
        } catch (IOException | InterruptedException | RuntimeException e) {
            stop();
            throw e;
        }
    }

    /// A picture of the page that shows it, once everything is drawn and nothing moves any more.
    ///
    /// @return a PNG
    /// @throws IOException if it is not drawn within a minute
    public byte[] picture(Viewable view) throws IOException, InterruptedException {
        try (Server server = Server.start(view)) {
            tools.call("Page.navigate", JSON.writeValueAsString(JSON.createObjectNode().put("url", server.uri("/").toString())));
            byte[] last = {};
            int still = 0;
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S); System.nanoTime() < end; Thread.sleep(STEP_MS)) {
                if (!tools.call("Runtime.evaluate", JSON.writeValueAsString(JSON.createObjectNode().put("expression", DRAWN))).at("/result/value").asBoolean()) continue;
                byte[] now = Base64.getDecoder().decode(tools.call("Page.captureScreenshot", "{\"format\":\"png\"}").get("data").textValue());
                still = Arrays.equals(now, last) ? still + 1 : 0;
                last = now;
                if (still == STILL) return now;
            }
            throw new IOException("the page was not drawn within %d seconds".formatted(PATIENCE_S));
        } finally {
            tools.call("Page.navigate", "{\"url\":\"about:blank\"}");
        }
    }

    /// The browser writes down where it listens.
    private int port() throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S); System.nanoTime() < end && browser.isAlive(); Thread.sleep(STEP_MS / 5)) {
            if (!Files.exists(file)) continue;
            String first = Files.readString(file).lines().findFirst().orElse("");
            if (!first.isEmpty()) return Integer.parseInt(first);
        }
        throw new IOException("the browser %s did not start".formatted(browser.info().command().orElse("")));
    }

    private URI page(int port) throws IOException, InterruptedException {
        String list = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JSON.readTree(list)) {
            if (target.path("type").asText().equals("page")) return URI.create(target.get("webSocketDebuggerUrl").textValue());
        }
        throw new IOException("the browser has no page");
    }

    @Override
    public void close() {
        tools.close();
        stop();
    }

    private void stop() {
        http.shutdownNow();
        browser.descendants().forEach(ProcessHandle::destroy);
        browser.destroy();
        try {
            if (!browser.waitFor(5, TimeUnit.SECONDS)) browser.destroyForcibly().waitFor();
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path f : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(f);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException _) {
            // the system clears its folder of temporary files
        }
    }
}
