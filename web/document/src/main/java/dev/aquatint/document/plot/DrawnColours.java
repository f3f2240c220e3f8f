package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.picture.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A raster of colours, with a legend if they stand for categories.
final class DrawnColours implements Drawn {
    private final DrawnImage image;
    private final Look look;
    private List<Layer.Colours.Entry> entries = List.of();
    private Model swatches, legend;

    DrawnColours(Layer.Colours l, Look look) {
        this.look = look;
        image = new DrawnImage(Model.of("ImageRGBA", "global_alpha", l.alpha()), l.rgba(), pixels(l), l.extent());
        show(l.legend());
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Colours l)) return false;
        image.glyph.set("global_alpha", l.alpha());
        if (!l.legend().equals(entries)) show(l.legend());
        if (!image.shows(l.rgba(), l.extent())) image.show(l.rgba(), pixels(l), l.extent());
        return true;
    }

    private void show(List<Layer.Colours.Entry> legendEntries) {
        entries = List.copyOf(legendEntries);
        if (entries.isEmpty()) {
            swatches = null;
            legend = null;
            return;
        }
        // a legend shows glyphs: these stand nowhere and lend their colours
        List<Double> nowhere = Collections.nCopies(entries.size(), Double.NaN);
        Model source = Drawn.source(Map.of("x", nowhere, "y", nowhere, "colour", entries.stream().map(e -> Swatches.css(e.rgb())).toList()));
        swatches = Drawn.renderer(source, Model.of("Scatter", "x", new Vector.Field("x"), "y", new Vector.Field("y"), "marker", new Vector.Value("square"),
                "size", new Vector.Value(12), "fill_color", new Vector.Field("colour"), "line_color", new Vector.Value(null)));
        List<Model> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            items.add(Model.of("LegendItem", "label", new Vector.Value(Plain.label(entries.get(i).label())), "renderers", List.of(swatches), "index", i));
        }
        legend = Model.of("Legend", "items", items, "background_fill_alpha", 0, "border_line_color", null, "label_text_color", look.text(), "glyph_width", 16, "glyph_height", 16);
    }

    @Override
    public void values(Layer layer) {
        if (layer instanceof Layer.Colours l && l.raster() != null && image.shows(l.rgba(), l.extent())) image.tell(l.raster());
    }

    @Override
    public List<Model> renderers() {
        return swatches == null ? List.of(image.renderer) : List.of(image.renderer, swatches);
    }

    @Override
    public List<Model> beside() {
        return legend == null ? List.of() : List.of(legend);
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return image.tooltips(name);
    }

    private static NdArray pixels(Layer.Colours l) {
        return NdArray.uint32(l.rgba(), l.height(), l.width());
    }
}
