package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.param.Parameter;

final class FlagEditor implements Editor {
    private final Model model;

    FlagEditor(Parameter p, Object value) {
        model = Model.of("Checkbox", "label", p.label(), "active", value);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public String attribute() {
        return "active";
    }

    @Override
    public Object read() {
        return model.get("active");
    }

    @Override
    public void show(Object value) {
        model.set("active", value);
    }
}
