package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Plain;
import dev.aquatint.frame.Range;
import dev.aquatint.param.Parameter;
import java.util.List;

/// The widget of one parameter: it shows values, and says which one a browser has set.
interface Editor {

    /// To be placed in a layout.
    Model model();

    /// The models whose attribute [#attribute] a browser changes.
    default List<Model> inputs() {
        return List.of(model());
    }

    default String attribute() {
        return "value";
    }

    /// What the browser has set, in a form that the parameter takes or refuses with a reason.
    Object read();

    void show(Object value);

    /// The widget for what the parameter is.
    static Editor of(Parameter p, Object value) {
        Class<?> type = p.type();
        if (type == boolean.class) return new FlagEditor(p, value);
        if (type == Range.class) return Steps.bounded(p) ? new RangeSlider(p, value) : new RangeFields(p, value);
        if (!p.choices().isEmpty()) return new ChoiceEditor(p, value);
        if (type == String.class) return new TextEditor(p, value);
        return new NumberEditor(p, value);
    }

    static String title(Parameter p) {
        return Plain.label(p.label());
    }
}
