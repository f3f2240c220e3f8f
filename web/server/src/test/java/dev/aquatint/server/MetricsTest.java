package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Prometheus is told (S25).
class MetricsTest {
    @Test
    void what_the_server_has_done_is_counted_without_names() {
        App secret = App.of("secret title", new Text("secret text"));
        try (TestSite site = new TestSite(TestSite.options().maxSessions(1), Map.of("/secret_path", secret, "/breaks", _ -> {
            throw new IllegalStateException("secret column");
        }))) {
            site.page("/breaks");
            site.page("/secret_path");
            site.page("/secret_path");
            site.page("/nothing");
            var answer = site.get("/metrics", "Authorization: Bearer " + site.server.token());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/plain;version=0.0.4");
            assertThat(answer.body().lines()).contains("aquatint_ready 1", "aquatint_pages 1", "aquatint_sockets 0", "aquatint_pages_opened_total 1", "aquatint_pages_failed_total 1", "aquatint_pages_refused_total 1",
                    "aquatint_requests_total{status=\"2xx\"} 1", "aquatint_requests_total{status=\"4xx\"} 1", "aquatint_requests_total{status=\"5xx\"} 2", "aquatint_kept_bytes 0", "# TYPE aquatint_pages gauge");
            assertThat(answer.body()).doesNotContain("secret", "breaks", site.server.token());
            assertThat(answer.body().lines().filter(line -> !line.startsWith("#"))).allMatch(line -> line.matches("aquatint_[a-z_]+(\\{status=\"[1-5]xx\"})? \\d+"));
        }
    }

    @Test
    void the_token_of_a_page_is_not_enough() {
        try (TestSite site = new TestSite()) {
            String page = site.pageToken("/app");
            assertThat(site.get("/metrics").status()).isEqualTo(401);
            assertThat(site.get("/metrics", "Authorization: Bearer " + page).status()).isEqualTo(401);
            assertThat(site.get("/metrics?token=" + page).status()).isEqualTo(401);
        }
    }
}
