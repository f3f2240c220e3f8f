package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Look;
import dev.aquatint.document.plot.Room;
import dev.aquatint.param.Change;
import dev.aquatint.param.Parameter;
import dev.aquatint.param.Parameterized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A column of controls that follow an object, and that the object follows.
public final class Controls implements AutoCloseable {
    private static final int WIDTH = 300;

    /// @param message under the control, what was wrong with the last value
    private record Control(Parameter parameter, Editor editor, Model message) {}

    private final Parameterized of;
    private final Consumer<Runnable> locked;
    private final Map<String, Control> controls = new LinkedHashMap<>();
    private final Model column;
    private final Runnable unwatch;

    /// @param names which parameters; empty for all that are not hidden
    /// @param locked runs what touches models of the document that these go to
    public Controls(Parameterized of, List<String> names, Consumer<Runnable> locked, Look look) {
        this.of = of;
        this.locked = locked;
        List<Parameter> shown = names.isEmpty() ? of.parameters().stream().filter(p -> p.precedence() >= 0).toList() : names.stream().map(of::parameter).toList();
        List<Model> models = new ArrayList<>();
        for (Parameter p : shown) {
            Control c = control(p, look);
            controls.put(p.name(), c);
            models.add(c.editor.model());
            models.add(c.message);
        }
        column = Room.around(Model.of("Column", "children", models, "width", WIDTH, "spacing", 4), false, false).set("width_policy", "fixed");
        unwatch = of.watch(this::follow);
        follow(List.of()); // what has changed since the controls were made
    }

    public Model model() {
        return column;
    }

    /// The object is no longer followed.
    @Override
    public void close() {
        unwatch.run();
    }

    private Control control(Parameter p, Look look) {
        Editor editor = Editor.of(p, of.get(p.name()));
        Model message = Room.of(Model.of("Div", "text", "", "visible", false, "render_as_text", true, "disable_math", true,
                "html_attributes", Map.of("role", "alert"), "styles", Map.of("color", look.alarm()),
                "stylesheets", List.of(":host { font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }")), true, false);
        Control c = new Control(p, editor, message);
        Runnable taken = () -> take(c);
        for (Model input : editor.inputs()) {
            Room.of(input, true, false).set("stylesheets", List.of(look.styleSheet()));
            if (!p.doc().isEmpty()) input.set("html_attributes", Map.of("title", p.doc()));
            input.on(editor.attribute(), taken);
        }
        return c;
    }

    /// A browser has set a value: the object takes it, or the control goes back to what the object has. What else a watcher threw is not about the value, and goes on.
    private void take(Control c) {
        String wrong = null;
        try {
            AtomicReference<Object> value = new AtomicReference<>();
            locked.accept(() -> value.set(c.editor.read()));
            of.set(c.parameter.name(), value.get());
        } catch (IllegalArgumentException e) {              // not allowed, or a watcher says so: then the object has it
            wrong = String.valueOf(e.getMessage());
        } finally {
            tell(c, wrong);
        }
    }

    private void tell(Control c, String wrong) {
        Object still = wrong == null ? null : of.get(c.parameter.name());
        locked.accept(() -> {
            if (wrong != null) {
                c.editor.show(still);
                c.message.set("text", wrong);
            }
            c.message.set("visible", wrong != null);
        });
    }

    /// The object has changed. Where that began in a browser its control has the value already, and nothing is sent.
    private void follow(List<Change> changes) {
        List<String> names = changes.isEmpty() ? List.copyOf(controls.keySet()) : changes.stream().map(Change::name).filter(controls::containsKey).toList();
        if (names.isEmpty()) return;
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(n -> values.put(n, of.get(n)));
        locked.accept(() -> values.forEach((n, v) -> controls.get(n).editor.show(v)));
    }
}
