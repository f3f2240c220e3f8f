package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aquatint.layout.Text;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sites may talk to us, and under which names we are reached (S1 to S4 of the security notes).
class OriginsTest {
    private static TestSite site;

    @BeforeAll
    static void start() {
        site = new TestSite(TestSite.options().allowOrigins(Set.of("https://maps.example.org")), Map.of("/app", App.of("Hello", new Text("hello"))));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:PORT", "http://localhost:PORT", "http://[::1]:PORT", "https://maps.example.org"})
    void our_own_pages_open_a_socket(String origin) {
        assertThat(upgrade("Origin: " + filled(origin), site.cookie)).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://localhost.evil.com:PORT", "http://127.0.0.1.evil.com:PORT", "http://localhost:PORT.evil.com", "http://evil-localhost:PORT",
        "null", "", "http://LOCALHOST:PORT", "HTTP://localhost:PORT", "http://localhost.:PORT", "http://localhost:1", "http://localhost", "https://localhost:PORT",
        "http://localhost:PORT@evil.com", "http://user@localhost:PORT", "http://localhost:PORT/", "http://localhost:PORT http://evil.com", "http://evil.com",
        "http://maps.example.org", "https://maps.example.org.evil.com", "https://maps.example.org:443", "https://mapsXexample.org", "file://", "*"})
    void no_other_site_does(String origin) {
        assertThat(upgrade("Origin: " + filled(origin), site.cookie)).isEqualTo(403);
    }

    @Test
    void two_origins_are_none() {
        assertThat(upgrade(site.origin, site.origin, site.cookie)).isEqualTo(403);
    }

    @Test
    void a_browser_without_an_origin_is_refused() {
        assertThat(upgrade(site.cookie)).isEqualTo(403);
    }

    @Test
    void a_client_that_is_no_browser_needs_no_origin_but_the_token_of_a_page() {
        assertThat(upgrade()).isEqualTo(101);
    }

    @Test
    void our_origin_without_our_cookie_is_not_enough() {
        assertThat(upgrade(site.origin)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void another_site_cannot_change_anything(String method) {
        assertThat(RawHttp.send(site.port, method + " /app HTTP/1.1", "Host: 127.0.0.1:" + site.port, "Origin: http://evil.com", site.cookie, "Content-Length: 0").status()).isEqualTo(403);
        assertThat(RawHttp.send(site.port, method + " /app HTTP/1.1", "Host: 127.0.0.1:" + site.port, site.cookie, "Content-Length: 0").status()).isEqualTo(403);
        assertThat(RawHttp.send(site.port, method + " /app HTTP/1.1", "Host: 127.0.0.1:" + site.port, site.origin, site.cookie, "Content-Length: 0").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT", "LOCALHOST:PORT", "maps.example.org"})
    void we_are_reached_by_our_own_names(String host) {
        assertThat(RawHttp.send(site.port, "GET /health/live HTTP/1.1", "Host: " + filled(host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.com", "evil.com:PORT", "localhost.:PORT", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]", "127.1:PORT", "2130706433:PORT",
        "0.0.0.0:PORT", "maps.example.org:PORT", "localhost:PORT, evil.com", ""})
    void and_by_no_other(String host) {
        for (String path : new String[] {"/health/live", "/app", "/app/ws", "/static/boot.js", "/tiles/0123456789abcdef/0/0/0", "/metrics", "/app/state", "/thumbnails/app"}) {
            assertThat(RawHttp.send(site.port, "GET " + path + " HTTP/1.1", "Host: " + filled(host), site.cookie).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void two_hosts_are_none() {
        String host = "Host: 127.0.0.1:" + site.port;
        assertThat(RawHttp.send(site.port, "GET /health/live HTTP/1.1", host, host).status()).isEqualTo(400);
        assertThat(RawHttp.send(site.port, "GET /health/live HTTP/1.1", host, "Host: evil.com").status()).isEqualTo(400);
        assertThat(RawHttp.send(site.port, "GET /health/live HTTP/1.1").status()).isEqualTo(400);
    }

    @Test
    void an_absolute_address_in_the_request_counts_as_well() {
        String host = "Host: 127.0.0.1:" + site.port;
        assertThat(RawHttp.send(site.port, "GET http://evil.com/health/live HTTP/1.1", host).status()).isEqualTo(400);
        assertThat(RawHttp.send(site.port, "GET http://evil.com/health/live HTTP/1.1", "Host: evil.com").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "a.*", "https://*.example.org", "https://example.org/", "example.org", "https://Example.org", "ftp://example.org", "https://example.org:443", "https://user@example.org", "null"})
    void an_allowed_origin_is_exact_or_refused_at_start(String origin) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerOptions.defaults().allowOrigins(Set.of(origin))).withMessageContaining("--allow-origin");
    }

    @Test
    void a_server_for_everybody_is_reached_by_each_address_of_the_machine_and_by_no_other() throws Exception {
        var origins = Origins.of(InetAddress.getByName("0.0.0.0"), 8080, Set.of());
        Origins.addresses().forEach(a -> assertThat(origins.knowsHost(Origins.literal(a) + ":8080")).isTrue());
        assertThat(origins.knowsHost("0.0.0.0:8080")).isFalse();
        assertThat(origins.knowsHost("203.0.113.7:8080")).isFalse();
    }

    @Test
    void long_addresses_are_written_as_browsers_write_them() throws Exception {
        assertThat(Origins.literal(InetAddress.getByName("::1"))).isEqualTo("[::1]");
        assertThat(Origins.literal(InetAddress.getByName("fe80:0:0:0:1:0:0:2"))).isEqualTo("[fe80::1:0:0:2]");
        assertThat(Origins.literal(InetAddress.getByName("2001:db8:1:2:3:4:5:6"))).isEqualTo("[2001:db8:1:2:3:4:5:6]");
    }

    @Test
    void the_port_of_the_scheme_itself_may_be_left_out() throws Exception {
        var origins = Origins.of(InetAddress.getByName("127.0.0.1"), 80, Set.of());
        assertThat(origins.knowsHost("localhost")).isTrue();
        assertThat(origins.knows("http://localhost")).isTrue();
    }

    private static int upgrade(String... headers) {
        return RawHttp.upgrade(site.port, "/app/ws", site.pageToken("/app"), headers).status();
    }

    private static String filled(String template) {
        return template.replace("PORT", "" + site.port);
    }
}
