package dev.aquatint.document.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes values as Bokeh has them: a model in full where it occurs first and by its id from then on, bytes as buffers beside the JSON.
///
/// One for each message.
public final class Serializer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double EXACT_INTEGERS = 0x1p53;

    private final Set<Model> known;
    private final List<Message.Buffer> buffers = new ArrayList<>();

    /// @param known models that the browsers have already; those written in full are added
    public Serializer(Set<Model> known) {
        this.known = known;
    }

    /// The whole document, for a browser that has just connected.
    public Message pullReply(String reqid, String version, String title, Model config, List<Model> roots) {
        return message("PULL-DOC-REPLY", reqid, g -> {
            g.writeObjectFieldStart("doc");
            g.writeStringField("version", version);
            g.writeStringField("title", title);
            field(g, "config", config);
            field(g, "roots", roots);
            g.writeEndObject();
        });
    }

    public Message patch(List<Patch> patches) {
        return message("PATCH-DOC", null, g -> {
            g.writeArrayFieldStart("events");
            for (Patch p : patches) {
                g.writeStartObject();
                g.writeStringField("kind", p.getClass().getSimpleName());
                patch(g, p);
                g.writeEndObject();
            }
            g.writeEndArray();
        });
    }

    private interface Body {
        void write(JsonGenerator g) throws IOException;
    }

    private Message message(String type, String reqid, Body body) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator g = JSON.createGenerator(text)) {
            g.writeStartObject();
            body.write(g);
            g.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Message(type, reqid, text.toString(), buffers);
    }

    private void patch(JsonGenerator g, Patch patch) throws IOException {
        switch (patch) {
            case Patch.ModelChanged(var model, var attr, var now) -> {
                target(g, model, attr);
                field(g, "new", now);
            }
            case Patch.ColumnDataChanged(var model, var data, var cols) -> {
                target(g, model, "data");
                field(g, "data", data);
                field(g, "cols", cols);
            }
            case Patch.ColumnsStreamed(var model, var data, var rollover) -> {
                target(g, model, "data");
                field(g, "data", data);
                field(g, "rollover", rollover);
            }
            case Patch.ColumnsPatched(var model, var patches) -> {
                target(g, model, "data");
                field(g, "patches", patches);
            }
            case Patch.RootAdded(var model) -> field(g, "model", model);
            case Patch.RootRemoved(var model) -> {
                g.writeFieldName("model");
                reference(g, model);
            }
            case Patch.TitleChanged(var title) -> g.writeStringField("title", title);
            case Patch.MessageSent(var type, var data) -> {
                g.writeStringField("msg_type", type);
                field(g, "msg_data", data);
            }
        }
    }

    private static void target(JsonGenerator g, Model model, String attr) throws IOException {
        g.writeFieldName("model");
        reference(g, model);
        g.writeStringField("attr", attr);
    }

    private void field(JsonGenerator g, String name, Object value) throws IOException {
        g.writeFieldName(name);
        value(g, value);
    }

    private void value(JsonGenerator g, Object value) throws IOException {
        switch (value) {
            case null -> g.writeNull();
            case Model m -> model(g, m);
            case Boolean b -> g.writeBoolean(b);
            case String s -> g.writeString(s);
            case Number n -> number(g, n);
            case NdArray a -> array(g, a);
            case byte[] b -> bytes(g, ByteBuffer.wrap(b));
            case Map<?, ?> m -> map(g, m);
            case Set<?> s -> {
                typed(g, "set");
                if (!s.isEmpty()) entries(g, s);
                g.writeEndObject();
            }
            case Iterable<?> all -> {
                g.writeStartArray();
                for (Object v : all) value(g, v);
                g.writeEndArray();
            }
            case Vector.Value(var v) -> {
                typed(g, "value");
                field(g, "value", v);
                g.writeEndObject();
            }
            case Vector.Field(var name, var transform) -> {
                typed(g, "field");
                g.writeStringField("field", name);
                if (transform != null) field(g, "transform", transform);
                g.writeEndObject();
            }
            case Vector.Expr(var expr) -> {
                typed(g, "expr");
                field(g, "expr", expr);
                g.writeEndObject();
            }
            case Patch.Slice(var start, var stop, var step) -> {
                typed(g, "slice");
                field(g, "start", start);
                field(g, "stop", stop);
                field(g, "step", step);
                g.writeEndObject();
            }
            case Patch.Event(var name, var values) -> {
                typed(g, "event");
                g.writeStringField("name", name);
                field(g, "values", values);
                g.writeEndObject();
            }
            default -> throw new IllegalArgumentException("Bokeh has no form for a " + value.getClass().getName());
        }
    }

    private static void typed(JsonGenerator g, String type) throws IOException {
        g.writeStartObject();
        g.writeStringField("type", type);
    }

    private static void number(JsonGenerator g, Number n) throws IOException {
        double d = n.doubleValue();
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            typed(g, "number");
            g.writeStringField("value", Double.isNaN(d) ? "nan" : d < 0 ? "-inf" : "+inf");
            g.writeEndObject();
        } else if (n instanceof Double || n instanceof Float || Math.abs(d) > EXACT_INTEGERS) {
            g.writeNumber(d);
        } else {
            g.writeNumber(n.longValue());
        }
    }

    private void map(JsonGenerator g, Map<?, ?> map) throws IOException {
        typed(g, "map");
        if (!map.isEmpty()) {
            g.writeArrayFieldStart("entries");
            for (Map.Entry<?, ?> e : map.entrySet()) {
                g.writeStartArray();
                value(g, e.getKey());
                value(g, e.getValue());
                g.writeEndArray();
            }
            g.writeEndArray();
        }
        g.writeEndObject();
    }

    private void entries(JsonGenerator g, Iterable<?> all) throws IOException {
        g.writeArrayFieldStart("entries");
        for (Object v : all) value(g, v);
        g.writeEndArray();
    }

    private void array(JsonGenerator g, NdArray a) throws IOException {
        typed(g, "ndarray");
        g.writeFieldName("array");
        bytes(g, a.data());
        g.writeFieldName("shape");
        g.writeArray(a.shape(), 0, a.shape().length);
        g.writeStringField("dtype", a.type().toString());
        g.writeStringField("order", "little");
        g.writeEndObject();
    }

    private void bytes(JsonGenerator g, ByteBuffer b) throws IOException {
        String id = "b" + (buffers.size() + 1);
        buffers.add(new Message.Buffer(id, b));
        typed(g, "bytes");
        g.writeObjectFieldStart("data");
        g.writeStringField("id", id);
        g.writeEndObject();
        g.writeEndObject();
    }

    private void model(JsonGenerator g, Model m) throws IOException {
        if (!known.add(m)) {
            reference(g, m);
            return;
        }
        typed(g, "object");
        g.writeStringField("name", m.type());
        g.writeStringField("id", m.id());
        if (!m.attributes().isEmpty()) {
            g.writeObjectFieldStart("attributes");
            for (Map.Entry<String, Object> e : m.attributes().entrySet()) field(g, e.getKey(), e.getValue());
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    private static void reference(JsonGenerator g, Model m) throws IOException {
        g.writeStartObject();
        g.writeStringField("id", m.id());
        g.writeEndObject();
    }
}
