package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.param.Parameter;

/// A slider between bounds, a field with arrows without them.
final class NumberEditor implements Editor {
    private final Model model;

    NumberEditor(Parameter p, Object value) {
        double step = Steps.step(p);
        if (Steps.bounded(p)) {
            model = Model.of("Slider", "title", Editor.title(p), "start", number(p.min()), "end", number(p.max()), "step", number(step),
                    "value", Steps.shown(value), "format", Steps.format(p, step));
        } else {
            model = Model.of("Spinner", "title", Editor.title(p), "step", number(step), "value", Steps.shown(value), "mode", Steps.whole(p) ? "int" : "float",
                    "low", finite(p.min()), "high", finite(p.max()));
        }
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public Object read() {
        return model.get("value");
    }

    @Override
    public void show(Object value) {
        model.set("value", Steps.shown(value));
    }

    /// BokehJS rounds a slider's value only if start, end and step are whole.
    private static Number number(double d) {
        return d == Math.rint(d) && Math.abs(d) < 1e15 ? (Number) (long) d : (Number) d;
    }

    static Number finite(double d) {
        return Double.isFinite(d) ? number(d) : null;
    }
}
