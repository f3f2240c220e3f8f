package dev.aquatint.server.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TileServerTest {

    @Test
    void a_server_that_stops_in_the_middle_of_an_image_is_not_waited_for() throws Exception {
        var end = new CountDownLatch(1);
        try (var remote = new FakeTiles(); var server = new TileServer(new MovableClock(), Duration.ofMillis(300))) {
            remote.behaviour = exchange -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write(FakeTiles.PNG);
                exchange.getResponseBody().flush();
                end.await();
            };
            assertThat(server.get(URI.create("http://127.0.0.1:" + remote.port() + "/"))).isInstanceOfSatisfying(Answer.None.class, none -> assertThat(none.why()).endsWith("takes too long"));
            end.countDown();
        }
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_and_left_alone_after() throws Exception {
        var end = new CountDownLatch(1);
        try (var remote = new FakeTiles(); var server = new TileServer(new MovableClock(), Duration.ofMillis(300))) {
            remote.behaviour = exchange -> end.await();
            URI uri = URI.create("http://127.0.0.1:" + remote.port() + "/");
            assertThat(server.get(uri)).isInstanceOf(Answer.None.class);
            assertThat(server.get(uri)).isEqualTo(new Answer.None(uri.getAuthority() + " did not answer a moment ago"));
            assertThat(remote.asked).hasSize(1);
            end.countDown();
        }
    }
}
