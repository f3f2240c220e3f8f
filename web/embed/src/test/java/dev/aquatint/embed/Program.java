package dev.aquatint.embed;

import static dev.aquatint.Aquatint.*;

import dev.aquatint.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntConsumer;

/// Somebody's program.
public final class Program implements IntConsumer {

    @Override
    public void accept(int times) {
        for (int i = 0; i < times; i++) {
            var trips = frame(Map.of("x", new double[] {1, 2, 3}, "y", new double[] {3, 1, 2}));
            try (var server = Server.start(points(trips, "x", "y").rasterize().cmap("fire"))) {
                visit(server.uri("/"));
            }
            if (canvas(2, 2).points(trips.select("x > 1"), "x", "y").value(0, 0) != 1) throw new IllegalStateException("a canvas counts on the thread of the program itself");
        }
    }

    private static void visit(URI address) {
        try {
            HttpURLConnection page = (HttpURLConnection) URI.create(address.toString().replaceFirst("\\?.*", "")).toURL().openConnection();
            page.setRequestProperty("Authorization", "Bearer " + address.getQuery().substring("token=".length()));
            String html = new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            page.disconnect();
            if (!html.contains("\"root_ids\"")) throw new IllegalStateException("no page: " + html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

}
