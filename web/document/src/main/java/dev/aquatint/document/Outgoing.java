package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.wire.Patch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes that wait to be sent together: of several of one attribute the last is left, in the last one's place.
final class Outgoing {
    private record Slot(Model model, String attr) {}

    private LinkedHashMap<Object, Patch> waiting = new LinkedHashMap<>();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(Patch patch) {
        switch (patch) {
            case Patch.ModelChanged p -> waiting.putLast(new Slot(p.model(), p.attr()), p);
            case Patch.ColumnDataChanged p -> {
                Slot slot = new Slot(p.model(), "data");
                Patch merged = waiting.get(slot) instanceof Patch.ColumnDataChanged before ? merged(before, p) : p;
                waiting.putLast(slot, merged);
            }
            case Patch.TitleChanged p -> waiting.putLast("title", p);
            case Patch.ColumnsStreamed _, Patch.ColumnsPatched _, Patch.RootAdded _, Patch.RootRemoved _, Patch.MessageSent _ -> waiting.put(new Object(), patch);
        }
    }

    /// Somebody else has set this since.
    void forget(Patch patch) {
        if (patch instanceof Patch.ModelChanged p) waiting.remove(new Slot(p.model(), p.attr()));
    }

    List<Patch> take() {
        List<Patch> all = new ArrayList<>(waiting.values());
        waiting = new LinkedHashMap<>();
        return all;
    }

    private static Patch merged(Patch.ColumnDataChanged before, Patch.ColumnDataChanged more) {
        if (more.cols() == null) return more;
        Map<String, Object> data = new LinkedHashMap<>(before.data());
        data.putAll(more.data());
        if (before.cols() == null) return new Patch.ColumnDataChanged(more.model(), data, null);
        Set<String> cols = new LinkedHashSet<>(before.cols());
        cols.addAll(more.cols());
        return new Patch.ColumnDataChanged(more.model(), data, List.copyOf(cols));
    }
}
