package dev.aquatint.session;

import dev.aquatint.element.View;
import dev.aquatint.raster.Engine;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.session.threads.Watchdog;
import java.time.Duration;

/// What all panes of a server share: the threads that aggregate, the last rasters, a clock, and who watches over the code that views call.
public final class Panes implements AutoCloseable {
    /// How long one call of a page's code may take, unless told otherwise.
    public static final Duration CALL_LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_MS = 1000;

    private final Engine engine;
    private final Shared shared = new Shared();
    private final Clock clock;
    private final Rehearsal rehearsal;
    private final Watchdog watchdog;

    public Panes(Engine engine) {
        this(engine, CALL_LIMIT);
    }

    /// @param callLimit how long one call of a page's code may take before it is stopped
    public Panes(Engine engine, Duration callLimit) {
        this(engine, new DaemonClock(), callLimit);
    }

    Panes(Engine engine, Clock clock) {
        this(engine, clock, CALL_LIMIT);
    }

    private Panes(Engine engine, Clock clock, Duration callLimit) {
        this.engine = engine;
        this.clock = clock;
        rehearsal = new Rehearsal(engine);
        watchdog = new Watchdog(callLimit);
        clock.every(LOOK_MS, watchdog::look);
    }

    /// @param threads of the page that it is on
    public Pane pane(View view, PageThreads threads) {
        return new Pane(view, new Resolver(engine, shared), shared, clock, rehearsal, threads);
    }

    /// Knows what code of which page runs, and makes their threads.
    public Watchdog watchdog() {
        return watchdog;
    }

    /// What is kept of rasters and colours that were made last, in bytes: bounded, however many panes there are.
    public long kept() {
        return shared.bytes();
    }

    /// Stops the clock, and what is made in the background; the engine belongs to whoever made it.
    @Override
    public void close() {
        clock.close();
        rehearsal.close();
        watchdog.close();
    }
}
