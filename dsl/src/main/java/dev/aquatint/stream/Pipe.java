package dev.aquatint.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A value that is sent from code: a `send` calls the dynamic maps that listen, once.
///
/// The latest value wins: one that is followed by another before it was drawn is skipped.
///
/// ```java
/// var data = pipe(List.of());
/// show(dynamicMap(rows -> points(frame(rows), "x", "y"), data));
/// data.send(newRows);
/// ```
public final class Pipe<T> implements Stream<T>, Watchable {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile T value;

    public Pipe(T value) {
        this.value = value;
    }

    public T value() {
        return value;
    }

    public void send(T value) {
        this.value = value;
        Heard.all(watchers, Runnable::run);
    }

    @Override
    public Runnable onChange(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }
}
