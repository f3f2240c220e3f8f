package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.Vector;
import dev.aquatint.picture.Layer.Colours.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What colours stand for. Always there and hidden when they stand for nothing, as [Scale] is.
final class Key {
    private final Model source, swatches, legend;
    private List<Entry> entries = List.of();

    Key(Look look) {
        source = Drawn.source(columns(List.of()));
        swatches = Drawn.renderer(source, Model.of("Scatter", "x", new Vector.Field("x"), "y", new Vector.Field("y"), "marker", new Vector.Value("square"),
                "size", new Vector.Value(12), "fill_color", new Vector.Field("colour"), "line_color", new Vector.Value(null)));
        legend = Model.of("Legend", "visible", false, "items", List.of(), "background_fill_alpha", 0, "border_line_color", null, "label_text_color", look.text());
    }

    /// A legend shows glyphs: these stand nowhere and lend their colours.
    Model swatches() {
        return swatches;
    }

    Model legend() {
        return legend;
    }

    void show(List<Entry> now) {
        if (now.equals(entries)) return;
        entries = List.copyOf(now);
        source.columns(columns(entries));
        List<Model> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            items.add(Model.of("LegendItem", "label", new Vector.Value(Plain.label(entries.get(i).label())), "renderers", List.of(swatches), "index", i));
        }
        legend.set("items", items);
        legend.set("visible", !entries.isEmpty());
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
