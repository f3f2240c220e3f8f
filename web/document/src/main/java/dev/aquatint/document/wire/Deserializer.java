package dev.aquatint.document.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.BadModel;
import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Reads values that a browser wrote. Nothing in them is evaluated, and no class is chosen by them.
///
/// Numbers become Long or Double, arrays List or [NdArray], objects [Model], maps Map; one for each message.
public final class Deserializer {
    private static final int MOST_NEW_MODELS = 200;
    private static final int LONGEST_ID = 64;

    private final Function<String, Model> byId;
    private final Map<String, byte[]> buffers;
    private final Map<String, Model> made = new LinkedHashMap<>();
    private final Kept kept;
    private long inflated;

    /// What is to be kept of what is read: it may be too much.
    public interface Kept {

        /// @throws Refused if it is too much
        void keep(Model model, String attribute, Object value);
    }

    /// @param byId models of the document; null for none of that id
    /// @param kept is told of each attribute that a model in a value has, before it is set
    public Deserializer(Function<String, Model> byId, Map<String, byte[]> buffers, Kept kept) {
        this.byId = byId;
        this.buffers = buffers;
        this.kept = kept;
    }

    /// The patches in the content of a PATCH-DOC, each read when it is asked for.
    ///
    /// @throws ProtocolException if there is no list of them
    public static JsonNode events(JsonNode content) {
        JsonNode events = content.path("events");
        if (!events.isArray()) throw new ProtocolException("a PATCH-DOC has a list of events");
        return events;
    }

    /// @throws Refused if it is of a kind, or about a model, that browsers have nothing to say about
    /// @throws ProtocolException if it is malformed
    public Patch patch(JsonNode event) {
        String kind = text(event, "kind");
        return switch (kind) {
            case "ModelChanged" -> new Patch.ModelChanged(model(event), text(event, "attr"), value(event.get("new")));
            case "MessageSent" -> new Patch.MessageSent(text(event, "msg_type"), value(event.get("msg_data")));
            case "ColumnDataChanged", "ColumnsStreamed", "ColumnsPatched", "RootAdded", "RootRemoved", "TitleChanged" ->
                    throw Refused.because("a browser may not send " + kind);
            default -> throw Refused.because("unknown kind of event");
        };
    }

    private Model model(JsonNode event) {
        if (value(event.path("model")) instanceof Model m) return m;
        throw new ProtocolException("model is missing");
    }

    private Object value(JsonNode n) {
        if (n == null || n.isNull() || n.isMissingNode()) return null;
        if (n.isBoolean()) return n.booleanValue();
        if (n.isTextual()) return n.textValue();
        if (n.isIntegralNumber() && n.canConvertToLong()) return n.longValue();
        if (n.isNumber()) return n.doubleValue();
        if (n.isArray()) return list(n);
        JsonNode type = n.get("type");
        if (type != null && type.isTextual()) return typed(type.textValue(), n);
        if (n.path("id").isTextual()) return reference(n.get("id").textValue());
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : n.properties()) map.put(e.getKey(), value(e.getValue()));
        return Collections.unmodifiableMap(map);
    }

    private List<Object> list(JsonNode array) {
        List<Object> all = new ArrayList<>(array.size());
        for (JsonNode e : array) all.add(value(e));
        return Collections.unmodifiableList(all);
    }

    private Object typed(String type, JsonNode n) {
        return switch (type) {
            case "number" -> number(n.path("value"));
            case "array" -> list(n.path("entries"));
            case "set" -> {
                Set<Object> all = new LinkedHashSet<>();
                Keys keys = new Keys();
                for (JsonNode e : n.path("entries")) all.add(keys.safe(value(e)));
                yield Collections.unmodifiableSet(all);
            }
            case "map" -> map(n.path("entries"));
            case "bytes" -> bytes(n.path("data"));
            case "typed_array" -> array(n, null);
            case "ndarray" -> array(n, n.path("shape"));
            case "slice" -> new Patch.Slice(integer(n.get("start")), integer(n.get("stop")), integer(n.get("step")));
            case "value" -> new Vector.Value(value(n.get("value")));
            case "field" -> new Vector.Field(text(n, "field"), value(n.get("transform")) instanceof Model m ? m : null);
            case "expr" -> {
                if (value(n.get("expr")) instanceof Model m) yield new Vector.Expr(m);
                throw new ProtocolException("an expression is a model");
            }
            case "event" -> event(n);
            case "object" -> object(n);
            default -> throw new ProtocolException("unknown type of value");
        };
    }

    private static Double number(JsonNode n) {
        if (n.isNumber()) return n.doubleValue();
        return switch (n.asText()) {
            case "nan" -> Double.NaN;
            case "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw new ProtocolException("no number");
        };
    }

    private Map<Object, Object> map(JsonNode entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        Keys keys = new Keys();
        for (JsonNode e : entries) {
            if (!e.isArray() || e.size() != 2) throw new ProtocolException("an entry of a map is a pair");
            map.put(keys.safe(value(e.get(0))), value(e.get(1)));
        }
        return Collections.unmodifiableMap(map);
    }

    private byte[] bytes(JsonNode data) {
        if (!data.isTextual()) {
            byte[] b = buffers.get(text(data, "id"));
            if (b == null) throw new ProtocolException("no buffer of that id");
            return b;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data.textValue())))) {
            byte[] b = in.readNBytes((int) (Limits.MESSAGE_BYTES - inflated + 1));
            inflated += b.length;
            if (inflated > Limits.MESSAGE_BYTES) throw new ProtocolException("the bytes are more than they may be");
            return b;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException("bytes that are no base64 of gzip");
        }
    }

    /// @param shape null for a typed array, which has the one side that its bytes make
    private Object array(JsonNode n, JsonNode shape) {
        Object content = value(n.get("array"));
        if (content instanceof List<?> objects) return objects;
        if (!(content instanceof byte[] bytes)) throw new ProtocolException("an array without content");
        try {
            NdArray.Type type = NdArray.Type.valueOf(text(n, "dtype").toUpperCase(Locale.ROOT));
            if ("big".equals(n.path("order").asText())) throw new ProtocolException("big endian is not supported");
            int[] sides = shape == null ? new int[] {bytes.length / type.bytes} : new int[shape.size()];
            for (int i = 0; shape != null && i < sides.length; i++) sides[i] = shape.get(i).intValue();
            return new NdArray(type, sides, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProtocolException("an array whose type, shape and bytes do not agree");
        }
    }

    private Patch.Event event(JsonNode n) {
        if (!(value(n.get("values")) instanceof Map<?, ?> map)) throw new ProtocolException("an event has values");
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((k, v) -> values.put(String.valueOf(k), v));
        return new Patch.Event(text(n, "name"), values);
    }

    private Model object(JsonNode n) {
        String type = text(n, "name"), id = text(n, "id");
        Model known = find(id);
        if (known != null && !known.type().equals(type)) throw Refused.because("%s is a %s".formatted(known.id(), known.type()));
        if (id.length() > LONGEST_ID || made.size() >= MOST_NEW_MODELS) throw Refused.because("too many or too long new models");
        try {
            if (known == null) Permitted.checkNew(type, id, n.path("attributes").properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
            Model m = known != null ? known : Model.named(type, id);
            made.put(id, m);
            for (Map.Entry<String, JsonNode> e : n.path("attributes").properties()) {
                Object v = value(e.getValue());
                Permitted.check(m, e.getKey(), v);
                kept.keep(m, e.getKey(), v);
                m.received(e.getKey(), v);
            }
            return m;
        } catch (BadModel e) {
            throw Refused.because(e.getMessage());
        }
    }

    private Model reference(String id) {
        Model m = find(id);
        if (m == null) throw Refused.unknownModel(id);
        return m;
    }

    private Model find(String id) {
        Model m = made.get(id);
        return m != null ? m : byId.apply(id);
    }

    private static Integer integer(JsonNode n) {
        if (n == null || n.isNull()) return null;
        if (!n.isInt()) throw new ProtocolException("a slice has integers");
        return n.intValue();
    }

    private static String text(JsonNode n, String field) {
        JsonNode t = n.path(field);
        if (!t.isTextual()) throw new ProtocolException(field + " is missing");
        return t.textValue();
    }
}
