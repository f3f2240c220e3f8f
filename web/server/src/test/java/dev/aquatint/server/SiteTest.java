package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each path answers, and what every answer has in common (S11 to S13).
class SiteTest {
    private static final AtomicReference<App.Request> ASKED = new AtomicReference<>();
    private static TestSite site;

    @BeforeAll
    static void start() {
        App hello = App.of("Hello & <goodbye>", new Text("hello"));
        site = new TestSite(TestSite.options(), Map.of("/app", hello, "/other", hello, "/deep/er", hello,
                "/asks", request -> {
                    ASKED.set(request);
                    return hello.open(request);
                },
                "/breaks", _ -> {
                    throw new IllegalStateException("no column '<b>x</b>'", new IllegalArgumentException("because of this"));
                },
                "/half", _ -> new App.Page() {
                    @Override
                    public String title() {
                        throw new IllegalStateException("no title today");
                    }

                    @Override
                    public Viewable root() {
                        return new Text("");
                    }

                    @Override
                    public Optional<String> locate(Throwable error) {
                        return Optional.of("half.jsh line 12");
                    }
                }));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<String> everyKindOfAnswer() {
        return Stream.of("/", "/app", "/asks", "/breaks", "/nothing", "/static/boot.js", "/static/nothing", "/static/js/3.10.0/bokeh.min.js", "/health/live", "/health/ready",
                "/app/ws", "/app/metadata", "/app/state", "/metrics", "/thumbnails/app", "/thumbnails/nothing", "/app?state=%7B%7D", "/app?state=x", "/tiles/0123456789abcdef/0/0/0", "/tiles/x", "/favicon.ico", "/%00", "/%", "/a%2fb", "/?token=" + site.server.token(), "/app?token=wrong", "/app?a=%zz");
    }

    /// F13.
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "GET  HTTP/1.1", "GET * HTTP/1.1", "GET /%zz HTTP/1.1", "BLAH", "GET /a%2fb HTTP/1.1", "GET / HTTP/1.1\nHost: 127.0.0.1"})
    void what_is_no_request_is_refused(String line) {
        assertThat(RawHttp.send(site.port, line, "Host: 127.0.0.1:" + site.port).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void every_answer_keeps_other_sites_out(String target) {
        for (var answer : List.of(site.page(target), site.get(target), RawHttp.send(site.port, "GET " + target + " HTTP/1.1", "Host: evil.com"))) {
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                    .doesNotContain("unsafe-eval", "*");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
            assertThat(answer.body()).doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    void nothing_but_the_files_of_a_version_is_kept_by_the_browser() {
        for (String target : List.of("/", "/app", "/nothing", "/breaks")) assertThat(site.page(target).header("Cache-Control")).as(target).isEqualTo("no-store");
        assertThat(site.page("/static/js/3.10.0/bokeh.min.js").header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(site.page("/static/boot.js").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void a_page_names_its_app_and_has_no_inline_script() {
        String page = site.page("/app").body();
        assertThat(page).contains("<title>Hello &amp; &lt;goodbye&gt;</title>", "\"path\":\"/app\"", "\"root_ids\"").doesNotContain("<script>", "onload=");
        assertThat(TestSite.tokenIn(page)).contains(".");
    }

    @Test
    void the_list_shows_every_app() {
        assertThat(site.page("/").body()).contains("href=\"/app\"", "href=\"/other\"", "href=\"/deep/er\"");
    }

    @Test
    void an_app_is_given_the_arguments_of_the_query_that_are_not_the_servers() {
        site.page("/asks?a=1&a=2&b=%C3%A9+x&theme=dark&bokeh-session-id=mine");
        assertThat(ASKED.get().arguments()).isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("é x")));
    }

    @Test
    void a_theme_may_be_asked_for() {
        assertThat(site.page("/app?theme=dark").body()).contains("class=\"dark\"");
        assertThat(site.page("/app?theme=<script>").body()).contains("class=\"light\"");
    }

    @Test
    void a_session_id_of_the_readers_own_making_is_of_no_use() {
        assertThat(site.page("/app?bokeh-session-id=AAAA").body()).doesNotContain("AAAA");
    }

    @Test
    void an_app_that_fails_says_what_and_why_as_text_and_shows_no_stack() {
        var answer = site.page("/breaks");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("no column &#39;&lt;b&gt;x&lt;/b&gt;&#39;", "caused by: because of this").doesNotContain("\tat ", "java:", "Exception");
    }

    @Test
    void an_app_that_fails_says_where_in_the_script() {
        assertThat(site.page("/half").body()).contains("no title today", "at half.jsh line 12");
    }

    @Test
    void asking_for_the_headers_opens_no_page() {
        int before = site.server.pages();
        assertThat(RawHttp.send(site.port, "HEAD /app HTTP/1.1", "Host: 127.0.0.1:" + site.port, site.cookie).status()).isEqualTo(200);
        assertThat(site.server.pages()).isEqualTo(before);
    }

    @Test
    void bokehjs_travels_compressed_to_whom_that_suits() {
        var compressed = site.get("/static/js/3.10.0/bokeh.min.js", "Accept-Encoding: br, gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.body()).startsWith("\u001f\u008b");
        assertThat(compressed.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(site.get("/static/js/3.10.0/bokeh.min.js").header("Content-Encoding")).isEmpty();
        assertThat(site.get("/static/js/3.10.0/bokeh.min.js", "Accept-Encoding: gzip;q=0").header("Content-Encoding")).isEmpty();
    }

    @Test
    void the_page_finds_everything_it_names() {
        var names = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(site.page("/app").body()).results().map(m -> m.group(1)).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(4).allSatisfy(name -> assertThat(site.get(name).status()).isEqualTo(200));
    }

    static Stream<String> waysOut() {
        List<String> bases = List.of("/static/", "/thumbnails/", "/static/js/3.10.0/", "/tiles/", "/tiles/0123456789abcdef/", "/app/", "/");
        List<String> climbs = List.of("../pom.xml", "../../../../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "%2e%2e%2fetc%2fpasswd", "..%5c..%5cwindows", "..\\..\\windows",
                "..;/etc/passwd", "%252e%252e%252fetc", "%c0%ae%c0%ae/etc", "//host/share", "\\\\host\\share", "file:///etc/passwd", "C:%5cwindows", "boot.js%00.png", "boot.js/", "boot.js;x",
                "./boot.js/.", "CON", "boot.js::$DATA", "a".repeat(3000), "0/0/../0", "0/0/0%2f..", "%uff0e%uff0e/etc");
        return bases.stream().flatMap(base -> climbs.stream().map(climb -> base + climb));
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void no_path_leads_out(String target) {
        var answer = site.page(target);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:", "<project", "modelVersion");
    }

    @Test
    void a_header_without_bound_is_refused() {
        assertThat(site.get("/app", "X-Long: " + "x".repeat(64_000)).status()).isEqualTo(431);
    }
}
