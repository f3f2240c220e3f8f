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

/// A colour map by its name. Without options those that people ask for come first, then all others.
final class PaletteEditor implements Editor {
    private static final List<String> FAMILIAR = List.of("fire", "viridis", "inferno", "plasma", "magma", "blues", "kbc", "bgy", "bmy", "turbo", "gray", "cividis", "rainbow4", "coolwarm");

    private final Model model;
    /// Palettes that were shown under a name that is none of the offered, so that one can come back to them.
    private final Map<String, Palette> further = new LinkedHashMap<>();
    private final List<String> offered;

    PaletteEditor(Parameter p, Object value) {
        offered = p.options().isEmpty() ? all() : p.options();
        String name = named((Palette) value);
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
        String name = named((Palette) value);
        model.set("options", names());
        model.set("value", name);
    }

    private String named(Palette palette) {
        if (!offered.contains(palette.name())) further.put(palette.name(), palette);
        return palette.name();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(further.keySet());
        names.addAll(offered);
        return List.copyOf(names);
    }

    private static List<String> all() {
        Set<String> names = new LinkedHashSet<>(FAMILIAR);
        names.retainAll(Palette.names());
        names.addAll(Palette.names());
        return List.copyOf(names);
    }
}
