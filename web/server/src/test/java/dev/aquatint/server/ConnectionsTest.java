package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a connection may go without a whole request (F12).
@Timeout(30)
class ConnectionsTest {
    private static final int MOST = 3;

    private final AtomicLong now = new AtomicLong();
    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, 0, 1);
    private final Connections connections = new Connections(new Handler.Abstract() {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put("Content-Length", 4);
            Content.Sink.write(response, true, "here", callback);
            return true;
        }
    }, now::get, MOST);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.addBean(connections);
        jetty.addConnector(connector);
        jetty.setHandler(connections);
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    /// @param waiting connections that wait once it is open
    private Socket open(String says, int waiting) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        while (connections.waiting() != waiting) Thread.onSpinWait();
        return socket;
    }

    private void after(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        connections.look();
    }

    private static String said(Socket by, int bytes) throws IOException {
        return new String(by.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    @Test
    void the_first_request_has_ten_seconds_however_it_drips() throws Exception {
        try (Socket dripping = open("GET / HT", 1)) {
            for (int i = 0; i < 9; i++) {
                after(1);
                dripping.getOutputStream().write('T');
            }
            assertThat(connections.waiting()).isOne();
            after(2);
            assertThat(dripping.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_further_request_has_a_minute() throws Exception {
        try (Socket browser = open("", 1)) {
            browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(said(browser, 15)).isEqualTo("HTTP/1.1 200 OK");
            while (connections.waiting() != 1) Thread.onSpinWait();
            after(59);
            assertThat(connections.waiting()).isOne();
            after(2);
            assertThat(new String(browser.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).endsWith("here");
        }
    }

    @Test
    void of_too_many_the_oldest_goes() throws Exception {
        try (Socket first = open("G", 1)) {
            now.incrementAndGet();
            Socket second = open("G", 2);
            now.incrementAndGet();
            Socket third = open("G", 3);
            now.incrementAndGet();
            Socket fourth = open("G", 3);
            assertThat(first.getInputStream().read()).isEqualTo(-1);
            for (Socket each : new Socket[] {second, third, fourth}) each.close();
        }
    }
}
