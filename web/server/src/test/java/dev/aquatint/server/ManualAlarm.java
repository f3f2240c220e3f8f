package dev.aquatint.server;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Rings when the test says so.
final class ManualAlarm implements Alarm {
    static final class Set extends FutureTask<Void> {
        private final Runnable ring;

        private Set(Runnable ring) {
            super(ring, null);
            this.ring = ring;
        }

        /// As when it had begun to ring before it was cancelled.
        void ringAnyway() {
            ring.run();
        }
    }

    private final BlockingQueue<Set> set = new LinkedBlockingQueue<>();

    @Override
    public Future<?> after(Duration delay, Runnable ring) {
        var task = new Set(ring);
        set.add(task);
        return task;
    }

    /// Waits until the next one is set.
    Set next() throws InterruptedException {
        Set next = set.poll(10, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no alarm was set in ten seconds");
        return next;
    }

    boolean isSet() {
        return !set.isEmpty();
    }
}
