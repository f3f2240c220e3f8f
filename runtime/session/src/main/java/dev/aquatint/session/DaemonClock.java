package dev.aquatint.session;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One daemon thread for all panes of a process.
final class DaemonClock implements Clock {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("clock").factory());

    DaemonClock() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void after(long ms, Runnable task) {
        if (!timer.isShutdown()) timer.schedule(() -> Thread.ofVirtual().start(task), ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public Runnable every(long ms, Runnable task) {
        if (timer.isShutdown()) return () -> { };
        ScheduledFuture<?> f = timer.scheduleAtFixedRate(task, ms, ms, TimeUnit.MILLISECONDS);
        return () -> f.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
