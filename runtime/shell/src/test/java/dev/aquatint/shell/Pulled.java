package dev.aquatint.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a browser without a screen is given: the page, and of its document the last buffers that are large enough to be rasters, once no other follows.
///
/// @param html without its tokens, numbers of models, and what a slow opening showed meanwhile
/// @param raster values where there are any for hovering, else levels or colours; of several plots one after the other, in the order of the page
public record Pulled(String html, byte[] raster) {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern WAITING = Pattern.compile("<style>\\s*#aquatint-waiting.*?</main>\\s*", Pattern.DOTALL);
    private static final int RASTER = 100_000;
    private static final Duration REST = Duration.ofSeconds(1);

    public static Pulled from(URI address) throws IOException, InterruptedException {
        return from(address, 1, REST);
    }

    /// @param plots how many rasters there are in the end
    static Pulled from(URI address, int plots) throws IOException, InterruptedException {
        return from(address, plots, REST);
    }

    /// @param rest how long no other raster must follow
    public static Pulled from(URI address, int plots, Duration rest) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NORMAL).build()) {
            String html = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(html);
            if (!token.find()) throw new IOException("no page at " + address.getPath() + ": " + html);
            String host = address.getHost() + ":" + address.getPort();
            Listener listener = new Listener();
            WebSocket socket = http.newWebSocketBuilder().subprotocols("bokeh", token.group(1)).header("Origin", "http://" + host)
                    .buildAsync(URI.create("ws://" + host + address.getPath() + "/ws"), listener).join();
            try {
                return new Pulled(WAITING.matcher(html).replaceAll("").replace(token.group(1), "").replaceAll("[0-9a-f-]{36}|[A-Za-z0-9]{44}|\\bj\\d+", ""), rasters(socket, listener, plots, rest));
            } finally {
                socket.abort();
                http.shutdownNow();         // closing waits for what the other side never ends
            }
        }
    }

    private static byte[] rasters(WebSocket socket, Listener listener, int plots, Duration rest) throws IOException, InterruptedException {
        for (String part : new String[] {"{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}"}) socket.sendText(part, true).join();
        SortedMap<Integer, byte[]> last = new TreeMap<>();
        while (true) {
            Raster next = listener.rasters.poll(last.size() < plots ? 30_000 : rest.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) break;
            last.put(next.plot, next.bytes);
        }
        if (last.size() < plots) throw new IOException("rasters of %d of %d plots came".formatted(last.size(), plots));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        last.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// @param plot its place in the document
    private record Raster(int plot, byte[] bytes) {}

    private static final class Listener implements WebSocket.Listener {
        private static final ObjectMapper JSON = new ObjectMapper();

        final LinkedBlockingQueue<Raster> rasters = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        /// Of figures, and of all models in them, the place of the figure; of buffers of this message that of their model.
        private final Map<String, Integer> models = new HashMap<>(), buffers = new HashMap<>();
        private int figures;
        private String buffer;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                read(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void read(String json) {
            try {
                JsonNode part = JSON.readTree(json);
                if (part.has("msgtype")) buffers.clear();
                else if (part.has("doc")) read(part.get("doc"), null);
                else if (part.has("events")) part.get("events").forEach(e -> read(e, models.get(e.at("/model/id").asText())));
                else if (part.has("id")) buffer = part.get("id").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// @param plot that this is a part of, or null
        private void read(JsonNode node, Integer plot) {
            String name = node.path("name").asText(), id = node.path("id").asText();
            if (name.equals("Figure")) plot = figures++;
            if (plot != null && node.path("type").asText().equals("object")) models.put(id, plot);
            if (plot != null && node.path("type").asText().equals("bytes")) buffers.put(node.at("/data/id").asText(), plot);
            for (JsonNode child : node) read(child, plot);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last && bytes.size() >= RASTER) rasters.add(new Raster(buffers.get(buffer), bytes.toByteArray()));
            if (last) bytes.reset();
            socket.request(1);
            return null;
        }
    }
}
