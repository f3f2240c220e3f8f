package dev.aquatint.raster;

import dev.aquatint.spi.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Tells a person how far work on many threads has come, ten times a second.
final class Telling {
    private static final long APART = 100_000_000;

    private final Progress to;
    private final LongSupplier clock;
    private final AtomicLong next;
    private volatile String told;

    /// @param clock in nanoseconds
    Telling(Progress to, LongSupplier clock) {
        this.to = to;
        this.clock = clock;
        this.next = new AtomicLong(clock.getAsLong() + APART);
    }

    void tell(String what, double share) {
        long now = clock.getAsLong(), due = next.get();
        if (share >= 1 || now < due || !next.compareAndSet(due, now + APART)) return;
        told = what;
        to.report(what, share);
    }

    /// Once, when no thread tells anything any more.
    void end() {
        if (told != null) to.report(told, 1);
    }
}
