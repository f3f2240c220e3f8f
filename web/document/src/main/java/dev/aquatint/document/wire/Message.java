package dev.aquatint.document.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// One message on its way to a browser: three texts, and two fragments for each buffer.
///
/// @param reqid of the request that it answers, or null
/// @param content JSON
public record Message(String type, String reqid, String content, List<Buffer> buffers) {
    private static final AtomicLong IDS = new AtomicLong();

    /// Bytes that the content refers to by their id.
    public record Buffer(String id, ByteBuffer bytes) {}

    public static Message of(String type, String reqid) {
        return new Message(type, reqid, "{}", List.of());
    }

    public static Message error(String reqid, String text) {
        return new Message("ERROR", reqid, "{\"text\":" + quoted(text) + ",\"traceback\":null}", List.of());
    }

    public String header() {
        StringBuilder h = new StringBuilder(96).append("{\"msgid\":\"s").append(IDS.incrementAndGet()).append("\",\"msgtype\":\"").append(type).append('"');
        if (reqid != null) h.append(",\"reqid\":").append(quoted(reqid));
        if (!buffers.isEmpty()) h.append(",\"num_buffers\":").append(buffers.size());
        return h.append('}').toString();
    }

    private static String quoted(String s) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(s)) + "\"";
    }
}
