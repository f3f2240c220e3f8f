package dev.aquatint.document.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One Bokeh model: its type, its id, and the attributes that were set; all others have BokehJS's defaults.
///
/// Types, attributes and values are checked against [ModelSpec] as they are set. A model that belongs to a document
/// is changed only inside `Document.locked`, and each change goes out to the browsers.
public final class Model {
    private static final String OURS = "j";
    private static final AtomicLong IDS = new AtomicLong(1000);

    /// The document a model belongs to.
    public interface Owner {

        /// @throws IllegalStateException if this thread may not touch the document now
        void mayChange(Model model, String attribute);

        void changed(Model model, String attribute, Object now);

        /// @param cols names of the columns that are replaced while the others stay; null replaces all
        void columnsChanged(Model source, Map<String, Object> columns, List<String> cols);
    }

    private final String type, id;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, List<Runnable>> listeners = new HashMap<>();
    private final Map<String, List<Consumer<Map<String, Object>>>> eventListeners = new HashMap<>();
    private Owner owner;

    private Model(String type, String id) {
        this.type = type;
        this.id = id;
    }

    /// A model with attributes given as name, value, name, value ...
    ///
    /// @throws BadModel if there is no such model or attribute, or a value does not fit
    public static Model of(String type, Object... attributes) {
        Model m = named(type, OURS + IDS.incrementAndGet());
        for (int i = 0; i < attributes.length; i += 2) m.set((String) attributes[i], attributes[i + 1]);
        return m;
    }

    /// Whether a model of ours has, or could get, this id.
    public static boolean ours(String id) {
        return id.startsWith(OURS) && id.chars().skip(OURS.length()).allMatch(Character::isDigit);
    }

    /// A model that was made in the browser, under the id it has there.
    public static Model named(String type, String id) {
        ModelSpec.checkType(type);
        return new Model(type, id);
    }

    public String type() {
        return type;
    }

    public String id() {
        return id;
    }

    /// What was set, by us or in the browser; null if nothing was.
    public Object get(String attribute) {
        return attributes.get(attribute);
    }

    /// A numeric attribute, NaN if it was never set.
    public double number(String attribute) {
        return attributes.get(attribute) instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    public Map<String, Object> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /// Sets an attribute; the browsers hear of it if it is another value than before.
    ///
    /// @throws BadModel if there is no such attribute or the value does not fit
    public Model set(String attribute, Object value) {
        ModelSpec.check(type, attribute, value);
        if (owner != null) owner.mayChange(this, attribute);
        boolean known = attributes.containsKey(attribute);
        Object before = attributes.put(attribute, value);
        if (owner != null && !(known && same(before, value))) owner.changed(this, attribute, value);
        return this;
    }

    /// Replaces all columns of a data source, without the comparison that [#set] makes.
    public void columns(Map<String, Object> columns) {
        ModelSpec.check(type, "data", columns);
        if (owner != null) owner.mayChange(this, "data");
        attributes.put("data", new LinkedHashMap<>(columns));
        if (owner != null) owner.columnsChanged(this, columns, null);
    }

    /// Adds or replaces these columns of a data source; the others stay as they are.
    public void addColumns(Map<String, Object> columns) {
        ModelSpec.check(type, "data", columns);
        if (owner != null) owner.mayChange(this, "data");
        Map<String, Object> all = new LinkedHashMap<>(columns());
        all.putAll(columns);
        attributes.put("data", all);
        if (owner != null) owner.columnsChanged(this, columns, List.copyOf(columns.keySet()));
    }

    /// The columns of a data source.
    @SuppressWarnings("unchecked")
    public Map<String, Object> columns() {
        return (Map<String, Object>) attributes.getOrDefault("data", Map.of());
    }

    /// Calls the listener after the attribute was changed in a browser: once a message, outside of the lock.
    /// The same listener on several attributes is called once for all of them.
    public Model on(String attribute, Runnable listener) {
        ModelSpec.checkProperty(type, attribute);
        listeners.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(listener);
        return this;
    }

    /// Asks the browser for an event (`tap`, `mousemove` ...) and calls the listener with what it says.
    public Model onEvent(String name, Consumer<Map<String, Object>> listener) {
        Set<Object> subscribed = new LinkedHashSet<>();
        if (attributes.get("subscribed_events") instanceof Collection<?> before) subscribed.addAll(before);
        subscribed.add(name);
        eventListeners.computeIfAbsent(name, _ -> new ArrayList<>()).add(listener);
        return set("subscribed_events", subscribed);
    }

    public List<Runnable> listeners(String attribute) {
        return listeners.getOrDefault(attribute, List.of());
    }

    public List<Consumer<Map<String, Object>>> eventListeners(String name) {
        return eventListeners.getOrDefault(name, List.of());
    }

    /// Takes over what a browser has already set.
    ///
    /// @throws BadModel if there is no such attribute or the value does not fit
    public void received(String attribute, Object value) {
        ModelSpec.check(type, attribute, value);
        attributes.put(attribute, value);
    }

    /// Whose changes are heard; null for a model that is in no document.
    public void owned(Owner by) {
        owner = by;
    }

    public Owner owner() {
        return owner;
    }

    /// Models inside of a value of an attribute, at any depth but not beyond other models.
    public static void eachModel(Object value, Consumer<Model> found) {
        switch (value) {
            case Model m -> found.accept(m);
            case Map<?, ?> map -> {
                map.keySet().forEach(v -> eachModel(v, found));
                map.values().forEach(v -> eachModel(v, found));
            }
            case Collection<?> all -> all.forEach(v -> eachModel(v, found));
            case Vector.Field f -> eachModel(f.transform(), found);
            case Vector.Value v -> eachModel(v.value(), found);
            case Vector.Expr e -> eachModel(e.expr(), found);
            case null, default -> { }
        }
    }

    /// Equal, where numbers of different Java types are the same if they are the same number.
    private static boolean same(Object a, Object b) {
        if (a instanceof Number m && b instanceof Number n) return m.doubleValue() == n.doubleValue() || m.equals(n);
        if (a instanceof List<?> l && b instanceof List<?> r) {
            if (l.size() != r.size()) return false;
            for (int i = 0; i < l.size(); i++) {
                if (!same(l.get(i), r.get(i))) return false;
            }
            return true;
        }
        return Objects.equals(a, b);
    }

    @Override
    public String toString() {
        return type + "(" + id + ")";
    }
}
