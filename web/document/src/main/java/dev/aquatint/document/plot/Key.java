package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.Vector;
import dev.aquatint.picture.Layer.Colours.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What colours stand for, right of a plot or below a narrow one. Always there and hidden when they stand for nothing, as [Scale] is.
final class Key {
    /// As high as the plot at most, and long names are cut: what does not fit is scrolled to.
    private static final String RIGHT = ":host { max-height: 100%; overflow: hidden auto; scrollbar-width: thin; } .bk-label { display: block; max-width: 160px; overflow: hidden; text-overflow: ellipsis; }";
    private static final String BELOW = ":host { display: block; width: 100%; max-height: 76px; overflow: hidden auto; } .bk-grid { display: flex; flex-wrap: wrap; width: auto; column-gap: 8px; } "
            + ".bk-label { display: block; max-width: 150px; overflow: hidden; text-overflow: ellipsis; }";

    private final Model source, swatches, right, below;
    private List<Entry> entries = List.of();
    private boolean narrow;

    Key(Look look) {
        source = Drawn.source(columns(List.of()));
        swatches = Drawn.renderer(source, Model.of("Scatter", "x", new Vector.Field("x"), "y", new Vector.Field("y"), "marker", new Vector.Value("square"),
                "size", new Vector.Value(12), "fill_color", new Vector.Field("colour"), "line_color", new Vector.Value(null)));
        right = legend(look, RIGHT);
        below = legend(look, BELOW);
    }

    private static Model legend(Look look, String sheet) {
        return Model.of("Legend", "visible", false, "items", List.of(), "background_fill_alpha", 0, "border_line_color", null, "label_text_color", look.text(), "label_text_font_size", "12px",
                "spacing", 1, "margin", 4, "stylesheets", List.of(sheet));
    }

    /// A legend shows glyphs: these stand nowhere and lend their colours.
    Model swatches() {
        return swatches;
    }

    Model right() {
        return right;
    }

    Model below() {
        return below;
    }

    List<Entry> entries() {
        return entries;
    }

    /// @param narrow whether the plot needs all of its width
    void place(boolean narrow) {
        if (narrow == this.narrow) return;
        this.narrow = narrow;
        draw();
    }

    void show(List<Entry> now) {
        if (now.equals(entries)) return;
        entries = List.copyOf(now);
        source.columns(columns(entries));
        draw();
    }

    private void draw() {
        List<Model> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            items.add(Model.of("LegendItem", "label", new Vector.Value(Plain.label(entries.get(i).label())), "renderers", List.of(swatches), "index", i));
        }
        Model legend = narrow ? below : right, other = narrow ? right : below;
        other.set("visible", false).set("items", List.of());
        legend.set("items", items).set("visible", !entries.isEmpty());
    }

    private static Map<String, Object> columns(List<Entry> entries) {
        List<Double> nowhere = Collections.nCopies(entries.size(), Double.NaN);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", nowhere);
        columns.put("y", nowhere);
        columns.put("colour", entries.stream().map(e -> Swatches.css(e.rgb())).toList());
        return columns;
    }
}
