package dev.aquatint.raster.kernel;

import java.util.concurrent.atomic.AtomicLong;

/// How much memory all tallies of one thing may grow by together, whichever of them the rows fall to.
///
/// Nothing is given back: whether it is spent in the end goes by what all of them took, not by who came first.
public final class Budget {
    private final long bytes;
    private final AtomicLong taken = new AtomicLong();
    private Budget second;

    public Budget(long bytes) {
        this.bytes = bytes;
    }

    /// Whether it was enough for that too.
    boolean take(long more) {
        return taken.addAndGet(more) <= bytes;
    }

    /// Whether more was wanted than there is.
    boolean spent() {
        return taken.get() > bytes;
    }

    long megabytes() {
        return bytes >> 20;
    }

    /// As much once more, for what takes the place of that which was too much.
    synchronized Budget second() {
        if (second == null) second = new Budget(bytes);
        return second;
    }
}
