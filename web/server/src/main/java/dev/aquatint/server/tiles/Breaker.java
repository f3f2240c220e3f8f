package dev.aquatint.server.tiles;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Keeps us from asking a host that just failed: after a failure nobody is let through for half a minute, then one to try.
final class Breaker {
    static final Duration REST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private Instant until;      // null: all is well
    private boolean trying;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /// Whoever is let through says [#worked()] or [#failed()] afterwards.
    synchronized boolean enter() {
        if (until == null) return true;
        if (trying || clock.instant().isBefore(until)) return false;
        return trying = true;
    }

    synchronized void worked() {
        until = null;
        trying = false;
    }

    synchronized void failed() {
        until = clock.instant().plus(REST);
        trying = false;
    }
}
