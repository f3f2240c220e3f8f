package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Room;
import dev.aquatint.frame.Range;
import dev.aquatint.param.Parameter;
import java.util.List;

/// Both ends of a range that has no bounds, as two fields; an empty one is open.
final class RangeFields implements Editor {
    private final Model from, to, both;

    RangeFields(Parameter p, Object value) {
        Range r = (Range) value;
        from = field(Editor.title(p) + " from", r.lo(), p);
        to = field("to", r.hi(), p);
        both = Room.of(Model.of("Row", "children", List.of(from, to), "spacing", 8, "margin", 5), true, false);
    }

    private static Model field(String title, double value, Parameter p) {
        return Model.of("NumericInput", "title", title, "mode", "float", "value", NumberEditor.finite(value), "low", NumberEditor.finite(p.min()), "high", NumberEditor.finite(p.max()),
                "placeholder", "any", "margin", 0);
    }

    @Override
    public Model model() {
        return both;
    }

    @Override
    public List<Model> inputs() {
        return List.of(from, to);
    }

    @Override
    public Object read() {
        double lo = from.get("value") instanceof Number n ? n.doubleValue() : Double.NEGATIVE_INFINITY;
        double hi = to.get("value") instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY;
        return new Range(lo, hi);
    }

    @Override
    public void show(Object value) {
        Range r = (Range) value;
        from.set("value", NumberEditor.finite(r.lo()));
        to.set("value", NumberEditor.finite(r.hi()));
    }
}
