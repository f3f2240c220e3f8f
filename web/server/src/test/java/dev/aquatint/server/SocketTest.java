package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.Document;
import dev.aquatint.document.model.Model;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a browser that takes less than it is sent, says nothing, or says more than there is room for (R6, S15).
class SocketTest {
    private static final int MB = 1 << 20;
    private static final String HEADER = "{\"msgid\":\"c1\",\"msgtype\":\"PULL-DOC-REQ\"}";

    private final org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server();
    private final Sockets sockets = new Sockets(jetty);
    private final Document document = new Document("none");
    private final Model div = Model.of("Div", "text", "");
    private final OpenPage page = new OpenPage("id", "/app", document, null, null, null, _ -> null);
    private final Line line = new Line();

    SocketTest() {
        document.root(div);
    }

    @AfterEach
    void ended() {
        jetty.destroy();
    }

    @Test
    void a_browser_that_does_not_read_holds_one_message_however_much_changes() {
        pull(line);
        line.reads = false;
        for (int i = 0; i < 100; i++) {
            String text = "x".repeat(MB) + i;
            document.locked(() -> div.set("text", text));
        }
        assertThat(sockets.toSend.taken()).isBetween((long) MB, 2L * MB);
    }

    @Test
    void a_browser_that_keeps_up_is_sent_any_amount_and_nothing_is_held() {
        pull(line);
        for (int i = 0; i < 100; i++) line.socket.binary(ByteBuffer.allocate(MB));
        assertThat(line.sent).isGreaterThan(100L * MB);
        assertThat(sockets.toSend.taken()).isZero();
        assertThat(line.calls).doesNotContain("disconnect");
    }

    @Test
    void a_message_of_any_size_goes_out_in_pieces_of_which_one_is_under_way() {
        line.reads = false;
        line.socket.binary(ByteBuffer.allocate(100 * MB));
        assertThat(line.calls).containsExactly("sendPartialBinary");
        int pieces = 0;
        while (!line.unsent.isEmpty()) {
            line.unsent.removeFirst().succeed();
            pieces++;
        }
        assertThat(pieces).isEqualTo(400);
        assertThat(line.sent).isEqualTo(100L * MB);
        assertThat(line.lasts).isEqualTo(1);
        assertThat(sockets.toSend.taken()).isZero();
    }

    @Test
    void a_long_text_is_not_cut_inside_of_a_character() {
        line.socket.text("x" + "\ud83d\ude00".repeat(SendQueue.PIECE));
        assertThat(line.texts).allMatch(t -> !Character.isHighSurrogate(t.charAt(t.length() - 1)) && !Character.isLowSurrogate(t.charAt(0)));
        assertThat(String.join("", line.texts)).isEqualTo("x" + "\ud83d\ude00".repeat(SendQueue.PIECE));
        assertThat(line.lasts).isEqualTo(1);
    }

    @Test
    void texts_and_buffers_go_out_in_the_order_in_which_they_are_said() {
        line.reads = false;
        line.socket.text("{}");
        line.socket.binary(ByteBuffer.allocate(0));
        line.socket.text("{}");
        while (!line.unsent.isEmpty()) line.unsent.removeFirst().succeed();
        assertThat(line.calls).containsSubsequence("sendPartialText", "sendPartialBinary", "sendPartialText");
    }

    @Test
    void nothing_is_read_from_a_browser_that_does_not_read_its_answers() {
        pull(line);
        line.reads = false;
        line.socket.onWebSocketPartialText(HEADER, true);
        line.socket.onWebSocketPartialText("{}", true);
        line.calls.clear();
        line.socket.onWebSocketPartialText("{}", true);
        assertThat(line.calls).doesNotContain("demand").contains("sendPartialText");
        line.reads = true;
        while (!line.unsent.isEmpty()) line.unsent.removeFirst().succeed();
        assertThat(line.calls).containsOnlyOnce("demand");
    }

    @Test
    void what_a_browser_holds_is_let_go_when_its_socket_closes_or_fails() {
        line.reads = false;
        line.socket.binary(ByteBuffer.allocate(3 * MB));
        line.socket.onWebSocketPartialText("x".repeat(MB), false);
        assertThat(sockets.toSend.taken()).isEqualTo(3 * MB);
        assertThat(sockets.received.taken()).isEqualTo(8 * MB);
        line.socket.onWebSocketClose(1001, "", Callback.NOOP);
        assertThat(sockets.toSend.taken()).isZero();
        assertThat(sockets.received.taken()).isZero();

        Line other = new Line();
        other.reads = false;
        other.socket.binary(ByteBuffer.allocate(3 * MB));
        other.unsent.removeFirst().fail(new IOException("gone"));
        assertThat(sockets.toSend.taken()).isZero();
    }

    @Test
    void messages_that_are_not_complete_have_a_budget_of_their_own_for_all_browsers() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) lines.add(new Line());
        String part = "x".repeat(256 << 10);
        for (int i = 0; i < 76; i++) lines.forEach(l -> l.socket.onWebSocketPartialText(part, false));
        assertThat(sockets.received.taken()).isLessThanOrEqualTo(sockets.received.most());
        assertThat(lines).anySatisfy(l -> assertThat(l.closed).isEqualTo("1013 the server has too much to read at this moment"));
        pull(line);
        assertThat(line.texts).as("others are still answered").anyMatch(t -> t.contains("PULL-DOC-REPLY"));
    }

    @Test
    void a_message_of_more_than_20_MB_is_refused_before_it_is_there() {
        String part = "x".repeat(MB);
        for (int i = 0; i < 21; i++) line.socket.onWebSocketPartialText(part, false);
        assertThat(line.closed).isEqualTo("1009 a message is at most 20 MB");
        assertThat(sockets.received.taken()).isZero();
    }

    @Test
    void a_message_may_come_in_any_parts() {
        for (String text : List.of(HEADER, "{}", "{}")) {
            for (int i = 0; i < text.length(); i++) line.socket.onWebSocketPartialText(text.substring(i, i + 1), i == text.length() - 1);
        }
        assertThat(line.texts).anyMatch(t -> t.contains("PULL-DOC-REPLY"));
        assertThat(sockets.received.taken()).isZero();
    }

    @Test
    void one_page_has_32_windows_at_most() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 32; i++) lines.add(new Line());
        assertThat(lines.getLast().closed).startsWith("1001");
        assertThat(lines.subList(0, 31)).allSatisfy(l -> assertThat(l.closed).isNull());
        lines.getFirst().socket.onWebSocketClose(1001, "", Callback.NOOP);
        assertThat(new Line().closed).isNull();
    }

    @Test
    void a_browser_is_pinged_until_it_has_been_silent_for_too_long() {
        line.socket.ping(Long.MAX_VALUE);
        assertThat(line.calls).endsWith("sendPing");
        line.socket.ping(-1);
        assertThat(line.calls).endsWith("sendPing", "disconnect");
    }

    private static void pull(Line by) {
        for (String text : List.of(HEADER, "{}", "{}")) by.socket.onWebSocketPartialText(text, true);
    }

    /// A browser's end of a socket.
    private final class Line {
        final List<String> calls = new ArrayList<>(), texts = new ArrayList<>();
        final List<Callback> unsent = new ArrayList<>();
        final Socket socket = new Socket(page, sockets);
        boolean reads = true, open = true;
        String closed;
        long sent;
        int lasts;

        Line() {
            socket.onWebSocketOpen((Session) Proxy.newProxyInstance(SocketTest.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, arguments) -> {
                if (method.getName().equals("isOpen")) return open;
                calls.add(method.getName());
                switch (method.getName()) {
                    case "disconnect" -> open = false;
                    case "close" -> closed = arguments[0] + " " + arguments[1];
                    case "sendPartialText", "sendPartialBinary" -> {
                        if (arguments[0] instanceof String text) texts.add(text);
                        sent += arguments[0] instanceof ByteBuffer b ? b.remaining() : ((String) arguments[0]).length();
                        if ((boolean) arguments[1]) lasts++;
                        if (reads) ((Callback) arguments[2]).succeed();
                        else unsent.add((Callback) arguments[2]);
                    }
                    default -> { }
                }
                return null;
            }));
            calls.clear();
            texts.clear();
            sent = lasts = 0;
        }
    }
}
