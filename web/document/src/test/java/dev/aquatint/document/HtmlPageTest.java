package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; alert(1)//", "</script><script>alert(1)</script>", "<!--", "&lt;b&gt;"})
    void nothing_in_a_title_or_path_becomes_markup(String payload) {
        String page = HtmlPage.of(payload, "/" + payload, "token" + payload, "j1001" + payload, Theme.LIGHT, false);
        assertThat(page.split("<script", -1)).as("the data block and three files").hasSize(5);
        assertThat(page).doesNotContain("<img").doesNotContain("alert(1)</").doesNotContain("<!--");
        assertThat(data(page).get("path").textValue()).isEqualTo("/" + payload);
    }

    @Test
    void it_tells_bokeh_where_to_draw_what() {
        Document document = new Document("Trips", Theme.DARK);
        String page = HtmlPage.of(document, "/app", "t.s");
        JsonNode item = data(page).at("/items/0");
        assertThat(item.get("token").textValue()).isEqualTo("t.s");
        assertThat(item.at("/root_ids/0").textValue()).isEqualTo(document.rootId());
        assertThat(page).contains("id=\"" + item.at("/roots/" + document.rootId()).textValue() + "\"").contains("<title>Trips</title>").contains("class=\"dark\"").contains("lang=\"en\"");
    }

    @Test
    void every_file_it_asks_for_is_there() {
        String page = HtmlPage.of(new Document("x"), "/", "t");
        var names = page.lines().filter(l -> l.contains("/static/")).map(l -> l.replaceAll(".*/static/([^\"]+)\".*", "$1")).toList();
        assertThat(names).hasSize(4).allSatisfy(n -> assertThat(StaticFiles.find(n)).as(n).isPresent());
    }

    @Test
    void no_script_is_inline() {
        assertThat(HtmlPage.of(new Document("x"), "/", "t")).doesNotContain("<script>").doesNotContain(" on").doesNotContain("javascript:");
    }

    private static JsonNode data(String page) {
        return Browser.json(page.replaceAll("(?s).*<script type=\"application/json\" id=\"aquatint\">(.*?)</script>.*", "$1"));
    }
}
