package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A mark for each point.
final class DrawnMarks implements Drawn {
    private final Model source, glyph, renderer;
    private double[] x, y;

    DrawnMarks(Layer.Marks l) {
        x = l.x();
        y = l.y();
        source = Drawn.source(columns(l));
        glyph = Model.of("Scatter", "x", new Vector.Field("x"), "y", new Vector.Field("y"), "marker", new Vector.Value("circle"), "size", new Vector.Value(l.size()),
                "fill_color", new Vector.Value(l.color()), "fill_alpha", new Vector.Value(l.alpha()), "line_color", new Vector.Value(null));
        renderer = Drawn.renderer(source, glyph);
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Marks l)) return false;
        glyph.set("size", new Vector.Value(l.size()));
        glyph.set("fill_color", new Vector.Value(l.color()));
        glyph.set("fill_alpha", new Vector.Value(l.alpha()));
        if (l.x() != x || l.y() != y) {
            x = l.x();
            y = l.y();
            source.columns(columns(l));
        }
        return true;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    @Override
    public boolean empty(Extent seen) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= seen.x0() && x[i] <= seen.x1() && y[i] >= seen.y0() && y[i] <= seen.y1()) return false;
        }
        return true;
    }

    @Override
    public Model renderer() {
        return renderer;
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return List.of();
    }

    private static Map<String, Object> columns(Layer.Marks l) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", NdArray.float64(l.x()));
        columns.put("y", NdArray.float64(l.y()));
        return columns;
    }
}
