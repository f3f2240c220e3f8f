package dev.aquatint.session;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Calls things later: one daemon thread for all panes of a process.
final class Clock implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("clock").factory());

    Clock() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void after(long ms, Runnable task) {
        if (!timer.isShutdown()) timer.schedule(() -> Thread.ofVirtual().start(task), ms, TimeUnit.MILLISECONDS);
    }

    /// @return stops it
    Runnable every(long ms, Runnable task) {
        if (timer.isShutdown()) return () -> { };
        ScheduledFuture<?> f = timer.scheduleAtFixedRate(task, ms, ms, TimeUnit.MILLISECONDS);
        return () -> f.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
