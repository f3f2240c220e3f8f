package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.layout.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starting, stopping, and where a server listens (S21, R3, R11).
@Timeout(60)
class ServerTest {
    private static final App HELLO = App.of("Hello", new Text("hello"));

    @Test
    void one_line_shows_a_view() {
        try (var server = Server.start(new Text("hello"))) {
            assertThat(server.uri("/")).hasToString("http://127.0.0.1:%d/?token=%s".formatted(server.port(), server.token()));
            assertThat(RawHttp.get(server.port(), "/", "Authorization: Bearer " + server.token()).body()).contains("<title>Aquatint</title>", "\"path\":\"/\"");
        }
    }

    @Test
    void it_listens_on_loopback_and_nowhere_else() throws IOException {
        try (var server = Server.start(new Text("hello"))) {
            for (InetAddress address : Origins.addresses()) {
                boolean answers = answers(address, server.port());
                assertThat(answers).as("%s", address).isEqualTo(address.getHostAddress().equals("127.0.0.1"));
            }
        }
    }

    @Test
    void it_listens_on_the_address_it_is_told() {
        try (var server = Server.start(ServerOptions.defaults().address("0.0.0.0"), Map.of("/", HELLO))) {
            assertThat(Origins.addresses()).filteredOn(a -> a.getAddress().length == 4).allSatisfy(a -> assertThat(answers(a, server.port())).isTrue());
            assertThat(server.uri("/").getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_way_out() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = ServerOptions.defaults().port(taken.getLocalPort());
            Set<Thread> before = threads();
            assertThatThrownBy(() -> Server.start(options, Map.of("/", HELLO))).isInstanceOf(UncheckedIOException.class)
                    .hasMessage("port %d is taken: stop what listens there, or take any free one with --port 0".formatted(taken.getLocalPort()));
            assertThat(added(before)).isEmpty();
        }
    }

    @Test
    void an_address_of_another_machine_is_refused_with_those_there_are() {
        assertThatIllegalArgumentException().isThrownBy(() -> Server.start(ServerOptions.defaults().address("203.0.113.7"), Map.of("/", HELLO)))
                .withMessageStartingWith("203.0.113.7 is no address of this machine; it has ").withMessageContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", "/app/", "//app", "/a b", "/a?b", "/é", "/static/x", "/tiles", "/health", "/metrics", "/thumbnails/a", "/app/state", "/app/ws", "/metadata", "/..", "/a/.."})
    void a_path_that_cannot_be_one_is_refused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Server.start(ServerOptions.defaults(), Map.of(path, HELLO))).withMessageContaining("'" + path + "' is no path");
    }

    @Test
    void a_number_out_of_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.defaults().port(65536)).withMessageContaining("65536");
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.defaults().maxSessions(0)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> Server.start(ServerOptions.defaults(), Map.of()));
    }

    @Test
    void a_stopped_server_leaves_no_thread_and_no_port() throws IOException {
        try (var first = Server.start(new Text("hello"))) {
            visit(first);       // what the JVM starts once and keeps
        }
        Set<Thread> before = threads();
        for (int i = 0; i < 50; i++) {
            var server = Server.start(new Text("hello"));
            visit(server);
            server.close();
            server.close();
            try (var again = new ServerSocket()) {
                again.setReuseAddress(true);
                again.bind(new InetSocketAddress("127.0.0.1", server.port()));
            }
        }
        assertThat(added(before)).isEmpty();
    }

    @Test
    void a_server_that_stops_says_so_and_ends_what_it_has_begun() throws Exception {
        var opening = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var server = Server.start(ServerOptions.defaults(), Map.of("/slow", request -> {
            opening.countDown();
            go.await();
            return HELLO.open(request);
        }, "/app", HELLO));
        var slow = CompletableFuture.supplyAsync(() -> RawHttp.get(server.port(), "/slow", "Authorization: Bearer " + server.token()).status(), Thread::startVirtualThread);
        opening.await();
        var stopped = CompletableFuture.runAsync(server::close, Thread::startVirtualThread);
        while (RawHttp.get(server.port(), "/health/ready").status() == 200) Thread.onSpinWait();

        assertThat(RawHttp.get(server.port(), "/health/ready").status()).isEqualTo(503);
        assertThat(RawHttp.get(server.port(), "/health/live").status()).isEqualTo(200);
        assertThat(RawHttp.get(server.port(), "/app", "Authorization: Bearer " + server.token()).status()).isEqualTo(503);
        assertThat(stopped).isNotDone();
        go.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        stopped.get(20, TimeUnit.SECONDS);
    }

    @Test
    void threads_of_its_own_end_with_the_server() {
        Set<Thread> before = threads();
        try (var server = Server.start(ServerOptions.defaults().threads(3), Map.of("/", HELLO))) {
            visit(server);
        }
        assertThat(added(before)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.defaults().threads(-1)).withMessageContaining("not -1");
    }

    private static void visit(Server server) {
        assertThat(RawHttp.get(server.port(), "/", "Authorization: Bearer " + server.token()).status()).isEqualTo(200);
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /// Threads that are there now and have not ended within two seconds.
    private static Set<String> added(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t)).filter(t -> {
            try {
                return !t.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).map(Thread::getName).filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("VirtualThread")).collect(Collectors.toSet());
    }
}
