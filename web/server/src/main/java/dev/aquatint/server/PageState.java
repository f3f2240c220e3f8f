package dev.aquatint.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.param.Parameter;
import dev.aquatint.param.Parameterized;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a reader has made of a page, for its address: where each plot was moved to, and what controls were set to.
///
/// It comes back from browsers, so nothing in it is believed: only parameters that have a control on the page are set, as if by that control, and what is not
/// allowed there is left alone.
///
/// @param views by plot; empty where it is at home
/// @param values by control panel: name and value as JSON has them
record PageState(List<Optional<Extent>> views, List<Map<String, JsonNode>> values) {
    static final PageState NONE = new PageState(List.of(), List.of());
    static final String PARAMETER = "state";
    private static final int LONGEST = 8_192, MOST = 100;
    private static final double FARTHEST = 1e300;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(6).maxStringLength(1_000).maxNumberLength(40).maxDocumentLength(LONGEST).build()).build());

    /// Empty if the text is none of ours.
    static Optional<PageState> read(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            JsonNode all = JSON.readTree(text);
            if (all == null || !all.isObject() || all.path("v").size() > MOST || all.path("p").size() > MOST) return Optional.empty();
            List<Optional<Extent>> views = new ArrayList<>();
            for (JsonNode view : all.path("v")) views.add(extent(view));
            List<Map<String, JsonNode>> values = new ArrayList<>();
            for (JsonNode panel : all.path("p")) {
                Map<String, JsonNode> set = new LinkedHashMap<>();
                panel.properties().forEach(e -> set.put(e.getKey(), e.getValue()));
                values.add(set);
            }
            return Optional.of(new PageState(views, values));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Optional<Extent> extent(JsonNode n) {
        if (!n.isArray() || n.size() != 4) return Optional.empty();
        double[] at = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!n.get(i).isNumber() || !(Math.abs(at[i] = n.get(i).doubleValue()) < FARTHEST)) return Optional.empty();
        }
        return at[0] < at[1] && at[2] < at[3] ? Optional.of(new Extent(at[0], at[1], at[2], at[3])) : Optional.empty();
    }

    String text() {
        ObjectNode all = JSON.createObjectNode();
        if (views.stream().anyMatch(Optional::isPresent)) {
            ArrayNode v = all.putArray("v");
            for (Optional<Extent> view : views) view.ifPresentOrElse(e -> v.addArray().add(e.x0()).add(e.x1()).add(e.y0()).add(e.y1()), v::addNull);
        }
        if (values.stream().anyMatch(set -> !set.isEmpty())) {
            ArrayNode p = all.putArray("p");
            for (Map<String, JsonNode> set : values) p.addObject().setAll(set);
        }
        return all.toString();
    }

    /// Sets what may be set.
    void apply(Viewable root) {
        List<Widgets> panels = panels(root);
        for (int i = 0; i < Math.min(panels.size(), values.size()); i++) {
            Parameterized of = panels.get(i).of();
            for (Parameter p : shown(panels.get(i))) {
                Optional<Object> value = Optional.ofNullable(values.get(i).get(p.name())).flatMap(json -> value(p, json));
                try {
                    value.ifPresent(v -> of.set(p.name(), v));
                } catch (IllegalArgumentException _) {
                    // not allowed, or not any more
                }
            }
        }
    }

    /// The values of all controls as they are now.
    static List<Map<String, JsonNode>> values(Viewable root) {
        List<Map<String, JsonNode>> all = new ArrayList<>();
        for (Widgets panel : panels(root)) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            for (Parameter p : shown(panel)) json(panel.of().get(p.name())).ifPresent(json -> values.put(p.name(), json));
            all.add(values);
        }
        return all;
    }

    /// What of the values is another one than before.
    static List<Map<String, JsonNode>> changed(List<Map<String, JsonNode>> before, List<Map<String, JsonNode>> now) {
        List<Map<String, JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Map<String, JsonNode> changed = new LinkedHashMap<>(now.get(i));
            if (i < before.size()) changed.entrySet().removeAll(before.get(i).entrySet());
            all.add(changed);
        }
        return all;
    }

    private static List<Parameter> shown(Widgets panel) {
        List<Parameter> all = panel.of().parameters();
        return panel.names().isEmpty() ? all.stream().filter(p -> p.precedence() >= 0).toList() : all.stream().filter(p -> panel.names().contains(p.name())).toList();
    }

    private static List<Widgets> panels(Viewable v) {
        return switch (v) {
            case Row(var children) -> children.stream().flatMap(c -> panels(c).stream()).toList();
            case Column(var children) -> children.stream().flatMap(c -> panels(c).stream()).toList();
            case Tabs(var tabs) -> tabs.stream().flatMap(t -> panels(t.content()).stream()).toList();
            case Widgets w -> List.of(w);
            case Text _, Plotted _ -> List.of();
        };
    }

    private static Optional<JsonNode> json(Object value) {
        var make = JSON.getNodeFactory();
        return Optional.ofNullable(switch (value) {
            case null -> null;
            case Boolean b -> make.booleanNode(b);
            case Integer n -> make.numberNode(n);
            case Long n -> make.numberNode(n);
            case Number n -> make.numberNode(n.doubleValue());
            case String s -> make.textNode(s);
            case Enum<?> e -> make.textNode(e.name());
            case Palette p -> Palette.names().contains(p.toString()) ? make.textNode(p.toString()) : null;
            case Range(double lo, double hi) -> make.arrayNode().add(end(lo)).add(end(hi));
            default -> null;
        });
    }

    private static JsonNode end(double end) {
        return Double.isInfinite(end) ? JSON.getNodeFactory().nullNode() : JSON.getNodeFactory().numberNode(end);
    }

    private static Optional<Object> value(Parameter p, JsonNode json) {
        if (p.type() == Range.class) {
            if (!json.isArray() || json.size() != 2) return Optional.empty();
            double lo = json.get(0).isNumber() ? json.get(0).doubleValue() : Double.NEGATIVE_INFINITY, hi = json.get(1).isNumber() ? json.get(1).doubleValue() : Double.POSITIVE_INFINITY;
            return lo <= hi ? Optional.of(new Range(lo, hi)) : Optional.empty();
        }
        return switch (json.getNodeType()) {
            case NUMBER -> Optional.of(json.numberValue());
            case BOOLEAN -> Optional.of(json.booleanValue());
            case STRING -> Optional.of(p.type() == Cnorm.class ? json.textValue().toLowerCase(Locale.ROOT) : json.textValue());
            case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> Optional.empty();
        };
    }
}
