package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private final Document document = new Document("Trips");
    private final Model slider = Model.of("Slider", "start", 0, "end", 1, "value", 0.75, "step", 0.01);
    private final Model source = Model.of("ColumnDataSource", "data", Map.of(), "selected", Model.of("Selection"), "selection_policy", Model.of("UnionRenderers"));
    private final Model root = Model.of("Column", "children", List.of(slider), "tags", List.of(source));

    DocumentTest() {
        document.root(root);
    }

    @Test
    void a_browser_is_acknowledged_before_anything_else() {
        Browser b = new Browser(document);
        assertThat(b.last().type()).isEqualTo("ACK");
    }

    @Test
    void pulling_gives_the_whole_document_in_the_form_that_clients_require() {
        Browser b = new Browser(document);
        String id = b.send("PULL-DOC-REQ", "{}");
        JsonNode doc = b.last().content().get("doc");
        assertThat(b.last().type()).isEqualTo("PULL-DOC-REPLY");
        assertThat(b.last().reqid()).isEqualTo(id);
        assertThat(doc.get("version").textValue()).isEqualTo("3.10.0");
        assertThat(doc.get("title").textValue()).isEqualTo("Trips");
        assertThat(doc.at("/config/name").textValue()).isEqualTo("DocumentConfig");
        assertThat(doc.get("roots")).hasSize(1);
        assertThat(doc.at("/roots/0/id").textValue()).isEqualTo(document.rootId());
        assertThat(doc.at("/roots/0/attributes/children/0/id").textValue()).isEqualTo(root.id());
    }

    @Test
    void one_locked_section_is_one_patch_with_the_last_value_of_each_attribute() {
        Browser b = Browser.on(document);
        document.locked(() -> {
            slider.set("value", 0.1);
            slider.set("title", "alpha");
            document.locked(() -> slider.set("value", 0.2));
        });
        assertThat(b.frames).hasSize(1);
        assertThat(b.last().changes()).containsExactly("title", "value");
        assertThat(b.last().events().get(1).get("new").doubleValue()).isEqualTo(0.2);
    }

    @Test
    void a_section_that_changes_nothing_sends_nothing() {
        Browser b = Browser.on(document);
        document.locked(() -> slider.set("value", 0.75));
        assertThat(b.frames).isEmpty();
    }

    @Test
    void what_a_failing_section_has_changed_is_still_told() {
        Browser b = Browser.on(document);
        assertThatIllegalStateException().isThrownBy(() -> document.locked(() -> {
            slider.set("value", 0.5);
            throw new IllegalStateException("later");
        }));
        assertThat(b.last().changes()).containsExactly("value");
    }

    @Test
    void a_model_of_a_document_is_not_changed_outside_of_its_lock() {
        assertThatIllegalStateException().isThrownBy(() -> slider.set("value", 0.5)).withMessageContaining("Slider").withMessageContaining("locked");
        assertThat(slider.get("value")).isEqualTo(0.75);
    }

    @Test
    void a_browser_hears_nothing_before_it_has_pulled_and_everything_after() {
        Browser b = new Browser(document);
        document.locked(() -> slider.set("value", 0.1));
        assertThat(b.patches()).isEmpty();
        b.send("PULL-DOC-REQ", "{}");
        assertThat(b.last().content().toString()).contains("0.1");
        document.locked(() -> slider.set("value", 0.2));
        assertThat(b.patches()).hasSize(1);
    }

    @Test
    void a_change_from_one_browser_goes_to_the_others_and_not_back() {
        Browser one = Browser.on(document), two = Browser.on(document);
        one.change(slider.id(), "value", "0.5");
        assertThat(slider.number("value")).isEqualTo(0.5);
        assertThat(one.frames).extracting(Browser.Frame::type).containsExactly("OK");
        assertThat(two.frames).hasSize(1);
        assertThat(two.last().events().getFirst().get("new").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void setting_what_the_browser_has_just_set_is_no_echo() {
        Browser b = Browser.on(document);
        slider.on("value", () -> document.locked(() -> slider.set("value", 0.5f)));
        b.change(slider.id(), "value", "0.5");
        assertThat(b.patches()).isEmpty();
    }

    @Test
    void a_listener_is_called_once_a_message_and_outside_of_the_lock() {
        Browser b = Browser.on(document);
        List<Boolean> calls = new ArrayList<>();
        Runnable listener = () -> calls.add(slider.owner() != null);
        slider.on("value", listener).on("title", listener);
        b.send("PATCH-DOC", "{\"events\":[" + Browser.changed(slider.id(), "value", "0.1") + "," + Browser.changed(slider.id(), "title", "\"x\"") + "]}");
        assertThat(calls).hasSize(1);
    }

    @Test
    void a_listener_that_fails_does_not_disturb_the_connection() {
        Browser b = Browser.on(document);
        slider.on("value", () -> {
            throw new IllegalStateException("listener");
        });
        b.change(slider.id(), "value", "0.5");
        assertThat(b.last().type()).isEqualTo("OK");
        assertThat(b.closed).isNull();
    }

    @Test
    void an_event_reaches_its_listener_with_its_values() {
        Model figure = Model.of("Figure");
        List<Object> taps = new ArrayList<>();
        figure.onEvent("tap", values -> taps.add(values.get("x")));
        document.root(figure);
        Browser b = Browser.on(document);
        b.event(figure.id(), "tap", ",[\"x\",2.5],[\"y\",1]");
        assertThat(taps).containsExactly(2.5);
    }

    @Test
    void an_unknown_model_is_ignored_and_the_rest_of_the_message_counts() {
        Browser b = Browser.on(document);
        b.send("PATCH-DOC", "{\"events\":[" + Browser.changed("A3ED", "indices", "[1]") + "," + Browser.changed(slider.id(), "value", "0.3") + "]}");
        assertThat(b.last().type()).isEqualTo("OK");
        assertThat(slider.number("value")).isEqualTo(0.3);
    }

    @Test
    void an_unknown_property_or_a_wrong_value_is_refused_with_a_reason() {
        Browser b = Browser.on(document);
        b.change(slider.id(), "valu", "1");
        assertThat(b.last().type()).isEqualTo("ERROR");
        assertThat(b.last().content().get("text").textValue()).contains("did you mean 'value'");
        b.change(slider.id(), "title", "[1]");
        assertThat(b.last().type()).isEqualTo("ERROR");
        assertThat(b.closed).isNull();
    }

    @Test
    void a_range_that_is_not_finite_is_refused() {
        Model range = Model.of("Range1d", "start", 0, "end", 1);
        document.root(Model.of("Figure", "x_range", range));
        Browser b = Browser.on(document);
        b.change(range.id(), "start", "{\"type\":\"number\",\"value\":\"nan\"}");
        b.change(range.id(), "end", "1e999");
        assertThat(b.frames).extracting(Browser.Frame::type).containsExactly("ERROR", "ERROR");
        assertThat(range.number("start")).isZero();
        assertThat(range.number("end")).isEqualTo(1);
    }

    @Test
    void a_browser_may_not_give_other_browsers_something_to_run() {
        Browser b = Browser.on(document);
        b.change(slider.id(), "js_property_callbacks", "{\"type\":\"map\"}");
        assertThat(b.last().type()).isEqualTo("ERROR");
        b.change(slider.id(), "tags", "[{\"type\":\"object\",\"name\":\"CustomJS\",\"id\":\"x1\",\"attributes\":{\"code\":\"alert(1)\"}}]");
        assertThat(b.last().type()).isEqualTo("ERROR");
        assertThat(slider.get("tags")).isNull();
    }

    /// F14: they would reach the other browsers of the page.
    @ParameterizedTest
    @ValueSource(strings = {"\"Div\",\"id\":\"x1\",\"attributes\":{\"text\":\"<img onerror=alert(1)>\"}", "\"CustomJSTickFormatter\",\"id\":\"x1\",\"attributes\":{\"code\":\"alert(1)\"}",
            "\"ImportedStyleSheet\",\"id\":\"x1\",\"attributes\":{\"url\":\"http://evil.com\"}", "\"Range1d\",\"id\":\"x1\",\"attributes\":{\"js_property_callbacks\":{}}",
            "\"Range1d\",\"id\":\"j9999999\",\"attributes\":{}", "\"Selection\",\"id\":\"x1\",\"attributes\":{\"tags\":[]}"})
    void a_browser_makes_no_models_but_of_a_few_kinds(String model) {
        Browser b = Browser.on(document), other = Browser.on(document);
        b.change(slider.id(), "tags", "[{\"type\":\"object\",\"name\":%s}]".formatted(model));
        assertThat(b.last().type()).isEqualTo("ERROR");
        b.event(root.id(), "tap", ",[\"x\",{\"type\":\"object\",\"name\":%s}]".formatted(model));
        assertThat(b.last().type()).isEqualTo("ERROR");
        assertThat(slider.get("tags")).isNull();
        assertThat(other.frames).isEmpty();
    }

    @Test
    void a_browser_may_not_have_text_read_as_html() {
        Model note = Model.of("Div", "text", "a", "render_as_text", true), map = Model.of("bokeh.models.dom.HTML", "html", "mine");
        document.root(Model.of("Column", "children", List.of(note, Model.of("Figure", "attribution", List.of(map)))));
        Browser b = Browser.on(document);
        b.change(note.id(), "render_as_text", "false");
        b.change(map.id(), "html", "\"<img src=x onerror=alert(1)>\"");
        assertThat(b.frames).extracting(Browser.Frame::type).containsExactly("ERROR", "ERROR");
        assertThat(note.get("render_as_text")).isEqualTo(true);
        assertThat(map.get("html")).isEqualTo("mine");
    }

    @Test
    void unknown_events_and_messages_are_answered_with_an_error() {
        Browser b = Browser.on(document);
        b.send("PATCH-DOC", "{\"events\":[{\"kind\":\"Explode\"}]}");
        b.send("PUSH-DOC", "{\"doc\":{}}");
        b.send("HELLO", "{}");
        assertThat(b.frames).extracting(Browser.Frame::type).containsOnly("ERROR");
        assertThat(b.last().content().has("traceback")).isTrue();
    }

    @Test
    void the_server_tells_its_versions() {
        Browser b = Browser.on(document);
        String id = b.send("SERVER-INFO-REQ", "{}");
        assertThat(b.last().type()).isEqualTo("SERVER-INFO-REPLY");
        assertThat(b.last().reqid()).isEqualTo(id);
        assertThat(b.last().content().at("/version_info/bokeh").textValue()).isEqualTo("3.10.0");
    }

    @Test
    void malformed_input_closes_the_connection_and_throws_nothing() {
        Browser b = Browser.on(document);
        b.connection.text("{not json");
        assertThat(b.closed).startsWith("1002 header");
        b.connection.text("{}");
        assertThat(document.connected()).isFalse();
    }

    @Test
    void a_new_model_is_sent_in_full_once_and_by_its_id_afterwards() {
        Browser b = Browser.on(document);
        Model div = Model.of("Div", "text", "a");
        document.locked(() -> {
            root.set("children", List.of(slider, div));
            div.set("text", "b");
        });
        assertThat(b.last().changes()).containsExactly("children");
        assertThat(b.last().content().toString()).contains("\"name\":\"Div\"").contains("\"text\":\"b\"").doesNotContain("Slider");
        document.locked(() -> root.set("children", List.of(div, slider)));
        assertThat(b.last().content().toString()).doesNotContain("\"name\"");
    }

    @Test
    void a_model_that_came_back_after_it_was_gone_is_sent_in_full_again() {
        Browser b = Browser.on(document);
        document.locked(() -> root.set("children", List.of()));
        slider.set("value", 0.4);
        document.locked(() -> root.set("children", List.of(slider)));
        assertThat(b.last().content().toString()).contains("\"name\":\"Slider\"").contains("0.4");
    }

    @Test
    void columns_go_as_bytes_and_partial_ones_leave_the_others() {
        Browser b = Browser.on(document);
        document.locked(() -> {
            source.columns(Map.of("image", List.of(NdArray.uint8(new byte[] {1, 2, 3, 4}, 2, 2))));
            source.addColumns(Map.of("value", List.of(NdArray.uint16(new short[] {7, 8}, 1, 2))));
        });
        assertThat(b.last().events()).hasSize(1);
        assertThat(b.last().events().getFirst().get("cols").isNull()).isTrue();
        assertThat(b.last().buffers()).hasSize(2);
        document.locked(() -> source.addColumns(Map.of("value", List.of(NdArray.uint16(new short[] {7, 8}, 1, 2)))));
        assertThat(b.last().events().getFirst().get("cols")).hasToString("[\"value\"]");
        assertThat(b.last().buffers().values()).containsExactly(new byte[] {7, 0, 8, 0});
        assertThat(source.columns()).containsKeys("image", "value");
    }

    @Test
    void both_browsers_get_the_same_models_though_one_came_later() {
        Browser one = Browser.on(document);
        document.locked(() -> root.set("children", List.of(slider, Model.of("Div", "name", "late"))));
        Browser two = Browser.on(document);
        document.locked(() -> root.set("children", List.of(slider)));
        assertThat(one.last().content()).isEqualTo(two.last().content());
    }

    @Test
    void another_root_keeps_the_page_element_valid() {
        Browser b = Browser.on(document);
        String before = document.rootId();
        document.root(Model.of("Div", "text", "other"));
        assertThat(document.rootId()).isEqualTo(before);
        assertThat(b.last().changes()).containsExactly("children");
    }

    @Test
    void the_title_follows() {
        Browser b = Browser.on(document);
        document.title("Drop-offs");
        assertThat(b.last().events().getFirst()).hasToString("{\"kind\":\"TitleChanged\",\"title\":\"Drop-offs\"}");
    }

    @Test
    void it_knows_whether_anybody_is_there_and_since_when_not() {
        Browser one = Browser.on(document), two = Browser.on(document);
        one.connection.closed();
        assertThat(document.connected()).isTrue();
        long before = System.nanoTime();
        two.connection.closed();
        assertThat(document.connected()).isFalse();
        assertThat(document.disconnectedSince()).isGreaterThanOrEqualTo(before);
        document.locked(() -> slider.set("value", 0.9));
        assertThat(two.patches()).isEmpty();
    }

    @Test
    void closing_it_closes_every_socket_and_refuses_new_ones() {
        Browser b = Browser.on(document);
        document.close();
        assertThat(b.closed).startsWith("1001");
        assertThat(new Browser(document).closed).startsWith("1001");
        assertThat(document.connected()).isFalse();
    }

    @Test
    void a_browser_that_sends_more_than_is_kept_is_refused() {
        Browser b = Browser.on(document);
        String big = "\"" + "x".repeat(9 << 20) + "\"";
        for (String attr : List.of("title", "name", "format")) b.change(slider.id(), attr, big);
        assertThat(b.last().type()).isEqualTo("OK");
        b.change(root.id(), "name", big);
        assertThat(b.last().type()).isEqualTo("ERROR");
        b.change(slider.id(), "title", "\"small\"");
        b.change(root.id(), "name", big);
        assertThat(b.last().type()).isEqualTo("OK");
    }

    @Test
    void a_browser_that_does_not_read_is_told_the_last_values_in_one_message_once_it_does() {
        Browser slow = Browser.on(document), quick = Browser.on(document);
        slow.ready = false;
        Model div = Model.of("Div", "text", "a");
        for (int i = 0; i < 10; i++) {
            double value = i / 10.0;
            document.locked(() -> slider.set("value", value));
            document.locked(() -> source.addColumns(Map.of("c" + value, List.of(value))));
        }
        document.locked(() -> root.set("children", List.of(slider, div)));
        document.locked(() -> div.set("text", "b"));
        assertThat(quick.frames).hasSize(22);
        assertThat(slow.frames).isEmpty();
        slow.reads();
        assertThat(slow.frames).hasSize(1);
        assertThat(slow.last().changes()).containsExactly("value", "data[c0.0, c0.1, c0.2, c0.3, c0.4, c0.5, c0.6, c0.7, c0.8, c0.9]", "children");
        assertThat(slow.last().events().getFirst().get("new").doubleValue()).isEqualTo(0.9);
        assertThat(slow.last().content().toString()).contains("\"name\":\"Div\"").contains("\"text\":\"b\"");
        document.locked(() -> div.set("text", "c"));
        assertThat(slow.last().changes()).containsExactly("text");
    }

    @Test
    void what_a_browser_sets_while_it_does_not_read_is_not_set_back() {
        Browser b = Browser.on(document);
        b.ready = false;
        document.locked(() -> slider.set("value", 0.1));
        document.locked(() -> slider.set("title", "alpha"));
        b.change(slider.id(), "value", "0.2");
        b.reads();
        assertThat(b.last().changes()).containsExactly("title");
        assertThat(slider.number("value")).isEqualTo(0.2);
    }

    @Test
    void a_model_that_a_browser_made_is_not_sent_back_to_it_in_full() {
        Browser b = Browser.on(document), other = Browser.on(document);
        b.change(slider.id(), "tags", "[{\"type\":\"object\",\"name\":\"Range1d\",\"id\":\"mine\",\"attributes\":{\"start\":1}}]");
        assertThat(other.last().content().toString()).contains("\"name\":\"Range1d\"");
        document.locked(() -> root.set("tags", List.of(((List<?>) slider.get("tags")).getFirst(), "again")));
        assertThat(b.last().content().toString()).contains("mine").doesNotContain("\"name\"");
        assertThat(other.last().content().toString()).contains("mine").doesNotContain("\"name\"");
    }

    @Test
    @Timeout(20)    // as lists in a hash set, or walked once a change, these take minutes
    void no_message_costs_more_than_its_length() {
        Browser b = Browser.on(document);
        String numbers = "[" + "1,".repeat(400_000) + "1]";
        b.change(root.id(), "tags", numbers);
        assertThat(b.last().type()).isEqualTo("OK");

        String change = Browser.changed(slider.id(), "tags", "[]");
        b.send("PATCH-DOC", "{\"events\":[%s]}".formatted(String.join(",", Collections.nCopies(20_000, change))));
        assertThat(b.last().type()).isEqualTo("OK");

        List<String> same = new ArrayList<>(List.of(""));       // two texts of one hash, in all their combinations
        for (int bit = 0; bit < 15; bit++) same = same.stream().flatMap(s -> Stream.of(s + "Aa", s + "BB")).toList();
        String entries = same.stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(","));
        b.change(slider.id(), "tags", "[{\"type\":\"set\",\"entries\":[%s]}]".formatted(entries));
        assertThat(b.last().type()).isEqualTo("OK");

        String lists = same.stream().map(s -> "[\"" + s + "\"]").collect(Collectors.joining(","));
        b.change(slider.id(), "tags", "[{\"type\":\"set\",\"entries\":[%s]}]".formatted(lists));
        assertThat(b.last().content().toString()).contains("texts or numbers");
        b.change(slider.id(), "tags", "[{\"type\":\"map\",\"entries\":[[1,1],[\"1\",1]]}]");
        assertThat(b.last().content().toString()).contains("all texts or all numbers");
    }

    @Test
    void what_is_kept_is_counted_as_it_lies_in_memory() throws Exception {
        Browser b = Browser.on(document);
        byte[] zeros = new byte[12 << 20];
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(zeros);
        }
        String array = "{\"type\":\"ndarray\",\"array\":{\"type\":\"bytes\",\"data\":\"%s\"},\"shape\":[%d],\"dtype\":\"uint8\",\"order\":\"little\"}"
                .formatted(Base64.getEncoder().encodeToString(packed.toByteArray()), zeros.length);
        for (int i = 0; i < 3; i++) b.change(slider.id(), "tags", "[" + array + "]");
        assertThat(b.last().type()).as("the last value of one attribute counts").isEqualTo("OK");
        b.change(source.id(), "tags", "[" + array + "]");
        assertThat(b.last().type()).isEqualTo("OK");
        b.change(root.id(), "tags", "[" + array + "]");
        assertThat(b.last().type()).isEqualTo("ERROR");
    }

    @Test
    void attributes_inside_of_an_event_are_counted() {
        Browser b = Browser.on(document);
        String big = "\"" + "x".repeat(17 << 20) + "\"";
        b.event(root.id(), "tap", ",[\"x\",{\"type\":\"object\",\"name\":\"Slider\",\"id\":\"%s\",\"attributes\":{\"title\":%s}}]".formatted(slider.id(), big));
        assertThat(b.last().type()).isEqualTo("OK");
        b.change(root.id(), "name", big);
        assertThat(b.last().type()).isEqualTo("ERROR");
    }

    @Test
    void empty_lists_are_counted() {
        Browser b = Browser.on(document);
        String lists = "[" + "[],".repeat(200_000) + "[]]";
        b.change(slider.id(), "tags", lists);
        assertThat(b.last().type()).isEqualTo("OK");
        for (Model m : List.of(source, root)) b.change(m.id(), "tags", lists);
        assertThat(b.last().type()).isEqualTo("ERROR");
    }
}
