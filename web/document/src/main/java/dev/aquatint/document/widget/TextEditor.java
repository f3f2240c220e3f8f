package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.param.Parameter;

/// Free text, taken over when Enter is pressed or the field is left.
final class TextEditor implements Editor {
    private static final int LONGEST = 10_000;
    private final Model model;

    TextEditor(Parameter p, Object value) {
        model = Model.of("TextInput", "title", Editor.title(p), "value", value, "max_length", LONGEST);
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
        model.set("value", value);
    }
}
