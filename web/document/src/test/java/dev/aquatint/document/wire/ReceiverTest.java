package dev.aquatint.document.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private final Receiver receiver = new Receiver();

    @Test
    void three_texts_are_a_message() {
        assertThat(receiver.text("{\"msgid\":\"1\",\"msgtype\":\"PULL-DOC-REQ\"}")).isEmpty();
        assertThat(receiver.text("{}")).isEmpty();
        assertThat(receiver.text("{\"a\":1}")).hasValueSatisfying(m -> {
            assertThat(m.id()).isEqualTo("1");
            assertThat(m.type()).isEqualTo("PULL-DOC-REQ");
            assertThat(m.content()).hasToString("{\"a\":1}");
        });
        assertThat(receiver.text("{\"msgid\":\"2\",\"msgtype\":\"x\"}")).as("the next begins").isEmpty();
    }

    @Test
    void buffers_follow_with_a_header_each() {
        start("\"num_buffers\":2");
        receiver.text("{\"id\":\"0\"}");
        receiver.binary(ByteBuffer.wrap(new byte[] {1, 2}));
        receiver.text("{\"id\":\"1\"}");
        Optional<Receiver.Received> m = receiver.binary(ByteBuffer.wrap(new byte[] {3}));
        assertThat(m.orElseThrow().buffers()).containsOnlyKeys("0", "1");
        assertThat(m.orElseThrow().buffers().get("0")).containsExactly(1, 2);
    }

    @Test
    void what_does_not_come_next_is_refused() {
        refused(() -> new Receiver().binary(ByteBuffer.allocate(1)), "binary where text belongs");
        refused(() -> new Receiver().text("[]"), "header is no JSON object");
        refused(() -> new Receiver().text(""), "header is no JSON object");
        refused(() -> new Receiver().text("{\"msgtype\":\"x\"}"), "msgid is missing");
        refused(() -> new Receiver().text("{\"msgid\":1,\"msgtype\":\"x\"}"), "msgid is missing");
        refused(() -> new Receiver().text("{\"msgid\":\"1\",\"msgtype\":\"x\",\"num_buffers\":-1}"), "num_buffers");
        refused(() -> new Receiver().text("{\"msgid\":\"1\",\"msgtype\":\"x\",\"num_buffers\":2000000000}"), "num_buffers");
        refused(() -> new Receiver().text("{\"msgid\":\"1\",\"msgtype\":\"x\",\"num_buffers\":\"many\"}"), "num_buffers");
        refused(() -> {
            start("\"num_buffers\":1");
            receiver.text("{\"id\":\"0\"}");
            receiver.text("again");
        }, "text where a buffer belongs");
    }

    @Test
    void depth_size_and_number_of_values_are_bounded() {
        start("\"x\":0");
        refused(() -> text("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), "nesting depth");
        refused(() -> text("{\"a\":[" + "0,".repeat(600_000) + "0]}"), "Token count");
        refused(() -> text("{\"a\":\"" + "x".repeat(Limits.MESSAGE_BYTES) + "\"}"), "at most 20 MB");
        refused(() -> text("{\"a\":" + "9".repeat(1000) + "}"), "Number value length");
    }

    @Test
    void buffers_count_towards_the_size() {
        start("\"num_buffers\":3");
        receiver.text("{\"id\":\"0\"}");
        receiver.binary(ByteBuffer.allocate(12 << 20));
        receiver.text("{\"id\":\"1\"}");
        refused(() -> receiver.binary(ByteBuffer.allocate(12 << 20)), "at most 20 MB");
    }

    private void start(String more) {
        receiver.text("{\"msgid\":\"1\",\"msgtype\":\"PATCH-DOC\"," + more + "}");
        receiver.text("{}");
        if (more.contains("buffers")) receiver.text("{\"events\":[]}");
    }

    private void text(String content) {
        Receiver fresh = new Receiver();
        fresh.text("{\"msgid\":\"1\",\"msgtype\":\"PATCH-DOC\"}");
        fresh.text("{}");
        fresh.text(content);
    }

    private static void refused(ThrowingCallable wrong, String reason) {
        assertThatThrownBy(wrong).isInstanceOf(ProtocolException.class).hasMessageContaining(reason);
    }
}
