package dev.aquatint.document.wire;

import dev.aquatint.document.model.Model;
import java.util.Set;

/// What a browser may change of a model.
public final class Permitted {
    /// These make other browsers of the same page run or load something, write as HTML what is text, or talk more to us.
    private static final Set<String> OURS = Set.of("js_property_callbacks", "js_event_callbacks", "subscribed_events", "stylesheets", "styles", "style",
            "html_attributes", "css_variables", "css_classes", "callback", "syncable", "html", "refs", "attribution", "render_as_text", "disable_math");

    private Permitted() {}

    /// @throws Refused if the attribute is ours alone, or the value is a number that is not finite
    public static void check(Model model, String attribute, Object value) {
        if (OURS.contains(attribute)) throw Refused.because("a browser may not set %s.%s".formatted(model.type(), attribute));
        if (value instanceof Number n && !Double.isFinite(n.doubleValue())) {
            throw Refused.because("%s.%s must be finite".formatted(model.type(), attribute));
        }
    }
}
