package dev.aquatint.shell.tutorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Asks one page of a browser, one question after the other (Chrome DevTools Protocol).
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_S = 60;

    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(1000);
    private WebSocket socket;
    private int asked;

    private DevTools() {}

    static DevTools at(HttpClient http, URI page) throws IOException {
        DevTools tools = new DevTools();
        try {
            tools.socket = http.newWebSocketBuilder().buildAsync(page, tools.new Listener()).join();
        } catch (CompletionException e) {
            throw new IOException("the browser does not answer", e);
        }
        return tools;
    }

    /// @param parameters as JSON
    /// @return the result
    JsonNode call(String method, String parameters) throws IOException, InterruptedException {
        int id = ++asked;
        socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true).join();
        while (true) {
            String message = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (message == null) throw new IOException("the browser does not answer to " + method);
            JsonNode answer = JSON.readTree(message);
            if (answer.path("id").asInt() != id) continue;              // of what happens meanwhile, nothing matters
            if (answer.has("error")) throw new IOException(method + ": " + answer.at("/error/message").asText());
            return answer.get("result");
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                heard.offer(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
