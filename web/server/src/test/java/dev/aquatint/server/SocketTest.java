package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.document.Document;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

/// What happens to a browser that takes less than it is sent, or says nothing (R6).
class SocketTest {
    private static final int MB = 1 << 20;
    private final List<String> calls = new ArrayList<>();
    private final List<Callback> unsent = new ArrayList<>();
    private boolean open = true;
    private final Socket socket = socket();

    @Test
    void a_browser_that_takes_nothing_is_cut_off_at_32_MB() {
        for (int i = 0; i < 100; i++) socket.binary(ByteBuffer.allocate(MB));
        assertThat(calls).filteredOn("sendBinary"::equals).hasSize(32);
        assertThat(calls).filteredOn("disconnect"::equals).hasSize(1);
        assertThat(calls).endsWith("disconnect");
    }

    @Test
    void a_browser_that_keeps_up_is_sent_any_amount() {
        for (int i = 0; i < 100; i++) {
            socket.binary(ByteBuffer.allocate(MB));
            unsent.removeFirst().succeed();
        }
        assertThat(calls).hasSize(100).containsOnly("sendBinary");
    }

    @Test
    void texts_and_buffers_go_out_in_the_order_in_which_they_are_said() {
        socket.text("{}");
        socket.binary(ByteBuffer.allocate(1));
        socket.text("{}");
        assertThat(calls).containsExactly("sendText", "sendBinary", "sendText");
    }

    @Test
    void a_browser_is_pinged_until_it_has_been_silent_for_too_long() {
        socket.ping(Long.MAX_VALUE);
        assertThat(calls).containsExactly("sendPing");
        socket.ping(-1);
        assertThat(calls).containsExactly("sendPing", "disconnect");
    }

    private Socket socket() {
        var page = new OpenPage("id", "/app", new Document("none"), null, null, _ -> null);
        var socket = new Socket(page, new HashSet<>());
        socket.onWebSocketOpen((Session) Proxy.newProxyInstance(SocketTest.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, arguments) -> {
            if (method.getName().equals("isOpen")) return open;
            calls.add(method.getName());
            if (method.getName().equals("disconnect")) open = false;
            if (method.getName().startsWith("send")) unsent.add((Callback) arguments[1]);
            return null;
        }));
        unsent.forEach(Callback::succeed);      // the greeting
        unsent.clear();
        calls.clear();
        return socket;
    }
}
