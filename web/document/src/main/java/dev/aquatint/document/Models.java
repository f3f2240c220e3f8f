package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All models that can be reached from the roots.
final class Models {
    private final List<Model> roots;
    private final Model.Owner owner;
    private Map<String, Model> all = new LinkedHashMap<>();
    private boolean stale;

    Models(List<Model> roots, Model.Owner owner) {
        this.roots = roots;
        this.owner = owner;
        walk();
    }

    List<Model> roots() {
        return roots;
    }

    /// One that an earlier change of the same message has taken out is still found.
    Model byId(String id) {
        return all.get(id);
    }

    /// An attribute has this value now. Models in it are ours from here on, so that changes of them are heard.
    /// Those that the old value had are let go when the patch is written: once a message, for to walk over a large document at each change of
    /// a message with many would take minutes.
    void changed(Object now) {
        boolean[] found = {false};
        Model.eachModel(now, m -> {
            found[0] = true;
            if (m.owner() != owner) adopt(m);
        });
        stale |= found[0] || now == null || now instanceof Iterable || now instanceof Map;
    }

    /// Forgets models that nothing refers to any more, here and with these browsers.
    void settle(Collection<Link> links) {
        if (!stale) return;
        walk();
        links.forEach(l -> l.forget(m -> all.get(m.id()) != m));
    }

    private void walk() {
        Map<String, Model> reached = LinkedHashMap.newLinkedHashMap(all.size() + 16);
        Deque<Model> todo = new ArrayDeque<>(roots);
        while (!todo.isEmpty()) {
            Model m = todo.pop();
            if (reached.putIfAbsent(m.id(), m) != null) continue;
            m.owned(owner);
            m.attributes().values().forEach(v -> Model.eachModel(v, todo::push));
        }
        all.values().forEach(m -> {
            if (reached.get(m.id()) != m) m.owned(null);
        });
        all = reached;
        stale = false;
    }

    private void adopt(Model model) {
        Deque<Model> todo = new ArrayDeque<>(List.of(model));
        while (!todo.isEmpty()) {
            Model m = todo.pop();
            if (m.owner() == owner) continue;
            m.owned(owner);
            all.putIfAbsent(m.id(), m);
            m.attributes().values().forEach(v -> Model.eachModel(v, todo::push));
        }
    }
}
