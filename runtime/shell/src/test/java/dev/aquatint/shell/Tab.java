package dev.aquatint.shell;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tab of a browser without a screen, which stays open and notes what it is told.
public final class Tab implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NORMAL).build();
    private final StringBuilder told = new StringBuilder();
    private final WebSocket socket;
    private int seen;

    public Tab(URI address) throws IOException, InterruptedException {
        String html = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
        Matcher token = TOKEN.matcher(html);
        if (!token.find()) throw new IOException("no page at " + address.getPath() + ": " + html);
        String host = address.getHost() + ":" + address.getPort();
        socket = http.newWebSocketBuilder().subprotocols("bokeh", token.group(1)).header("Origin", "http://" + host)
                .buildAsync(URI.create("ws://" + host + address.getPath().replaceFirst("/$", "") + "/ws"), new Noting()).join();
        for (String part : new String[] {"{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}"}) socket.sendText(part, true).join();
    }

    /// Waits until it is told something that has this text in it.
    ///
    /// @return all that it was told since the last call
    public String until(String text) throws InterruptedException {
        synchronized (told) {
            for (long end = System.nanoTime() + PATIENCE; told.indexOf(text, seen) < 0; ) {
                long left = end - System.nanoTime();
                if (left <= 0) throw new AssertionError("never told '%s', but %s".formatted(text, told.substring(seen)));
                TimeUnit.NANOSECONDS.timedWait(told, left);
            }
            String since = told.substring(seen);
            seen = told.length();
            return since;
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();         // closing waits for what the other side never ends
    }

    private final class Noting implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            synchronized (told) {
                told.append(data);
                if (last) told.append('\n');
                told.notifyAll();
            }
            socket.request(1);
            return null;
        }
    }
}
