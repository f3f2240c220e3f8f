package dev.aquatint.server.tiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aquatint.style.TileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A tile server on this machine that answers as the test wants.
final class FakeTiles implements AutoCloseable {
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws Exception;
    }

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    /// `path user-agent`, in the order of arrival.
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = exchange -> send(exchange, 200, PNG);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer http;
    private int port;

    FakeTiles() {
        up();
    }

    TileSource source() {
        return new TileSource("fake", "http://127.0.0.1:%d/{z}/{x}/{y}.png".formatted(port), "by nobody", 19);
    }

    int port() {
        return port;
    }

    void up() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = http.getAddress().getPort();
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
            try (exchange) {
                behaviour.answer(exchange);
            } catch (IOException _) {
                // whoever asked has gone
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        http.start();
    }

    void down() {
        http.stop(0);
    }

    static void send(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }
}
