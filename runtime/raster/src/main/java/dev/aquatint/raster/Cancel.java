package dev.aquatint.raster;

/// Stops work that is no longer wanted, and tells how far it has come.
///
/// Work looks at it between blocks of rows, some microseconds apart. One for each piece of work; safe from any thread.
public final class Cancel {
    private volatile boolean cancelled;
    private volatile double done;
    private volatile String what = "aggregating";
    private final Telling telling;

    public Cancel() {
        this(null);
    }

    /// @param telling what hears of it too; may be null
    Cancel(Telling telling) {
        this.telling = telling;
    }

    /// Asks for the work to stop; it then throws [Cancelled].
    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /// The share of the rows that are dealt with, 0 to 1.
    public double done() {
        return done;
    }

    /// What is being done, as a person is told.
    public String what() {
        return what;
    }

    void tell(String what) {
        this.what = what;
    }

    void tell(double share) {
        done = share;
        if (telling != null) telling.tell(what, share);
    }

    void check() {
        if (cancelled) throw new Cancelled();
    }
}
