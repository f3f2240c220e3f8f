package dev.aquatint.shell.command;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a screen: opens a page and pulls what is on it.
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int PATIENCE = 20;

    private Visitor() {}

    /// Opens the page and its socket, asks for the document, and leaves.
    static void visit(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NORMAL).build()) {
            String html = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(html);
            if (!token.find()) throw new IOException("no page at " + address.getPath());
            String host = address.getHost() + ":" + address.getPort();
            CompletableFuture<Void> answered = new CompletableFuture<>();
            WebSocket socket = http.newWebSocketBuilder().subprotocols("bokeh", token.group(1)).header("Origin", "http://" + host)
                    .buildAsync(URI.create("ws://" + host + address.getPath() + "/ws"), new Listener(answered)).join();
            for (String part : new String[] {"{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}"}) socket.sendText(part, true).join();
            answered.orTimeout(PATIENCE, TimeUnit.SECONDS).exceptionally(_ -> null).join();
            socket.abort();
            http.shutdownNow();
        }
    }

    private record Listener(CompletableFuture<Void> answered) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (part.toString().contains("PULL-DOC-REPLY")) answered.complete(null);
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            answered.completeExceptionally(error);
        }
    }
}
