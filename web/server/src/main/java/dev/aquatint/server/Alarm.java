package dev.aquatint.server;

import java.time.Duration;
import java.util.concurrent.Future;

/// Calls back once, later, unless it is cancelled.
@FunctionalInterface
interface Alarm {
    Future<?> after(Duration delay, Runnable ring);
}
