package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much of a page something takes: all there is, or as much as it needs.
///
/// Bokeh lets everything shrink to nothing on a full page, so boxes say in CSS that they do not.
public final class Room {
    private Room() {}

    public static Model of(Model model, boolean wide, boolean high) {
        return model.set("width_policy", wide ? "max" : "min").set("height_policy", high ? "max" : "min");
    }

    /// For a box: it is never lower than what is in it, so that a page that is too full scrolls.
    public static Model around(Model box, boolean wide, boolean high) {
        return styled(of(box, wide, high), "min-height", "min-content");
    }

    /// For a wide box: what is in it may ask how wide it is.
    public static Model measured(Model box) {
        return styled(box, "container-type", "inline-size");
    }

    private static Model styled(Model box, String property, String value) {
        Map<Object, Object> styles = new LinkedHashMap<>();
        if (box.get("styles") instanceof Map<?, ?> before) styles.putAll(before);
        styles.put(property, value);
        return box.set("styles", styles);
    }

    public static boolean wide(Model model) {
        return "max".equals(model.get("width_policy"));
    }

    public static boolean high(Model model) {
        return "max".equals(model.get("height_policy"));
    }
}
