package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import java.util.List;
import java.util.Map;

/// What stands above a plot when there is something to say: an error, or how far some work is. All of it is text, never HTML.
///
/// What has never been said costs a browser nothing: the boxes are empty until then.
public final class Notices {
    private final Model message, cause, where, card;
    private final Model what, bar, progress;

    public Notices(Look look) {
        message = text(Map.of("font-weight", "600", "color", look.alarm()));
        cause = text(Map.of("color", look.text(), "font-family", "ui-monospace, monospace"));
        where = text(Map.of("color", look.faint()));
        card = Model.of("Column", "children", List.of(), "visible", false, "name", "error",
                "html_attributes", Map.of("role", "alert"), "margin", List.of(0, 0, 8, 0),
                "styles", Map.of("background", look.alarmField(), "border-left", "4px solid " + look.alarm(), "border-radius", "4px", "padding", "6px 8px"));
        what = text(Map.of("color", look.faint()));
        bar = Model.of("Progress", "value", 0, "label_location", "none", "stylesheets", List.of(look.styleSheet()));
        progress = Model.of("Column", "children", List.of(), "visible", false, "name", "progress", "styles", lying(look));
        models().forEach(m -> Room.around(m, true, false));
        Room.of(bar, true, false);
    }

    public List<Model> models() {
        return List.of(card, progress);
    }

    public void failed(String message, String cause, String where) {
        say(this.message, message);
        say(this.cause, cause);
        say(this.where, where);
        card.set("children", List.of(this.message, this.cause, this.where));
        card.set("visible", true);
    }

    public void healthy() {
        card.set("visible", false);
    }

    public void progress(String what, double done) {
        boolean busy = done < 1;
        if (busy) {
            say(this.what, what);
            bar.set("value", (int) Math.round(100 * Math.max(0, done)));
            progress.set("children", List.of(this.what, bar));
        }
        progress.set("visible", busy);
    }

    /// Over the plot: above it, it would make it lower, which is another view and calls for other work.
    private static Map<String, String> lying(Look look) {
        return Map.of("position", "absolute", "top", "12px", "left", "76px", "right", "40%", "z-index", "10", "width", "auto", "pointer-events", "none",
                "background", look.page(), "border-radius", "4px", "padding", "4px 8px");
    }

    private static void say(Model div, String text) {
        div.set("text", text == null ? "" : text);
        div.set("visible", text != null && !text.isBlank());
    }

    private static Model text(Map<String, String> styles) {
        return Room.of(Model.of("Div", "text", "", "render_as_text", true, "disable_math", true, "margin", 2,
                "styles", styles, "stylesheets", List.of(":host { font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; }")), true, false);
    }
}
