package dev.aquatint.session;

import dev.aquatint.element.*;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Side;
import dev.aquatint.raster.Engine;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashSet;
import java.util.List;

/// A view whose layers speak of the axes in one way: categories by their names, whatever each file's numbers for them are, and dates with times in one unit.
final class Reconciled {
    private static final double DAY = 86_400e6;

    private final Engine engine;
    private final Axes axes;

    private Reconciled(Engine engine, Axes axes) {
        this.engine = engine;
        this.axes = axes;
    }

    /// The same view where all of its layers do already.
    static View of(View view, Axes axes, Engine engine) {
        if (!(view instanceof Overlay overlay) || axes.geographic()) return view;
        Reconciled to = new Reconciled(engine, axes);
        List<Element<?>> elements = overlay.elements().stream().<Element<?>>map(to::element).toList();
        return elements.equals(overlay.elements()) ? view : new Overlay(elements, overlay.style());
    }

    private Element<?> element(Element<?> e) {
        return switch (e) {
            case Glyph<?> g -> glyph(g, null);
            case Rasterized r -> rasterized(r);
            case Shaded s -> shaded(s);
            case Stacked s -> new Stacked(s.layers().stream().map(this::shaded).toList(), s.how(), s.style());
            case Mesh<?> _, Tiles _, Rgb _, Histogram _ -> e;
        };
    }

    private Shaded shaded(Shaded s) {
        return new Shaded(rasterized(s.of()), s.how(), s.spread(), s.style());
    }

    private Rasterized rasterized(Rasterized r) {
        return r.of() instanceof Glyph<?> g ? new Rasterized(glyph(g, r.how().by()), r.how(), r.steps(), r.style()) : r;
    }

    /// @param by what is asked of its columns, or null
    private Glyph<?> glyph(Glyph<?> g, Reduction by) {
        if (g instanceof Polygons) return g;
        Frame frame = g.frame();
        for (String column : new LinkedHashSet<>(g.kdims())) frame = frame(frame, column, g.alongX().contains(column) ? axes.x() : axes.y(), by);
        return frame == g.frame() ? g : g.with(frame);
    }

    private Frame frame(Frame frame, String column, Side side, Reduction by) {
        Frame to = switch (frame.schema().typeOf(column)) {
            case STRING -> side instanceof Side.Categories(_, var labels) && !labels.equals(engine.categories(frame, column)) ? frame.places(column, labels) : frame;
            case DATE -> side instanceof Side.Times t && t.perMillisecond() == Bearings.MICROS ? frame.with(column, new Expr.Column(column).times(DAY)) : frame;
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, BOOLEAN, TIME, TIMESTAMP -> frame;
        };
        if (to != frame && by != null && by.columns().contains(column)) {
            throw new IllegalArgumentException("column '%s' of %s is along an axis that layers share, and in %s: give one of them another name, as with(\"%s_too\", ..), or put all layers' rows into one frame".formatted(
                    column, frame.name(), by.source(), column));
        }
        return to;
    }
}
