package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bars that stand on zero.
final class DrawnBars implements Drawn {
    /// As good as zero, and also there on a log axis.
    private static final double BOTTOM = 1e-9;

    private final Model source, glyph, renderer;
    private double[] edges, top;

    DrawnBars(Layer.Bars l) {
        edges = l.edges();
        top = l.top();
        source = Drawn.source(columns(l));
        glyph = Model.of("Quad", "left", new Vector.Field("left"), "right", new Vector.Field("right"), "top", new Vector.Field("top"), "bottom", new Vector.Value(BOTTOM),
                "fill_color", new Vector.Value(l.color()), "fill_alpha", new Vector.Value(l.alpha()), "line_color", new Vector.Value("white"),
                "line_alpha", new Vector.Value(0.4), "line_width", new Vector.Value(0.5));
        renderer = Drawn.renderer(source, glyph);
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Bars l)) return false;
        glyph.set("fill_color", new Vector.Value(l.color()));
        glyph.set("fill_alpha", new Vector.Value(l.alpha()));
        if (l.edges() != edges || l.top() != top) {
            edges = l.edges();
            top = l.top();
            source.columns(columns(l));
        }
        return true;
    }

    double[] edges() {
        return edges;
    }

    @Override
    public boolean empty(Extent seen) {
        return Arrays.stream(top).allMatch(t -> t == 0);
    }

    @Override
    public Model renderer() {
        return renderer;
    }

    @Override
    public void formatters(Map<String, String> all) {
        Numerals.of(top).enter("@top", all);
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return List.of(List.of(name, "@top" + Numerals.of(top).template()));
    }

    private static Map<String, Object> columns(Layer.Bars l) {
        int n = l.top().length;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("left", NdArray.float64(Arrays.copyOfRange(l.edges(), 0, n)));
        columns.put("right", NdArray.float64(Arrays.copyOfRange(l.edges(), 1, n + 1)));
        columns.put("top", NdArray.float64(l.top()));
        return columns;
    }
}
