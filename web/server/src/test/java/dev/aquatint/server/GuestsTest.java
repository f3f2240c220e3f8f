package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A link for others opens one app, for whoever has it, until it is withdrawn.
class GuestsTest {
    private final TestSite site = new TestSite(TestSite.options(), Map.of("/app", App.of("Hello", new Text("hello")), "/other", App.of("Other", new Text("other"))));

    @AfterEach
    void close() {
        site.close();
    }

    private String link() {
        var answer = site.get("/app/share", site.cookie, "Aquatint-Page: " + site.pageToken("/app"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String guestCookie(String link) {
        return "Cookie: aquatint-%d=%s".formatted(site.port, link);
    }

    @Test
    void the_link_lets_in_who_has_no_cookie_and_leaves_the_address() {
        String link = link();
        var answer = site.get("/app?state=%7B%7D&token=" + link);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/app?state=%7B%7D");
        assertThat(answer.header("Set-Cookie")).startsWith("aquatint-%d=%s;".formatted(site.port, link)).contains("HttpOnly", "SameSite=Strict");
        assertThat(site.get("/app", guestCookie(link)).status()).isEqualTo(200);
    }

    @Test
    void it_is_another_token_than_the_servers_and_the_same_for_the_same_app() {
        assertThat(link()).hasSize(43).isNotEqualTo(site.server.token()).isEqualTo(link());
    }

    @Test
    void a_guest_opens_that_app_and_nothing_else() {
        String guest = guestCookie(link());
        for (String path : new String[] {"/", "/other", "/metrics", "/thumbnails/app", "/app/share", "/nothing"}) assertThat(site.get(path, guest).status()).as(path).isEqualTo(403);
        assertThat(site.get("/other?token=" + link()).status()).isEqualTo(403);
        assertThat(site.get("/app/metadata", guest).status()).isEqualTo(200);
    }

    @Test
    void a_guests_page_has_a_socket_and_a_state() {
        String guest = guestCookie(link()), page = TestSite.tokenIn(site.get("/app", guest).body());
        assertThat(RawHttp.upgrade(site.port, "/app/ws", page, guest, site.origin).status()).isEqualTo(101);
        assertThat(site.get("/app/state", guest, "Aquatint-Page: " + page).status()).isEqualTo(200);
        assertThat(RawHttp.upgrade(site.port, "/other/ws", site.pageToken("/other"), guest, site.origin).status()).isEqualTo(401);
    }

    @Test
    void a_link_that_was_withdrawn_lets_nobody_in_and_ends_what_it_opened() {
        String link = link(), guest = guestCookie(link), page = TestSite.tokenIn(site.get("/app", guest).body());
        assertThat(site.get("/app/share?withdraw=true", site.cookie, "Aquatint-Page: " + site.pageToken("/app")).status()).isEqualTo(200);
        assertThat(site.get("/app", guest).status()).isEqualTo(401);
        assertThat(site.get("/app?token=" + link).status()).isEqualTo(401);
        assertThat(site.get("/app/state", site.cookie, "Aquatint-Page: " + page).status()).as("the page is over").isEqualTo(403);
        assertThat(link()).as("the next one is another").isNotEqualTo(link);
    }

    @Test
    void only_the_script_of_a_page_that_was_let_in_gets_a_link() {
        assertThat(site.get("/app/share", site.cookie).status()).isEqualTo(403);
        assertThat(site.get("/app/share", site.cookie, "Aquatint-Page: x").status()).isEqualTo(403);
        assertThat(site.get("/app/share", "Aquatint-Page: " + site.pageToken("/app")).status()).isEqualTo(401);
        assertThat(site.get("/app/share", site.cookie, "Aquatint-Page: " + site.pageToken("/other")).status()).isEqualTo(403);
    }

    @Test
    void who_was_let_in_by_the_server_stays_so_when_opening_a_link() {
        var answer = site.get("/app?token=" + link(), site.cookie);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
