package dev.aquatint.session.threads;

import dev.aquatint.spi.StopSignal;
import java.util.concurrent.TimeUnit;

/// A call of a page's code that is running: on which thread, for whom, since when, and whether it was told to stop.
final class CodeRun {
    /// How long code that was told to stop may take for it.
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(250);

    final PageThreads page;
    /// A pane, for instance.
    final Object owner;
    private final Thread thread = Thread.currentThread();
    private final long began = System.nanoTime();
    private RuntimeException stopped;
    private long stoppedAt;
    private boolean ended, toldBusy, toldLeft;

    CodeRun(PageThreads page, Object owner) {
        this.page = page;
        this.owner = owner;
    }

    /// For how long it has been running, in nanoseconds.
    long age() {
        return System.nanoTime() - began;
    }

    /// @param why thrown by the call once the code has stopped; the first one counts
    synchronized void stop(RuntimeException why) {
        if (ended || stopped != null) return;
        stopped = why;
        stoppedAt = System.nanoTime();
        StopSignal.send(thread);
        thread.interrupt();
    }

    /// Where it swallowed the interrupt.
    synchronized void insist() {
        if (!ended) thread.interrupt();
    }

    /// The thread belongs to others again.
    ///
    /// @return what it was stopped with, or null
    synchronized RuntimeException end() {
        ended = true;
        if (stopped != null) {
            StopSignal.clear(thread);
            Thread.interrupted();
        }
        return stopped;
    }

    synchronized boolean stopping() {
        return stopped != null;
    }

    /// Whether it goes on although it was told to stop: it is in code that never looks up.
    synchronized boolean leftBehind() {
        return stopped != null && !ended && System.nanoTime() - stoppedAt > PATIENCE_NS;
    }

    /// Whether that is to be said now: once.
    synchronized boolean tellBusy() {
        boolean before = toldBusy;
        toldBusy = true;
        return !before;
    }

    /// Whether that is to be said now: once.
    synchronized boolean tellLeft() {
        boolean before = toldLeft;
        toldLeft = true;
        return !before;
    }

    /// Where it is now, as an error that was thrown there.
    Throwable here() {
        Throwable here = new Throwable();
        here.setStackTrace(thread.getStackTrace());
        return here;
    }
}
