package dev.aquatint.server;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that a server does not answer any more: the thread that hears all connections can die, of memory that ran out as of anything else, and
/// nobody else would tell.
final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    /// Questions in a row without an answer.
    static final int DEAD = 5;

    private final Consumer<Runnable> ask;
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private int missed;

    /// @param ask has the thread in question run what it is given
    Pulse(Consumer<Runnable> ask) {
        this.ask = ask;
    }

    private static void say() {
        try {
            LOG.error("the server does not answer any more, most likely since memory ran out: it needs more (-Xmx), or fewer pages (--max-sessions), and a new start");
        } catch (OutOfMemoryError _) {
            // there is no memory to say it either
        }
    }

    /// To be called every two seconds, by one thread. What it was never comes back: it is said once.
    ///
    /// @return whether it is known since now that the server is dead
    boolean stopped() {
        missed = answered.getAndSet(false) ? 0 : missed + 1;
        if (missed < DEAD) ask.accept(() -> answered.set(true));
        if (missed == DEAD) say();
        return missed == DEAD;
    }
}
