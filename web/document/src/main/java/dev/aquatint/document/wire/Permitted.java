package dev.aquatint.document.wire;

import dev.aquatint.document.model.Model;
import java.util.Map;
import java.util.Set;

/// What a browser may change of a model, and which models it may make.
public final class Permitted {
    /// These make other browsers of the same page run or load something, write as HTML what is text, or talk more to us.
    private static final Set<String> OURS = Set.of("js_property_callbacks", "js_event_callbacks", "subscribed_events", "stylesheets", "styles", "style",
            "html_attributes", "css_variables", "css_classes", "callback", "syncable", "html", "refs", "attribution", "render_as_text", "disable_math");

    /// What is made in browsers of models with their attributes, and says something of the page's reader alone. BokehJS as we use it makes none; programs may.
    private static final Map<String, Set<String>> NEW = Map.of(
            "Selection", Set.of("indices", "line_indices", "multiline_indices", "image_indices"),
            "Range1d", Set.of("start", "end", "reset_start", "reset_end", "bounds", "min_interval", "max_interval"));

    private Permitted() {}

    /// @throws Refused if browsers may not make such a model, or the id could be one of ours
    public static void checkNew(String type, String id, Set<String> attributes) {
        if (!NEW.getOrDefault(type, Set.of()).containsAll(attributes) || !NEW.containsKey(type)) throw Refused.because("a browser may not make a %s with %s".formatted(type, attributes));
        if (Model.ours(id)) throw Refused.because("%s is an id of ours".formatted(id));
    }

    /// @throws Refused if the attribute is ours alone, or the value is a number that is not finite
    public static void check(Model model, String attribute, Object value) {
        if (OURS.contains(attribute)) throw Refused.because("a browser may not set %s.%s".formatted(model.type(), attribute));
        if (value instanceof Number n && !Double.isFinite(n.doubleValue())) {
            throw Refused.because("%s.%s must be finite".formatted(model.type(), attribute));
        }
    }
}
