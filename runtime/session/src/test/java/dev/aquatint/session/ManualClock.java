package dev.aquatint.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Stands still until a test moves it on; what is due is done by the test's own thread.
final class ManualClock implements Clock {
    private record Due(long at, Runnable task) {}

    private final List<Due> waiting = new ArrayList<>();
    private long now;
    private int asked;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized void after(long ms, Runnable task) {
        waiting.add(new Due(now + ms * 1_000_000, task));
        asked++;
        notifyAll();
    }

    @Override
    public Runnable every(long ms, Runnable task) {
        return () -> { };
    }

    void advance(long ms) {
        List<Due> due;
        synchronized (this) {
            now += ms * 1_000_000;
            due = waiting.stream().filter(d -> d.at <= now).sorted(Comparator.comparingLong(Due::at)).toList();
            waiting.removeAll(due);
        }
        due.forEach(d -> d.task.run());
    }

    /// Until so many things have been left to be done later, all in all.
    synchronized void awaitAsked(int n) {
        try {
            while (asked < n) wait();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {}
}
