package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.Strip.Entry;
import dev.aquatint.document.model.Model;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripTest {
    private final Document document = new Document("prompt");
    private final List<String> wished = new ArrayList<>();
    private final Strip strip = new Strip(document, new Strip.Wishes() {
        @Override
        public void show(int number) {
            wished.add("show " + number);
        }

        @Override
        public void pin(int number, boolean pinned) {
            wished.add((pinned ? "pin " : "unpin ") + number);
        }
    });

    private Model model() {
        return (Model) ((List<?>) document.page().get("tags")).getFirst();
    }

    private void wish(String text) {
        document.locked(() -> model().set("value", text));
        model().listeners("value").forEach(Runnable::run);
    }

    @Test
    void what_is_offered_is_the_title_of_a_model_that_nothing_draws() {
        strip.show(List.of(new Entry(1, "text(\"</script>\")", true, false)));

        assertThat(model().get("title")).isEqualTo("[{\"number\":1,\"label\":\"text(\\\"</script>\\\")\",\"pinned\":true,\"shown\":false}]");
        assertThat(HtmlPage.of(document, "/", "t")).contains("/static/strip.js").doesNotContain("</script>\")");
    }

    @Test
    void buttons_are_wishes_and_anything_else_is_nothing() {
        for (String w : List.of("{\"what\":\"show\",\"number\":3,\"count\":1}", "{\"what\":\"pin\",\"number\":3}", "{\"what\":\"unpin\",\"number\":3}", "{\"what\":\"sing\"}", "no json", "null", "[]")) wish(w);

        assertThat(wished).containsExactly("show 3", "pin 3", "unpin 3");
    }

    @Test
    void pages_without_views_have_no_strip() {
        assertThat(HtmlPage.of(new Document("app"), "/", "t")).doesNotContain("strip.js");
    }
}
