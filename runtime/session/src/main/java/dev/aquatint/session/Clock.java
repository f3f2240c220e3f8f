package dev.aquatint.session;

/// Tells the time, and calls things later.
interface Clock extends AutoCloseable {

    /// Nanoseconds since some moment.
    long now();

    void after(long ms, Runnable task);

    /// @return stops it
    Runnable every(long ms, Runnable task);

    @Override
    void close();
}
