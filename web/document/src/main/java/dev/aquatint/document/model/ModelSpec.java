package dev.aquatint.document.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.aquatint.frame.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// All models of the pinned BokehJS and what their properties hold, as BokehJS itself tells it.
///
/// Read once, at the first use. A type or property it does not have, or a value that does not fit, never gets as far as a browser.
public final class ModelSpec {
    private static final String RESOURCE = "bokeh-spec-3.10.0.json.gz";

    private record Type(String base, boolean registered, Map<String, String> kinds) {}

    private record Property(String type, String name) {}

    private static final class Loaded {
        static final ModelSpec SPEC = read();
    }

    private final Map<String, Type> types;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<Property, Kind> properties = new ConcurrentHashMap<>();

    private ModelSpec(Map<String, Type> types) {
        this.types = types;
    }

    static ModelSpec bokeh() {
        return Loaded.SPEC;
    }

    /// @throws BadModel if there is no model of that name that can be made
    static void checkType(String type) {
        Map<String, Type> types = bokeh().types;
        Type t = types.get(type);
        if (t != null && t.registered) return;
        throw new BadModel("no Bokeh model '%s'%s".formatted(shown(type), Nearest.to(shown(type), types.keySet()).map("; did you mean '%s'?"::formatted).orElse("")));
    }

    /// @throws BadModel if the type has no such property
    static Kind checkProperty(String type, String property) {
        Kind kind = bokeh().kind(type, property);
        if (kind != null) return kind;
        throw new BadModel("%s has no property '%s'%s".formatted(type, shown(property),
                Nearest.to(shown(property), bokeh().properties(type)).map("; did you mean '%s'?"::formatted).orElse("")));
    }

    /// @throws BadModel if the type has no such property, or the value is not of its kind
    static void check(String type, String property, Object value) {
        Kind kind = checkProperty(type, property);
        if (!kind.accepts(value, bokeh())) {
            throw new BadModel("%s.%s is %s, not %s".formatted(type, property, kind.text(), shown(String.valueOf(value))));
        }
    }

    /// Whether the first type is the second or extends it; bases outside of the specification are everybody's.
    public static boolean extendsType(String type, String base) {
        return bokeh().isA(type, base);
    }

    boolean isA(String type, String base) {
        if (!types.containsKey(base)) return true;
        for (String t = type; t != null; t = types.containsKey(t) ? types.get(t).base : null) {
            if (t.equals(base)) return true;
        }
        return false;
    }

    private Kind kind(String type, String property) {
        Property key = new Property(type, property);
        Kind known = properties.get(key);
        if (known != null) return known;
        for (String t = type; t != null && types.containsKey(t); t = types.get(t).base) {
            String text = types.get(t).kinds.get(property);
            if (text == null) continue;
            Kind kind = kinds.computeIfAbsent(text, Kind::parse);
            properties.put(key, kind);
            return kind;
        }
        return null;
    }

    private Set<String> properties(String type) {
        Set<String> all = new LinkedHashSet<>();
        for (String t = type; t != null && types.containsKey(t); t = types.get(t).base) all.addAll(types.get(t).kinds.keySet());
        return all;
    }

    private static String shown(String s) {
        return s.length() <= 60 ? s : s.substring(0, 60) + "…";
    }

    private static ModelSpec read() {
        try (InputStream in = ModelSpec.class.getResourceAsStream(RESOURCE); JsonParser json = new JsonFactory().createParser(new GZIPInputStream(in))) {
            Map<String, Type> types = HashMap.newHashMap(512);
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                types.put(name, type(json));
            }
            return new ModelSpec(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Type type(JsonParser json) throws IOException {
        String base = null;
        boolean registered = false;
        Map<String, String> kinds = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "base" -> base = value == JsonToken.VALUE_NULL ? null : json.getText();
                case "registered" -> registered = value == JsonToken.VALUE_TRUE;
                case "props" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String property = json.currentName();
                        kinds.put(property, json.nextTextValue());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Type(base, registered, kinds);
    }
}
