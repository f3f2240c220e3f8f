package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.param.Parameter;

/// One of the options of a string, or of the constants of an enum.
final class ChoiceEditor implements Editor {
    private final Model model;

    ChoiceEditor(Parameter p, Object value) {
        model = Model.of("Select", "title", Editor.title(p), "options", p.choices(), "value", value.toString());
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
        model.set("value", value.toString());
    }
}
