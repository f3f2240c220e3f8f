package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages are drawn in the colours of the reader's system, which a browser is asked for once.
class SchemeTest {
    private static final String[] BROWSER = {"Sec-Fetch-Dest: document", "Sec-Fetch-Mode: navigate"};
    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private String page(String target, String... cookies) {
        return site.get(target, String.join("; ", site.cookie, String.join("; ", cookies)).replaceFirst("; $", ""), BROWSER[0], BROWSER[1]).body();
    }

    @Test
    void a_browser_that_has_not_told_is_asked_before_anything_is_opened() {
        assertThat(page("/app")).contains("/static/scheme.js").doesNotContain("aquatint-root");
        assertThat(site.get("/metrics", site.cookie).body()).contains("aquatint_pages_opened_total 0");
        assertThat(site.get("/static/scheme.js").status()).isEqualTo(200);
    }

    @Test
    void a_browser_that_has_told_gets_a_page_in_its_colours() {
        assertThat(page("/app", "aquatint-scheme=dark")).contains("class=\"dark\"", "aquatint-root");
        assertThat(page("/app", "aquatint-scheme=light")).contains("class=\"light\"", "aquatint-root");
        assertThat(page("/app", "aquatint-scheme=pink")).as("nonsense is not told").contains("scheme.js");
    }

    @Test
    void the_theme_in_the_address_goes_first() {
        assertThat(page("/app?theme=light", "aquatint-scheme=dark")).contains("class=\"light\"");
        assertThat(page("/app?theme=dark")).contains("class=\"dark\"");
    }

    @Test
    void a_program_that_is_no_browser_is_not_asked() {
        assertThat(site.page("/app").body()).contains("class=\"light\"", "aquatint-root");
    }
}
