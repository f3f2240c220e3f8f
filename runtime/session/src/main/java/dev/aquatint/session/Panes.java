package dev.aquatint.session;

import dev.aquatint.element.View;
import dev.aquatint.raster.Engine;

/// What all panes of a server share: the threads that aggregate, the last rasters, a clock.
public final class Panes implements AutoCloseable {
    private final Engine engine;
    private final Shared shared = new Shared();
    private final Clock clock;
    private final Rehearsal rehearsal;

    public Panes(Engine engine) {
        this(engine, new DaemonClock());
    }

    Panes(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        rehearsal = new Rehearsal(engine);
    }

    public Pane pane(View view) {
        return new Pane(view, new Resolver(engine, shared), shared.turns, clock, rehearsal);
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
    }
}
