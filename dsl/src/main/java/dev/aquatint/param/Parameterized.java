package dev.aquatint.param;

import dev.aquatint.stream.Heard;
import dev.aquatint.stream.Watchable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
/// assignment, `explorer.alpha = 0.3`, does the same as `set`. In compiled Java it only writes the field, and is found out later: [#settle()]
/// tells it to the watchers before the next frame, and a value that is not allowed is refused wherever the parameter is asked for. Safe for use by several threads.
public abstract class Parameterized implements Watchable {
    private static final long PATIENCE_SECONDS = 10;

    private final ClassParameters parameters = ClassParameters.of(getClass());
    private final List<Consumer<List<Change>>> watchers = new CopyOnWriteArrayList<>();
    /// Parameters with a value of their own, which a new default of the class leaves alone.
    private final Set<String> own = new HashSet<>();
    private boolean touched;
    /// What came through `set`, `update` or a default, to find out what was assigned to the fields themselves.
    private final Map<Parameter, Object> known = new HashMap<>();
    /// Held while an update runs, by nothing else. The rest is guarded by this object, and never while code of others runs.
    private final ReentrantLock turn = new ReentrantLock();
    private Thread updating;
    /// During an update what others see, and what it sets although that is there already.
    private final Map<Parameter, Object> before = new LinkedHashMap<>();
    private final Set<String> assigned = new HashSet<>();

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

    /// While another thread is in an [#update(Runnable)], what it was before.
    ///
    /// @throws BadParameter if the field was assigned a value that is not allowed
    public final Object get(String name) {
        Parameter p = parameters.get(name);
        synchronized (this) {
            touch();
            if (updating == null) settled(p);
            return visible(p);
        }
    }

    /// Finds out what was assigned to fields in compiled Java, where an assignment is not rewritten: tells the watchers, as `set` would have done.
    ///
    /// @throws BadParameter if a field has a value that is not allowed; it has it still
    @Override
    public final void settle() {
        List<Change> assigned;
        synchronized (this) {
            touch();
            assigned = assigned();
        }
        if (!assigned.isEmpty()) tell(assigned);
    }

    /// What was assigned since it was asked for the last time. In an update assignments are what it is for.
    private List<Change> assigned() {
        if (updating != null) return List.of();
        List<Change> changes = new ArrayList<>();
        Map<Parameter, Object> now = new HashMap<>();
        for (Parameter p : parameters.all()) {
            Object old = known.get(p), value = settled(p);
            if (Objects.equals(old, value)) continue;
            changes.add(new Change(p.name(), old, value));
            now.put(p, value);
        }
        now.forEach((p, value) -> {
            own.add(p.name());
            known.put(p, value);
        });
        return changes;
    }

    /// The value of a field, which is checked unless it is what it was.
    private Object settled(Parameter p) {
        Object value = read(p);
        if (Objects.equals(known.get(p), value)) return value;
        try {
            return p.checked(value);
        } catch (BadParameter e) {
            throw new BadParameter("%s. Its field was assigned: in compiled Java set(\"%s\", ...) and update(...) check before they assign".formatted(e.getMessage(), p.name()));
        }
    }

    /// Changes one parameter and tells the watchers, if the value is another one.
    ///
    /// All watchers hear of it, also where one of them throws: what the first one threw comes out of here then, and the value is set.
    ///
    /// @throws BadParameter if the value is not allowed
    public final void set(String name, Object value) {
        Parameter p = parameters.get(name);
        Object checked = p.checked(value);
        Change change;
        synchronized (this) {
            touch();
            if (updating == Thread.currentThread()) {
                write(p, checked);
                assigned.add(name);
                return;
            }
            own.add(name);
            change = changed(p, checked);
        }
        if (change != null) tell(List.of(change));
    }

    /// Changes several parameters by assigning their fields: validated together, undone together if one is bad,
    /// and told to the watchers once. Others that ask by `get` see all of it or nothing.
    ///
    /// Updates of one object by several threads come one after the other.
    ///
    /// @throws BadParameter if a value is not allowed
    /// @throws IllegalStateException if another update of this object does not end within ten seconds
    public final void update(Runnable assignments) {
        if (turn.isHeldByCurrentThread()) {
            assignments.run();
            return;
        }
        takeTurn();
        List<Change> changes;
        try {
            changes = batch(assignments);
        } finally {
            turn.unlock();
        }
        if (!changes.isEmpty()) tell(changes);
    }

    private void takeTurn() {
        try {
            if (turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("another update of %s has not ended: this one was not begun".formatted(getClass().getSimpleName()));
    }

    private List<Change> batch(Runnable assignments) {
        synchronized (this) {
            touch();
            parameters().forEach(p -> before.put(p, known.get(p)));
            updating = Thread.currentThread();
        }
        boolean done = false;
        try {
            assignments.run();
            List<Change> changes = changes();
            done = true;
            return changes;
        } finally {
            synchronized (this) {
                if (!done) before.forEach(this::write);
                before.clear();
                assigned.clear();
                updating = null;
            }
        }
    }

    private synchronized List<Change> changes() {
        Map<Parameter, Object> now = new LinkedHashMap<>();
        before.keySet().forEach(p -> now.put(p, p.checked(read(p))));
        List<Change> changes = new ArrayList<>();
        before.forEach((p, old) -> {
            if (!Objects.equals(old, now.get(p))) changes.add(new Change(p.name(), old, now.get(p)));
        });
        changes.forEach(c -> own.add(c.name()));
        own.addAll(assigned);
        known.putAll(now);
        before.clear();         // what is set from here on is no part of it
        updating = null;
        return changes;
    }

    /// What it is for all but the thread in an update.
    private Object visible(Parameter p) {
        return updating == null || updating == Thread.currentThread() ? read(p) : before.get(p);
    }

    /// Sets a value, also in the middle of an update of another thread, which then leaves it as it is.
    ///
    /// @return null if it is that already
    private Change changed(Parameter p, Object value) {
        Object old = updating == null ? known.get(p) : visible(p);
        write(p, value);
        if (updating != null) before.put(p, value);
        return Objects.equals(old, value) ? null : new Change(p.name(), old, value);
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

    void takeDefault(String name, Object value) {
        Change change;
        synchronized (this) {
            if (!touched || own.contains(name)) return;
            change = changed(parameters.get(name), value);
        }
        if (change != null) tell(List.of(change));
    }

    /// Defaults of the class are taken at the first use: field initialisers run after our constructor.
    private void touch() {
        if (touched) return;
        touched = true;
        for (Parameter p : parameters.all()) {
            Object set = parameters.defaultOf(p.name());
            if (set != null && !own.contains(p.name())) write(p, set);
            else known.put(p, read(p));
        }
        for (Parameter p : parameters.all()) p.checked(read(p));
    }

    /// Called without a lock: watchers are the code of others.
    private void tell(List<Change> changes) {
        Heard.all(watchers, w -> w.accept(changes));
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
            known.put(p, value);
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
