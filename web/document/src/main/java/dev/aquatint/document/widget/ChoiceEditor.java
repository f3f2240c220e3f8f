package dev.aquatint.document.widget;

import dev.aquatint.document.model.Model;
import dev.aquatint.param.Parameter;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One of several values by its name: an option of a string, a constant of an enum, a norm, a colour map.
final class ChoiceEditor implements Editor {
    private static final List<String> FAMILIAR = List.of("fire", "viridis", "inferno", "plasma", "magma", "blues", "kbc", "bgy", "bmy", "turbo", "gray", "cividis", "rainbow4", "coolwarm");

    private final Model model;
    /// Values that were shown under a name that is none of the offered, so that one can come back to them.
    private final Map<String, Object> further = new LinkedHashMap<>();
    private final List<String> offered;

    ChoiceEditor(Parameter p, Object value) {
        offered = p.type() == Palette.class && p.options().isEmpty() ? familiarFirst(p.choices()) : p.choices();
        String name = named(value);
        model = Model.of("Select", "title", Editor.title(p), "options", names(), "value", name);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public Object read() {
        Object name = model.get("value");
        return further.containsKey(name) ? further.get(name) : name;
    }

    @Override
    public void show(Object value) {
        String name = named(value);
        model.set("options", names());
        model.set("value", name);
    }

    private String named(Object value) {
        String name = value instanceof Palette p ? p.name() : value.toString();
        if (!offered.contains(name)) further.put(name, value);
        return name;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(further.keySet());
        names.addAll(offered);
        return List.copyOf(names);
    }

    private static List<String> familiarFirst(List<String> all) {
        Set<String> names = new LinkedHashSet<>(FAMILIAR);
        names.retainAll(all);
        names.addAll(all);
        return List.copyOf(names);
    }
}
