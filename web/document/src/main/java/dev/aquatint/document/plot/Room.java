package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import java.util.Map;

/// How much of a page something takes: all there is, or as much as it needs.
///
/// Bokeh's shorthand `sizing_mode` lets what needs little shrink to nothing on a full page; the policies do not.
public final class Room {
    private Room() {}

    public static Model of(Model model, boolean wide, boolean high) {
        return model.set("width_policy", wide ? "max" : "fixed").set("height_policy", high ? "max" : "fixed");
    }

    /// For a box: it is never lower than what is in it, so that a page that is too full scrolls.
    public static Model around(Model box, boolean wide, boolean high) {
        return of(box, wide, high).set("styles", Map.of("min-height", "min-content"));
    }

    public static boolean wide(Model model) {
        return "max".equals(model.get("width_policy"));
    }

    public static boolean high(Model model) {
        return "max".equals(model.get("height_policy"));
    }
}
