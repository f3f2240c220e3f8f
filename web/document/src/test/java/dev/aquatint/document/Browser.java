package dev.aquatint.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What a browser does on the wire: asks for the document, sends patches, keeps what it is sent.
final class Browser implements Document.Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param buffers by id
    record Frame(String type, String reqid, JsonNode content, Map<String, byte[]> buffers) {

        List<JsonNode> events() {
            List<JsonNode> all = new ArrayList<>();
            content.path("events").forEach(all::add);
            return all;
        }

        /// As `attr` of each ModelChanged, `data[columns]` of each ColumnDataChanged, in order.
        List<String> changes() {
            return events().stream().map(e -> switch (e.get("kind").textValue()) {
                case "ModelChanged" -> e.get("attr").textValue();
                case "ColumnDataChanged" -> "data" + names(e.get("data"));
                default -> e.get("kind").textValue();
            }).toList();
        }

        private static List<String> names(JsonNode map) {
            List<String> names = new ArrayList<>();
            map.path("entries").forEach(e -> names.add(e.get(0).textValue()));
            return names;
        }
    }

    final List<Frame> frames = new ArrayList<>();
    final Document.Connection connection;
    String closed;
    /// Whether it has read all that it was sent.
    boolean ready = true;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, byte[]> buffers = new HashMap<>();
    private int expected;
    private int sent;

    Browser(Document document) {
        connection = document.connect(this);
    }

    /// Connected and subscribed.
    static Browser on(Document document) {
        Browser b = new Browser(document);
        b.send("PULL-DOC-REQ", "{}");
        b.frames.clear();
        return b;
    }

    @Override
    public void text(String s) {
        texts.add(s);
        if (texts.size() == 1) expected = json(s).path("num_buffers").asInt(0);
        complete();
    }

    @Override
    public void binary(ByteBuffer b) {
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        buffers.put(json(texts.getLast()).get("id").textValue(), bytes);
        complete();
    }

    private void complete() {
        if (texts.size() < 3 || buffers.size() < expected) return;
        JsonNode header = json(texts.get(0));
        frames.add(new Frame(header.get("msgtype").textValue(), header.path("reqid").textValue(), json(texts.get(2)), Map.copyOf(buffers)));
        texts.clear();
        buffers.clear();
    }

    @Override
    public boolean ready() {
        return ready;
    }

    /// Reads all, and hears what came meanwhile.
    void reads() {
        ready = true;
        connection.ready();
    }

    @Override
    public void close(int code, String reason) {
        closed = code + " " + reason;
    }

    String send(String type, String content) {
        String id = "c" + ++sent;
        connection.text("{\"msgid\":\"%s\",\"msgtype\":\"%s\"}".formatted(id, type));
        connection.text("{}");
        connection.text(content);
        return id;
    }

    void change(String modelId, String attr, String json) {
        send("PATCH-DOC", "{\"events\":[%s]}".formatted(changed(modelId, attr, json)));
    }

    static String changed(String modelId, String attr, String json) {
        return "{\"kind\":\"ModelChanged\",\"model\":{\"id\":\"%s\"},\"attr\":\"%s\",\"new\":%s}".formatted(modelId, attr, json);
    }

    /// @param values as JSON pairs, without that of the model
    void event(String modelId, String name, String values) {
        send("PATCH-DOC", """
                {"events":[{"kind":"MessageSent","msg_type":"bokeh_event","msg_data":{"type":"event","name":"%s","values":
                 {"type":"map","entries":[["model",{"id":"%s"}]%s]}}}]}""".formatted(name, modelId, values));
    }

    List<Frame> patches() {
        return frames.stream().filter(f -> f.type.equals("PATCH-DOC")).toList();
    }

    Frame last() {
        return frames.getLast();
    }

    /// The whole document with its buffers as text, for a client without a server.
    static JsonNode standalone(Document document) {
        Browser b = new Browser(document);
        b.send("PULL-DOC-REQ", "{}");
        b.connection.closed();
        return inlined(b.last().content().get("doc"), b.last().buffers());
    }

    /// The buffers as text in the content.
    static JsonNode inlined(JsonNode n, Map<String, byte[]> buffers) {
        if (n instanceof ObjectNode o && "bytes".equals(o.path("type").textValue())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(buffers.get(o.at("/data/id").textValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return o.put("data", Base64.getEncoder().encodeToString(out.toByteArray()));
        }
        for (JsonNode child : n) inlined(child, buffers);
        return n;
    }

    static JsonNode json(String s) {
        try {
            return JSON.readTree(s);
        } catch (IOException e) {
            throw new IllegalArgumentException(s, e);
        }
    }
}
