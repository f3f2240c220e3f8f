package dev.aquatint.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a browser without a screen is given: the page, and of its document the last buffers that are large enough to be rasters, once no other follows.
///
/// @param html without its tokens and numbers of models
/// @param raster values where there are any for hovering, else levels or colours; of several plots one after the other, in the order of their bytes
public record Pulled(String html, byte[] raster) {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
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
                return new Pulled(html.replace(token.group(1), "").replaceAll("[0-9a-f-]{36}|[A-Za-z0-9]{44}|\\bj\\d+", ""), rasters(socket, listener, plots, rest));
            } finally {
                socket.abort();
                http.shutdownNow();         // closing waits for what the other side never ends
            }
        }
    }

    private static byte[] rasters(WebSocket socket, Listener listener, int plots, Duration rest) throws IOException, InterruptedException {
        for (String part : new String[] {"{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}"}) socket.sendText(part, true).join();
        List<byte[]> all = new ArrayList<>();
        while (true) {
            byte[] next = listener.rasters.poll(all.size() < plots ? 30_000 : rest.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) break;
            all.add(next);
        }
        if (all.size() < plots) throw new IOException("%d of %d rasters came".formatted(all.size(), plots));
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        all.subList(all.size() - plots, all.size()).stream().sorted(Arrays::compare).forEach(last::writeBytes);
        return last.toByteArray();
    }

    private static final class Listener implements WebSocket.Listener {
        final LinkedBlockingQueue<byte[]> rasters = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last && bytes.size() >= RASTER) rasters.add(bytes.toByteArray());
            if (last) bytes.reset();
            socket.request(1);
            return null;
        }
    }
}
