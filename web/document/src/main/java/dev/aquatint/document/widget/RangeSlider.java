package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Range;
import dev.aquatint.param.Parameter;
import java.util.List;

/// Both ends of a range between bounds.
final class RangeSlider implements Editor {
    private final Parameter parameter;
    private final Model model;

    RangeSlider(Parameter p, Object value) {
        parameter = p;
        double step = p.step() == 0 && p.max() - p.min() >= 2 && p.min() == Math.rint(p.min()) && p.max() == Math.rint(p.max()) && p.max() - p.min() <= 100 ? 1 : Steps.step(p);
        model = Model.of("RangeSlider", "title", Editor.title(p), "start", NumberEditor.finite(p.min()), "end", NumberEditor.finite(p.max()), "step", NumberEditor.finite(step),
                "value", ends(value), "format", Steps.format(p, step));
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public Object read() {
        return model.get("value") instanceof List<?> ends && ends.size() == 2 && ends.get(0) instanceof Number lo && ends.get(1) instanceof Number hi
                ? new Range(lo.doubleValue(), hi.doubleValue()) : null;
    }

    @Override
    public void show(Object value) {
        model.set("value", ends(value));
    }

    private List<Double> ends(Object value) {
        Range r = (Range) value;
        return List.of(Math.max(r.lo(), parameter.min()), Math.min(r.hi(), parameter.max()));
    }
}
