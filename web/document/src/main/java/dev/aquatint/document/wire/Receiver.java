package dev.aquatint.document.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts a browser's fragments together to messages; what does not fit the protocol ends it.
public final class Receiver {

    /// @param buffers by the ids that the content refers to
    public record Received(String id, String type, JsonNode content, Map<String, byte[]> buffers) {}

    private enum Expecting {HEADER, METADATA, CONTENT, BUFFER_HEADER, BUFFER}

    private Expecting expecting = Expecting.HEADER;
    private String id, type, bufferId;
    private int bufferCount;
    private long size;
    private JsonNode content;
    private Map<String, byte[]> buffers = new HashMap<>();

    /// The message that this text completes, if it does.
    ///
    /// @throws ProtocolException if it is not what comes next, or too much
    public Optional<Received> text(String fragment) {
        count(fragment.length());
        return switch (expecting) {
            case HEADER -> {
                header(fragment);
                expecting = Expecting.METADATA;
                yield Optional.empty();
            }
            case METADATA -> {
                expecting = Expecting.CONTENT;
                yield Optional.empty();
            }
            case CONTENT -> {
                content = Limits.object("content", fragment);
                yield complete();
            }
            case BUFFER_HEADER -> {
                bufferId = string(Limits.object("buffer header", fragment), "id");
                if (buffers.containsKey(bufferId)) throw new ProtocolException("two buffers have the same id");
                expecting = Expecting.BUFFER;
                yield Optional.empty();
            }
            case BUFFER -> throw new ProtocolException("text where a buffer belongs");
        };
    }

    /// The message that these bytes complete, if they do.
    ///
    /// @throws ProtocolException if they are not what comes next, or too much
    public Optional<Received> binary(ByteBuffer fragment) {
        if (expecting != Expecting.BUFFER) throw new ProtocolException("binary where text belongs");
        count(fragment.remaining());
        byte[] bytes = new byte[fragment.remaining()];
        fragment.get(bytes);
        buffers.put(bufferId, bytes);
        return complete();
    }

    /// Whether a message has begun and is not complete yet.
    public boolean midway() {
        return expecting != Expecting.HEADER;
    }

    private void header(String fragment) {
        if (fragment.length() > Limits.HEADER_CHARS) throw new ProtocolException("the header is longer than %s characters".formatted(Limits.HEADER_CHARS));
        JsonNode header = Limits.object("header", fragment);
        id = string(header, "msgid");
        type = string(header, "msgtype");
        JsonNode count = header.path("num_buffers");
        if (!count.isMissingNode() && !count.isNull() && !count.isIntegralNumber()) throw new ProtocolException("num_buffers is no number");
        long n = count.asLong(0);
        if (n < 0 || n > Limits.BUFFERS) throw new ProtocolException("num_buffers is between 0 and " + Limits.BUFFERS);
        bufferCount = (int) n;
    }

    private Optional<Received> complete() {
        if (buffers.size() < bufferCount) {
            expecting = Expecting.BUFFER_HEADER;
            return Optional.empty();
        }
        Received message = new Received(id, type, content, buffers);
        expecting = Expecting.HEADER;
        size = 0;
        content = null;
        buffers = new HashMap<>();
        return Optional.of(message);
    }

    private void count(int more) {
        size += more;
        if (size > Limits.MESSAGE_BYTES) throw new ProtocolException("a message is at most %s MB".formatted(Limits.MESSAGE_BYTES >> 20));
    }

    private static String string(JsonNode object, String field) {
        JsonNode n = object.path(field);
        if (!n.isTextual()) throw new ProtocolException(field + " is missing");
        return n.textValue();
    }
}
