package dev.aquatint.programs;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A visit to a page without a browser: it ends when the first raster has come.
final class Visit implements WebSocket.Listener {
    /// Everything else in a page is smaller, in bytes.
    static final int RASTER = 100_000;
    private static final int PATIENCE_SECONDS = 30;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final CompletableFuture<Integer> raster = new CompletableFuture<>();
    private int bytes;

    private Visit() {}

    /// @return the size of the raster
    static int to(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NORMAL).build()) {
            String html = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(html);
            if (!token.find()) throw new IOException("no page at " + address.getPath() + ": " + html);
            String host = address.getHost() + ":" + address.getPort();
            Visit visit = new Visit();
            WebSocket socket = http.newWebSocketBuilder().subprotocols("bokeh", token.group(1)).header("Origin", "http://" + host)
                    .buildAsync(URI.create("ws://" + host + address.getPath().replaceFirst("/$", "") + "/ws"), visit).join();
            try {
                for (String part : new String[] {"{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}"}) socket.sendText(part, true).join();
                return visit.raster.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("no raster came from " + address.getPath(), e);
            } finally {
                socket.abort();
                http.shutdownNow();         // closing waits for what the other side never ends
            }
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        bytes += data.remaining();
        if (last && bytes > RASTER) raster.complete(bytes);
        if (last) bytes = 0;
        socket.request(1);
        return null;
    }
}
