package dev.aquatint.stream;

/// Something whose changes redraw what depends on it.
public interface Watchable {

    /// Calls the watcher after every change, on the thread that made it, which holds no lock of ours. A watcher that throws keeps no other from hearing.
    ///
    /// @return stops it
    Runnable onChange(Runnable watcher);
}
