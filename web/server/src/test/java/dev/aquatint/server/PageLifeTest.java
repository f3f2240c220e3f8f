package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a page lives, and which tokens open its socket (S7, R1).
@Timeout(30)
class PageLifeTest {
    private final ManualAlarm alarm = new ManualAlarm();
    private HttpClient http;
    private final AtomicInteger opened = new AtomicInteger();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void a_page_that_no_browser_connects_to_is_closed_after_its_lifetime() throws Exception {
        try (var site = new TestSite(TestSite.options().sessionLifetime(Duration.ofMillis(50)), Map.of("/app", app()))) {
            site.page("/app");
            assertThat(closed.take()).isEqualTo(1);
        }
    }

    @Test
    void a_connected_page_is_kept_and_its_lifetime_begins_when_the_browser_is_gone() throws Exception {
        try (var site = site()) {
            var browser = connect(site, site.pageToken("/app"));
            assertThat(alarm.next().isCancelled()).isTrue();
            assertThat(alarm.isSet()).isFalse();
            browser.socket.abort();
            alarm.next().run();
            assertThat(closed.take()).isEqualTo(1);
            assertThat(site.server.pages()).isZero();
        }
    }

    @Test
    void a_page_with_two_windows_lives_as_long_as_one_of_them() throws Exception {
        try (var site = site()) {
            String token = site.pageToken("/app");
            var first = connect(site, token);
            var second = connect(site, token);
            assertThat(alarm.next().isCancelled()).isTrue();
            first.socket.abort();
            second.say("{\"msgid\":\"1\",\"msgtype\":\"SERVER-INFO-REQ\"}", "{}", "{}");
            second.hear();
            second.socket.abort();
            alarm.next().run();
            assertThat(alarm.isSet()).isFalse();
            assertThat(closed.take()).isEqualTo(1);
        }
    }

    @Test
    void an_alarm_that_rings_as_a_browser_comes_back_closes_nothing() throws Exception {
        try (var site = site()) {
            String token = site.pageToken("/app");
            var late = alarm.next();
            connect(site, token);
            late.ringAnyway();
            assertThat(site.server.pages()).isEqualTo(1);
        }
    }

    @Test
    void a_reconnect_finds_the_page_again() throws Exception {
        try (var site = site()) {
            String token = site.pageToken("/app");
            connect(site, token).socket.abort();
            connect(site, token);
            assertThat(opened).hasValue(1);
            assertThat(closed).isEmpty();
        }
    }

    @Test
    void the_token_of_a_page_that_is_over_opens_nothing() throws Exception {
        try (var site = site()) {
            String token = site.pageToken("/app");
            alarm.next().run();
            closed.take();
            assertThat(site.socket("/app", token).status()).isEqualTo(403);
        }
    }

    @Test
    void two_pages_are_independent() throws Exception {
        try (var site = site()) {
            var first = connect(site, site.pageToken("/app"));
            var second = connect(site, site.pageToken("/app"));
            assertThat(opened).hasValue(2);
            alarm.next();
            alarm.next();
            first.socket.abort();
            alarm.next().run();
            assertThat(closed.take()).isEqualTo(1);
            second.say("{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}");
            assertThat(second.hear()).contains("\"msgtype\":\"PULL-DOC-REPLY\"", "\"reqid\":\"1\"");
            assertThat(closed).isEmpty();
        }
    }

    @Test
    void a_browser_is_greeted_and_pulls_the_document() throws Exception {
        try (var site = site()) {
            var browser = connect(site, site.pageToken("/app"));
            assertThat(browser.socket.getSubprotocol()).isEqualTo("bokeh");
            browser.say("{\"msgid\":\"7\",\"msgtype\":\"PULL-DOC-REQ\"}", "{}", "{}");
            assertThat(browser.hear()).contains("PULL-DOC-REPLY");
            assertThat(browser.hear()).isEqualTo("{}");
            assertThat(browser.hear()).contains("\"version\":\"3.10.0\"", "page 1");
        }
    }

    @Test
    void what_is_no_message_ends_the_connection() throws Exception {
        try (var site = site()) {
            var browser = connect(site, site.pageToken("/app"));
            browser.say("hello");
            assertThat(browser.hear()).isEqualTo("closed 1002");
        }
    }

    @Test
    void a_message_over_20_MB_ends_the_connection() throws Exception {
        try (var site = site()) {
            var browser = connect(site, site.pageToken("/app"));
            browser.socket.sendText("x".repeat((20 << 20) + 1), true);
            assertThat(browser.hear()).startsWith("closed");
        }
    }

    @Test
    void more_pages_than_allowed_are_refused_until_one_is_closed() throws Exception {
        try (var site = new TestSite(TestSite.options().maxSessions(2), Map.of("/app", app()), alarm)) {
            site.page("/app");
            site.page("/app");
            var refused = site.page("/app");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("2 pages are open");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            alarm.next().run();
            closed.take();
            while (site.page("/app").status() == 503) Thread.onSpinWait();      // the seat is free just after the page has been told
        }
    }

    @Test
    void an_app_that_fails_takes_no_seat() {
        App failing = _ -> {
            throw new IllegalStateException("no");
        };
        try (var site = new TestSite(TestSite.options().maxSessions(1), Map.of("/app", failing, "/good", app()))) {
            for (int i = 0; i < 5; i++) assertThat(site.page("/app").status()).isEqualTo(500);
            assertThat(site.page("/good").status()).isEqualTo(200);
        }
    }

    @Test
    void closing_the_server_closes_every_page() throws Exception {
        var site = site();
        var browser = connect(site, site.pageToken("/app"));
        site.page("/app");
        site.close();
        assertThat(closed).hasSize(2);
        assertThat(browser.hear()).startsWith("closed");
    }

    @Test
    void a_token_opens_the_socket_of_its_own_page_only() {
        try (var site = new TestSite(TestSite.options(), Map.of("/app", app(), "/other", app())); var elsewhere = site()) {
            String token = site.pageToken("/app");
            assertThat(site.socket("/other", token).status()).isEqualTo(403);
            assertThat(elsewhere.socket("/app", token).status()).isEqualTo(403);
            assertThat(site.socket("/app", token).status()).isEqualTo(101);
        }
    }

    @Test
    void an_altered_token_opens_nothing() {
        try (var site = site()) {
            String token = site.pageToken("/app");
            String payload = token.substring(0, token.indexOf('.')), signature = token.substring(token.indexOf('.') + 1);
            char last = signature.charAt(10) == 'A' ? 'B' : 'A';
            for (String bad : new String[] {payload, payload + ".", "x" + token, payload + "." + signature.substring(0, 10) + last + signature.substring(11), "." + signature, "", "bokeh", "a".repeat(5000)}) {
                assertThat(site.socket("/app", bad).status()).as(bad).isIn(400, 403);
            }
        }
    }

    @Test
    void a_socket_needs_the_protocol_of_bokeh_and_a_token() {
        try (var site = site()) {
            String upgrade = "Upgrade: websocket", version = "Sec-WebSocket-Version: 13", key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
            assertThat(site.get("/app/ws", site.cookie, site.origin, upgrade, version, key).status()).isEqualTo(400);
            assertThat(site.get("/app/ws", site.cookie, site.origin, upgrade, version, key, "Sec-WebSocket-Protocol: " + site.pageToken("/app")).status()).isEqualTo(400);
            assertThat(site.get("/app/ws", site.cookie, site.origin, "Sec-WebSocket-Protocol: bokeh, " + site.pageToken("/app")).status()).isEqualTo(400);
            assertThat(site.get("/nothing/ws", site.cookie, site.origin).status()).isEqualTo(404);
        }
    }

    @Test
    void a_client_that_is_no_browser_opens_a_page_of_its_own_with_the_token_of_the_server() {
        try (var site = site()) {
            String unsigned = "eyJzZXNzaW9uX2lkIjoiQUFBQSIsInNlc3Npb25fZXhwaXJ5Ijo5OTk5OTk5OTk5fQ";
            assertThat(RawHttp.upgrade(site.port, "/app/ws?token=" + site.server.token(), unsigned).status()).isEqualTo(101);
            assertThat(opened).hasValue(1);
            assertThat(RawHttp.upgrade(site.port, "/app/ws?token=wrong", unsigned).status()).isEqualTo(403);
            assertThat(RawHttp.upgrade(site.port, "/app/ws", unsigned).status()).isEqualTo(403);
            assertThat(RawHttp.upgrade(site.port, "/app/ws?token=" + site.server.token(), unsigned, "Origin: http://evil.com").status()).isEqualTo(403);
        }
    }

    private TestSite site() {
        return new TestSite(TestSite.options(), Map.of("/app", app()), alarm);
    }

    private App app() {
        return _ -> new App.Page() {
            private final int number = opened.incrementAndGet();

            @Override
            public String title() {
                return "page " + number;
            }

            @Override
            public Viewable root() {
                return new Text("page " + number);
            }

            @Override
            public void close() {
                closed.add(number);
            }
        };
    }

    private Browser connect(TestSite site, String token) throws InterruptedException {
        var browser = new Browser();
        browser.socket = http.newWebSocketBuilder().header("Origin", "http://127.0.0.1:" + site.port).header("Cookie", site.cookie.substring("Cookie: ".length()))
                .subprotocols("bokeh", token).buildAsync(site.ws("/app"), browser).join();
        browser.greeted.await();
        assertThat(browser.hear()).contains("\"msgtype\":\"ACK\"");
        browser.hear();
        browser.hear();
        return browser;
    }

    /// Hears whole texts in the order in which they come.
    private static final class Browser implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CountDownLatch greeted = new CountDownLatch(1);
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
                greeted.countDown();
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("closed by " + error);
        }

        String hear() throws InterruptedException {
            String next = heard.poll(10, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("nothing was said for ten seconds");
            return next;
        }

        void say(String... texts) {
            for (String t : texts) socket.sendText(t, true).join();
        }
    }
}
