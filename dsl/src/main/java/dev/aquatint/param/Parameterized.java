package dev.aquatint.param;

import dev.aquatint.stream.Watchable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What can be asked of a user: a class whose `@Param` fields have defaults, bounds, choices, help and controls.
///
/// ```java
/// class Explorer extends Parameterized {
///     @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.75;
/// }
/// var explorer = new Explorer();
/// explorer.set("alpha", 0.3);
/// ```
///
/// Every change is validated; a bad one throws [BadParameter] and leaves the old value. In the REPL and in scripts plain
/// assignment, `explorer.alpha = 0.3`, does the same as `set`. Safe for use by several threads.
public abstract class Parameterized implements Watchable {
    private final ClassParameters parameters = ClassParameters.of(getClass());
    private final List<Consumer<List<Change>>> watchers = new CopyOnWriteArrayList<>();
    /// Parameters with a value of their own, which a new default of the class leaves alone.
    private final Set<String> own = new HashSet<>();
    private boolean touched;
    private Thread updating;

    protected Parameterized() {
        parameters.register(this);
    }

    /// All parameters in the order of their controls.
    public final List<Parameter> parameters() {
        return parameters.all();
    }

    /// @throws IllegalArgumentException if there is none of that name; the message suggests the nearest
    public final Parameter parameter(String name) {
        return parameters.get(name);
    }

    public final Object get(String name) {
        Parameter p = parameters.get(name);
        synchronized (this) {
            touch();
            return read(p);
        }
    }

    /// Changes one parameter and tells the watchers, if the value is another one.
    ///
    /// @throws BadParameter if the value is not allowed
    public final void set(String name, Object value) {
        Parameter p = parameters.get(name);
        Change change;
        synchronized (this) {
            touch();
            Object checked = p.checked(value);
            Object before = read(p);
            write(p, checked);
            own.add(name);
            if (updating == Thread.currentThread() || Objects.equals(before, checked)) return;
            change = new Change(name, before, checked);
        }
        tell(List.of(change));
    }

    /// Changes several parameters by assigning their fields: validated together, undone together if one is bad,
    /// and told to the watchers once.
    ///
    /// @throws BadParameter if a value is not allowed
    public final void update(Runnable assignments) {
        List<Change> changes;
        synchronized (this) {
            touch();
            if (updating == Thread.currentThread()) {
                assignments.run();
                return;
            }
            Map<Parameter, Object> before = new LinkedHashMap<>();
            parameters().forEach(p -> before.put(p, read(p)));
            updating = Thread.currentThread();
            try {
                assignments.run();
                changes = changesSince(before);
            } catch (RuntimeException | Error e) {
                before.forEach(this::write);
                throw e;
            } finally {
                updating = null;
            }
        }
        if (!changes.isEmpty()) tell(changes);
    }

    private List<Change> changesSince(Map<Parameter, Object> before) {
        List<Change> changes = new ArrayList<>();
        before.forEach((p, old) -> {
            Object now = p.checked(read(p));
            if (!Objects.equals(old, now)) {
                changes.add(new Change(p.name(), old, now));
                own.add(p.name());
            }
        });
        return changes;
    }

    /// Calls the watcher after each batch of changes with all of them, on the thread that made them.
    ///
    /// @return stops it
    public final Runnable watch(Consumer<List<Change>> watcher) {
        synchronized (this) {
            touch();
        }
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Calls the watcher with the old and the new value whenever this parameter has changed.
    ///
    /// @return stops it
    public final Runnable watch(String name, BiConsumer<Object, Object> watcher) {
        parameters.get(name);
        return watch(changes -> changes.stream().filter(c -> c.name().equals(name)).forEach(c -> watcher.accept(c.before(), c.now())));
    }

    @Override
    public final Runnable onChange(Runnable watcher) {
        return watch(_ -> watcher.run());
    }

    /// Sets the default of a class: it holds for its new instances, for those of its subclasses, and for all that have no value of their own.
    ///
    /// @throws BadParameter if the value is not allowed
    public static void setDefault(Class<? extends Parameterized> type, String name, Object value) {
        ClassParameters.of(type).setDefault(name, value);
    }

    synchronized void takeDefault(String name, Object value) {
        if (!touched || own.contains(name)) return;
        write(parameters.get(name), value);
        tell(List.of());
    }

    /// Defaults of the class are taken at the first use: field initialisers run after our constructor.
    private void touch() {
        if (touched) return;
        touched = true;
        for (Parameter p : parameters.all()) {
            Object set = parameters.defaultOf(p.name());
            if (set != null && !own.contains(p.name())) write(p, set);
            p.checked(read(p));
        }
    }

    private void tell(List<Change> changes) {
        for (Consumer<List<Change>> w : watchers) w.accept(changes);
    }

    private Object read(Parameter p) {
        try {
            return p.field().get(this);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Parameter p, Object value) {
        try {
            p.field().set(this, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        StringBuilder s = new StringBuilder(getClass().getSimpleName()).append('(');
        String comma = "";
        for (Parameter p : parameters()) {
            s.append(comma).append(p.name()).append('=').append(get(p.name()));
            comma = ", ";
        }
        return s.append(')').toString();
    }
}
