package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aquatint.layout.Text;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that is a part of another site, behind a proxy which hands on `/maps`.
class PrefixTest {
    private static TestSite site;

    @BeforeAll
    static void start() {
        App hello = App.of("Hello", new Text("hello"));
        site = new TestSite(TestSite.options().prefix("/maps"), Map.of("/app", hello, "/other", hello));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void everything_is_below_the_prefix() {
        assertThat(site.get("/maps/health/live").status()).isEqualTo(200);
        String page = site.page("/maps/app").body();
        assertThat(page).contains("\"path\":\"/maps/app\"");
        assertThat(Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList()).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(name -> assertThat(site.get(name).status()).isEqualTo(200));
        assertThat(site.page("/maps/").body()).contains("href=\"/maps/app\"", "href=\"/maps/other\"");
        assertThat(RawHttp.upgrade(site.port, "/maps/app/ws", TestSite.tokenIn(page), site.cookie, site.origin).status()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app", "/app/ws", "/health/live", "/metrics", "/static/boot.js", "/mapsapp", "/map", "/maps%2fapp", "//maps/app", "/maps//app", "/maps/maps/app", "/MAPS/app", "/maps/../maps/app"})
    void and_nothing_beside_it(String target) {
        assertThat(site.page(target).status()).isIn(400, 404);
    }

    @Test
    void the_token_is_taken_out_of_the_address_and_put_into_a_cookie_for_the_prefix() {
        var answer = site.get("/maps/app?token=" + site.server.token() + "&a=1");

        assertThat(answer.header("Location")).isEqualTo("/maps/app?a=1");
        assertThat(answer.header("Set-Cookie")).contains("Path=/maps/;", "HttpOnly", "SameSite=Strict");
        assertThat(site.page("/maps?a=1").header("Location")).isEqualTo("/maps/?a=1");
        assertThat(site.server.uri("/app").getPath()).isEqualTo("/maps/app");
    }

    @Test
    void without_the_token_there_is_nothing_to_see() {
        for (String path : new String[] {"/maps/", "/maps/app", "/maps/metrics", "/maps/app/state", "/maps/nothing"}) assertThat(site.get(path).status()).as(path).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost.evil.com:PORT", "http://127.0.0.1.evil.com:PORT", "http://localhost:PORT.evil.com", "http://evil-localhost:PORT", "null", "", "http://LOCALHOST:PORT", "http://localhost.:PORT",
        "http://localhost:1", "https://localhost:PORT", "http://localhost:PORT@evil.com", "http://localhost:PORT/maps"})
    void its_sockets_know_no_other_origin(String origin) {
        String token = site.pageToken("/maps/app");
        assertThat(RawHttp.upgrade(site.port, "/maps/app/ws", token, site.cookie, "Origin: " + origin.replace("PORT", "" + site.port)).status()).isEqualTo(403);
        assertThat(RawHttp.upgrade(site.port, "/maps/app/ws", "x" + token, site.cookie, site.origin).status()).isEqualTo(403);
        assertThat(RawHttp.upgrade(site.port, "/maps/other/ws", token, site.cookie, site.origin).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maps", "/maps/", "/", "//", "/a b", "/a/..", "/a?b", "/é", "/a%20b", "http://x/maps"})
    void what_is_no_prefix_is_refused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> TestSite.options().prefix(prefix)).withMessageStartingWith("'%s' is no prefix: --prefix takes".formatted(prefix));
    }
}
