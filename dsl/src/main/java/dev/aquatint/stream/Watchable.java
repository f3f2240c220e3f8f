package dev.aquatint.stream;

/// Something whose changes redraw what depends on it.
public interface Watchable {

    /// Calls the watcher after every change, on the thread that made it, which holds no lock of ours. A watcher that throws keeps no other from hearing.
    ///
    /// @return stops it
    Runnable onChange(Runnable watcher);

    /// Called before what depends on it is drawn, by a thread that holds no lock of ours: who does not hear of all its changes looks for them here, and tells the watchers.
    ///
    /// @throws RuntimeException if nothing can be drawn of what it is now; shown as a failure of the view
    default void settle() {}
}
