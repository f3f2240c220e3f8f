package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may open pages: the token of the process, in the address once and in a cookie afterwards (S5, S6, S9).
class AccessTest {
    private static TestSite site, other;

    @BeforeAll
    static void start() {
        site = new TestSite();
        other = new TestSite();
    }

    @AfterAll
    static void stop() {
        site.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app", "/app/metadata", "/app/state", "/metrics", "/thumbnails/app", "/tiles/0123456789abcdef/0/0/0", "/nothing", "/app?token=", "/app?token=wrong", "/app?token[]=x", "/app?TOKEN=x"})
    void without_the_token_there_is_nothing_to_see(String target) {
        var answer = site.get(target);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("Open the address that was printed when the server started").doesNotContain(site.server.token(), "app", "cookie");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    /// Pages of another port of this machine are of the same site: the strict cookie travels with what they ask for (F5).
    @ParameterizedTest
    @CsvSource({"same-site, no-cors, empty", "same-site, no-cors, image", "same-site, no-cors, script", "same-site, navigate, iframe", "same-origin, cors, empty"})
    void what_a_script_an_image_or_a_frame_asks_for_opens_no_page(String from, String mode, String to) {
        try (var site = new TestSite()) {
            for (int i = 0; i < 300; i++) {
                assertThat(site.get("/app", site.cookie, "Sec-Fetch-Site: " + from, "Sec-Fetch-Mode: " + mode, "Sec-Fetch-Dest: " + to).status()).isEqualTo(403);
            }
            assertThat(site.server.pages()).isZero();
            assertThat(site.get("/app?theme=light", site.cookie, "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document").status()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_token_is_told_apart_from_none_by_nothing() {
        assertThat(site.get("/app?token=" + other.server.token()).body()).isEqualTo(site.get("/app").body());
    }

    @Test
    void the_token_of_another_server_does_not_open_this_one() {
        assertThat(site.get("/app?token=" + other.server.token()).status()).isEqualTo(401);
        assertThat(site.get("/app", other.cookie).status()).isEqualTo(401);
        assertThat(site.get("/app", "Cookie: aquatint-%d=%s".formatted(site.port, other.server.token())).status()).isEqualTo(401);
    }

    @Test
    void a_token_has_256_bits_and_is_new_for_each_server() {
        assertThat(site.server.token()).hasSize(43).isNotEqualTo(other.server.token());
    }

    @Test
    void the_token_in_the_address_becomes_a_cookie_and_the_address_is_cleaned() {
        var answer = site.get("/app?a=1&token=" + site.server.token() + "&b=%2Fx");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/app?a=1&b=%2Fx");
        assertThat(answer.header("Set-Cookie")).startsWith("aquatint-%d=%s;".formatted(site.port, site.server.token()))
                .contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain", "Secure");
        assertThat(answer.body()).doesNotContain(site.server.token());
    }

    @Test
    void an_escaped_name_does_not_keep_the_token_in_the_address() {
        assertThat(site.get("/app?%74oken=" + site.server.token()).header("Location")).isEqualTo("/app");
    }

    @Test
    void the_address_of_the_server_opens_its_only_page() {
        assertThat(site.get("/?token=" + site.server.token()).header("Location")).isEqualTo("/app");
        assertThat(site.page("/?theme=dark").header("Location")).isEqualTo("/app?theme=dark");
    }

    @Test
    void whoever_comes_from_another_site_goes_on_by_a_step_of_our_own() {
        var answer = site.get("/app?token=" + site.server.token(), "Sec-Fetch-Site: cross-site");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNotEmpty();
        assertThat(answer.body()).contains("<meta http-equiv=\"refresh\" content=\"0;url=/app\">").doesNotContain(site.server.token());
    }

    @Test
    void the_cookie_opens_pages() {
        assertThat(site.page("/app").status()).isEqualTo(200);
    }

    @Test
    void a_client_that_is_no_browser_may_say_the_token_in_a_header() {
        assertThat(site.get("/app", "Authorization: Bearer " + site.server.token()).status()).isEqualTo(200);
        assertThat(site.get("/app", "Authorization: Bearer " + other.server.token()).status()).isEqualTo(401);
    }

    @Test
    void a_wrong_token_is_not_made_good_by_a_right_cookie() {
        assertThat(site.page("/app?token=wrong").status()).isEqualTo(401);
        assertThat(site.page("/app?token=wrong&token=" + site.server.token()).status()).isEqualTo(401);
    }

    @Test
    void two_cookies_of_the_name_are_right_only_if_both_are() {
        assertThat(site.get("/app", site.cookie + "; aquatint-" + site.port + "=planted").status()).isEqualTo(401);
    }

    @Test
    void no_page_has_the_token_in_it() {
        for (String target : new String[] {"/app", "/nothing", "/static/boot.js", "/health/ready", "/app/metadata"}) {
            var answer = site.page(target);
            assertThat(answer.body() + answer.headers()).as(target).doesNotContain(site.server.token());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.com", "/\\evil.com", "/app//evil.com", "/%2f%2fevil.com", "/https:evil.com", "/..//evil.com", "/;//evil.com", "/app?next=//evil.com"})
    void nobody_is_sent_elsewhere(String target) {
        var answer = site.get(target + (target.contains("?") ? "&" : "?") + "token=" + site.server.token());
        assertThat(answer.header("Location")).isIn("", "/app?next=//evil.com");
    }

    @Test
    void what_everybody_may_see_needs_no_token() {
        assertThat(site.get("/health/live").status()).isEqualTo(200);
        assertThat(site.get("/health/ready").status()).isEqualTo(200);
        assertThat(site.get("/static/boot.js").status()).isEqualTo(200);
    }
}
