package dev.aquatint.stream;

/// Something whose changes redraw what depends on it.
public interface Watchable {

    /// Calls the watcher after every change, on the thread that made it.
    ///
    /// @return stops it
    Runnable onChange(Runnable watcher);
}
