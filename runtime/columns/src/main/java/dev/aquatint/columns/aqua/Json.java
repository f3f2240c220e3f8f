package dev.aquatint.columns.aqua;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as maps, lists, strings, whole numbers as longs and others as big decimals, booleans and nulls. It is read and written token by token, since a library's mapper takes 0.2 s to be ready in
/// a new process, which is more than all else that opening a store takes.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// @throws JsonParseException if it is no JSON
    static Object read(byte[] json) throws IOException {
        try (JsonParser in = FACTORY.createParser(json)) {
            in.nextToken();
            Object all = value(in);
            if (in.nextToken() != null) throw new JsonParseException(in, "there is something behind its end");
            return all;
        }
    }

    private static Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                map.put(name, value(in));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) list.add(value(in));
            return list;
        }
        if (token == JsonToken.VALUE_STRING) return in.getText();
        if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != NumberType.BIG_INTEGER) return in.getLongValue();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) return in.getDecimalValue();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) return in.getBooleanValue();
        if (token == JsonToken.VALUE_NULL) return null;
        throw new JsonParseException(in, "it is cut off");
    }

    static String compact(Object value) {
        return text(value, false);
    }

    static String pretty(Object value) {
        return text(value, true);
    }

    private static String text(Object value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            if (pretty) out.setPrettyPrinter(new DefaultPrettyPrinter());
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);      // a string cannot fail
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (var e : map.entrySet()) {
                    out.writeFieldName((String) e.getKey());
                    write(e.getValue(), out);
                }
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                for (Object each : list) write(each, out);
                out.writeEndArray();
            }
            case BigDecimal any -> out.writeNumber(any);
            case Number whole -> out.writeNumber(whole.longValue());
            case Boolean b -> out.writeBoolean(b);
            case String s -> out.writeString(s);
            case Enum<?> e -> out.writeString(e.name());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
