package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aquatint.layout.Text;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a proxy says of the browser: believed of those that are trusted, and never enough to let anybody in (S1, S3).
class ProxyTest {
    private static final Map<String, App> APPS = Map.of("/app", App.of("Hello", new Text("hello")));
    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

    private TestSite behind(String... networks) {
        return new TestSite(TestSite.options().trustProxies(List.of(networks).stream().map(Network::of).toList()).allowOrigins(Set.of("https://maps.example.org")).accessLog(log::add), APPS);
    }

    private String logged() throws InterruptedException {
        return log.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void the_host_that_a_trusted_proxy_forwards_must_be_ours() {
        try (TestSite site = behind("127.0.0.0/8")) {
            assertThat(site.get("/health/live", "X-Forwarded-Host: maps.example.org").status()).isEqualTo(200);
            for (String host : new String[] {"evil.com", "maps.example.org.evil.com", "maps.example.org, evil.com", "maps.example.org:443", "MAPS.example.org", ""}) {
                assertThat(site.get("/app", site.cookie, "X-Forwarded-Host: " + host).status()).as(host).isEqualTo(400);
            }
            assertThat(site.get("/app", site.cookie, "X-Forwarded-Host: maps.example.org", "X-Forwarded-Host: maps.example.org").status()).isEqualTo(400);
            assertThat(site.get("/app", site.cookie, "X-Forwarded-Proto: https", "X-Forwarded-Proto: http").status()).isEqualTo(400);
        }
    }

    @Test
    void a_forwarded_host_makes_no_origin_ours() {
        try (TestSite site = behind("127.0.0.1")) {
            String token = site.pageToken("/app");
            assertThat(RawHttp.upgrade(site.port, "/app/ws", token, site.cookie, "Origin: https://maps.example.org", "X-Forwarded-Host: maps.example.org", "X-Forwarded-Proto: https").status()).isEqualTo(101);
            for (String origin : new String[] {"http://maps.example.org", "https://evil.com", "https://maps.example.org.evil.com", "null"}) {
                assertThat(RawHttp.upgrade(site.port, "/app/ws", token, site.cookie, "Origin: " + origin, "X-Forwarded-Host: maps.example.org", "X-Forwarded-Proto: https").status()).as(origin).isEqualTo(403);
            }
        }
    }

    @Test
    void the_cookie_is_for_https_where_a_trusted_proxy_says_so() {
        try (TestSite trusting = behind("127.0.0.1"); TestSite site = behind("10.0.0.0/8")) {
            assertThat(trusting.get("/app?token=" + trusting.server.token(), "X-Forwarded-Proto: https").header("Set-Cookie")).contains("; Secure");
            assertThat(site.get("/app?token=" + site.server.token(), "X-Forwarded-Proto: https").header("Set-Cookie")).doesNotContain("Secure");
        }
    }

    @Test
    void of_others_nothing_is_believed() throws Exception {
        try (TestSite site = behind("10.0.0.0/8")) {
            assertThat(site.get("/health/live", "X-Forwarded-Host: evil.com", "X-Forwarded-For: 203.0.113.9").status()).isEqualTo(200);
            assertThat(logged()).contains(" 127.0.0.1 GET /health/live 200 5 ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"203.0.113.9|203.0.113.9", "6.6.6.6, 203.0.113.9|203.0.113.9", "203.0.113.9, 127.0.0.5|203.0.113.9", "evil\" name|127.0.0.1", "2001:db8::7|2001:db8::7", "127.0.0.2|127.0.0.1"})
    void the_browsers_address_is_the_last_that_is_no_proxy_of_ours(String forwarded, String address) throws Exception {
        try (TestSite site = behind("127.0.0.0/8")) {
            site.get("/health/live", "X-Forwarded-For: " + forwarded);
            assertThat(logged()).contains(" " + address + " GET ");
        }
    }

    @Test
    void the_log_has_neither_tokens_nor_more_than_a_line_for_a_request() throws Exception {
        try (TestSite site = behind("127.0.0.1")) {
            site.get("/app?token=" + site.server.token());
            assertThat(logged()).contains(" GET /app 303 ").doesNotContain(site.server.token(), "?");
            site.page("/" + "x%0a".repeat(300));
            assertThat(logged()).doesNotContain("\n").hasSizeLessThan(320);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.256", "::1/129", "*", "0/0", "10.0.0"})
    void what_is_no_network_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text)).withMessageStartingWith("'%s' is no network: --trust-proxy takes".formatted(text));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.168.1.7, 192.168.1.7, true", "192.168.1.7, 192.168.1.6, false", "192.168.1.128/25, 192.168.1.127, false",
        "::1, ::1, true", "2001:db8::/32, 2001:db8:1::1, true", "2001:db8::/32, 2001:db9::1, false", "0.0.0.0/0, 8.8.8.8, true", "::/0, 8.8.8.8, false"})
    void a_network_has_the_addresses_that_begin_like_it(String network, String address, boolean in) throws Exception {
        assertThat(Network.of(network).contains(InetAddress.getByName(address))).isEqualTo(in);
    }
}
