package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.spi.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a browser reads while an app takes its time.
@Timeout(60)
class WaitingTest {
    private static final App QUICK = App.of("Quick", new Text("quick"));
    private static final Pattern ANSWERED = Pattern.compile("aquatint_requests_total\\{status=\"2xx\"} (\\d+)");
    private final Slow slow = new Slow();

    @Test
    void who_waits_reads_how_far_the_app_is_and_then_the_page() throws Exception {
        try (var site = new TestSite(slow); var browser = new Reader(site, "/app")) {
            assertThat(browser.status).isEqualTo("HTTP/1.1 200 OK");
            browser.until("<title>app</title>");
            browser.until("<h1>app</h1>");
            browser.until("<progress aria-label=\"Opening\"></progress>");
            slow.tell("reading <b>\"trips\"</b>", 0.42);
            browser.until("<p>reading &lt;b&gt;&quot;trips&quot;&lt;/b&gt;: 42 %</p><progress aria-label=\"reading &lt;b&gt;&quot;trips&quot;&lt;/b&gt;\" max=\"100\" value=\"42\"></progress>");
            slow.tell("reading <b>\"trips\"</b>", 1);
            browser.until("<progress aria-label=\"Opening\"></progress>");
            assertThat(browser.all).doesNotContain("<b>", "</main>", "id=\"aquatint\"");

            slow.go.countDown();
            String page = browser.rest();
            assertThat(page).startsWith("</main>\n<div id=\"aquatint-status\"").endsWith("</html>\n");
            assertThat(site.socket("/app", TestSite.tokenIn(page)).status()).isEqualTo(101);
        }
    }

    @Test
    void what_waits_has_the_headers_of_every_page_and_is_handed_on_by_proxies_at_once() throws Exception {
        try (var site = new TestSite(slow); var browser = new Reader(site, "/app?theme=dark")) {
            browser.until("<html lang=\"en\" class=\"dark\">");
            assertThat(browser.headers).contains("Content-Type: text/html;charset=utf-8", "Cache-Control: no-store", "X-Accel-Buffering: no", "Content-Security-Policy: default-src 'none'; script-src 'self'");
            browser.until("<progress");
            assertThat(browser.all).doesNotContain("<script");
            slow.go.countDown();
        }
    }

    @Test
    void an_app_with_a_card_is_called_by_its_title() throws Exception {
        App titled = new App() {
            @Override
            public Page open(Request request) throws Exception {
                return slow.open(request);
            }

            @Override
            public Optional<Card> card() {
                return Optional.of(new Card("Fish & chips", null));
            }
        };
        try (var site = new TestSite(titled); var browser = new Reader(site, "/app")) {
            browser.until("<title>Fish &amp; chips</title>");
            browser.until("<h1>Fish &amp; chips</h1>");
            slow.go.countDown();
        }
    }

    @Test
    void an_app_that_fails_after_a_while_says_why() throws Exception {
        try (var site = new TestSite(TestSite.options().maxSessions(1), Map.of("/app", slow, "/quick", QUICK)); var browser = new Reader(site, "/app")) {
            browser.until("<progress");
            slow.error = new IllegalStateException("no column '<x>'");
            slow.go.countDown();
            assertThat(browser.rest()).startsWith("</main>\n<style>").contains("<h1>This page could not be opened</h1>\n<p>no column &#39;&lt;x&gt;&#39;</p>").endsWith("</html>\n");
            assertThat(site.page("/quick").status()).as("the seat is free again").isEqualTo(200);
        }
    }

    @Test
    void a_page_whose_reader_has_gone_meanwhile_is_closed_by_its_alarm() throws Exception {
        var alarm = new ManualAlarm();
        try (var site = new TestSite(TestSite.options(), Map.of("/app", slow), alarm)) {
            try (var browser = new Reader(site, "/app")) {
                browser.until("<progress");
            }
            slow.go.countDown();
            alarm.next().run();
            assertThat(slow.closed.take()).isEqualTo("closed");
            assertThat(site.server.pages()).isZero();
        }
    }

    @Test
    void an_app_that_nobody_waits_for_any_more_is_stopped_as_a_page_without_a_browser_is() throws Exception {
        var alarm = new ManualAlarm();
        try (var site = new TestSite(TestSite.options().maxSessions(1), Map.of("/app", slow), alarm)) {
            try (var browser = new Reader(site, "/app")) {
                browser.until("<progress");
            }
            for (int asked = 0; !alarm.isSet(); asked++) slow.tell("reading", asked % 100 / 100.0);
            alarm.next().run();
            assertThat(slow.closed.take()).isEqualTo("stopped");
            slow.go.countDown();
            while (site.page("/app").status() != 200) Thread.onSpinWait();      // its seat is free
        }
    }

    @Test
    void nothing_is_sent_any_more_to_a_reader_who_has_gone() throws Exception {
        try (var site = new TestSite(slow)) {
            try (var browser = new Reader(site, "/app")) {
                browser.until("<progress");
            }
            int asked = 0;
            for (; answered(site) <= asked; asked++) slow.tell("reading", asked % 100 / 100.0);
            assertThat(slow.go.getCount()).as("the app is still at work").isEqualTo(1);
            slow.go.countDown();
        }
    }

    private static long answered(TestSite site) {
        Matcher m = ANSWERED.matcher(site.page("/metrics").body());
        if (!m.find()) throw new AssertionError("requests are not counted");
        return Long.parseLong(m.group(1));
    }

    @Test
    void who_waits_has_a_seat() throws Exception {
        try (var site = new TestSite(TestSite.options().maxSessions(1), Map.of("/app", slow, "/quick", QUICK)); var browser = new Reader(site, "/app")) {
            browser.until("<progress");
            assertThat(site.page("/quick").status()).isEqualTo(503);
            slow.go.countDown();
        }
    }

    @Test
    void a_server_that_stops_tells_who_waits_in_the_end() throws Exception {
        var site = new TestSite(slow);
        try (var browser = new Reader(site, "/app")) {
            browser.until("<progress");
            var stopped = CompletableFuture.runAsync(site::close, Thread::startVirtualThread);
            assertThat(browser.rest()).contains("<h1>Closing</h1>").endsWith("</html>\n");
            stopped.get(10, TimeUnit.SECONDS);
            assertThat(slow.closed.take()).as("nobody is left who could have it").isEqualTo("stopped");
        }
    }

    @Test
    void apps_that_compute_leave_a_processor_to_who_waits() throws Exception {
        App busy = request -> {
            while (slow.go.getCount() > 0) Thread.onSpinWait();
            return QUICK.open(request);
        };
        try (var site = new TestSite(busy)) {
            var readers = IntStream.range(0, Runtime.getRuntime().availableProcessors() + 1).mapToObj(_ -> new Reader(site, "/app")).toList();
            for (Reader reader : readers) reader.until("<progress");
            slow.go.countDown();
            for (Reader reader : readers) assertThat(reader.rest()).contains("id=\"aquatint\"");
        }
    }

    @Test
    void a_program_that_waits_for_a_page_of_its_own_gets_its_socket() throws Exception {
        try (var site = new TestSite(slow)) {
            var upgraded = CompletableFuture.supplyAsync(() -> RawHttp.upgrade(site.port, "/app/ws?token=" + site.server.token(), "none").status(), Thread::startVirtualThread);
            slow.tell("reading", 0.5);
            slow.go.countDown();
            assertThat(upgraded.get(20, TimeUnit.SECONDS)).isEqualTo(101);
        }
    }

    /// Tells what the test tells, and is there when the test lets it.
    private static final class Slow implements App {
        final CountDownLatch go = new CountDownLatch(1);
        final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        private final CompletableFuture<Progress> told = new CompletableFuture<>();
        volatile RuntimeException error;

        void tell(String what, double done) throws Exception {
            told.get(20, TimeUnit.SECONDS).report(what, done);
        }

        @Override
        public Page open(Request request) throws Exception {
            told.complete(Progress.CURRENT.get());
            try {
                go.await();
            } catch (InterruptedException e) {
                closed.add("stopped");
                throw e;
            }
            if (error != null) throw error;
            return new Page() {
                @Override
                public String title() {
                    return "Slow";
                }

                @Override
                public Viewable root() {
                    return new Text("slow");
                }

                @Override
                public void close() {
                    closed.add("closed");
                }
            };
        }
    }

    /// Reads an answer line by line, as it comes.
    private static final class Reader implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final StringBuilder all = new StringBuilder();
        final String status, headers;

        Reader(TestSite site, String target) {
            try {
                socket = new Socket("127.0.0.1", site.port);
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\nConnection: close\r\n\r\n".formatted(target, site.port, site.cookie).getBytes(StandardCharsets.ISO_8859_1));
                in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                status = in.readLine();
                var lines = new StringBuilder();
                for (String line; !(line = in.readLine()).isEmpty(); ) lines.append(line).append('\n');
                headers = lines.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Reads on until a line contains this.
        void until(String text) throws IOException {
            for (String line; (line = in.readLine()) != null; ) {
                all.append(line).append('\n');
                if (line.contains(text)) return;
            }
            throw new AssertionError("there is no '%s' in %s".formatted(text, all));
        }

        /// What comes from here on, without the lengths of its chunks.
        String rest() throws IOException {
            var rest = new StringBuilder();
            for (String line; (line = in.readLine()) != null; ) rest.append(line).append('\n');
            return rest.toString().replaceAll("(?m)^[0-9a-fA-F]*\n", "");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
