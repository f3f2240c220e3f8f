package dev.aquatint.columns;

import dev.aquatint.spi.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Independent tasks on all cores, with the caller waiting and telling how far they are.
public final class Parallel {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private Parallel() {}

    /// Runs the tasks 0 to `n - 1`; the first failure stops the rest and is thrown here. No thread outlives the call.
    ///
    /// @param what told to the caller's [Progress] as "reading nyc_taxi.parquet"; null when nobody needs to know
    /// @throws IllegalStateException when the caller is interrupted; its interrupt flag stays set
    public static void run(String what, int n, IntConsumer task) {
        if (n == 0) return;
        if (n == 1 || CORES == 1) {
            try {
                for (int i = 0; i < n; i++) {
                    if (Thread.currentThread().isInterrupted()) throw interrupted(what);
                    task.accept(i);
                    if (what != null && i < n - 1) Progress.tell(what, (i + 1.0) / n);
                }
            } finally {
                if (what != null) Progress.tell(what, 1);
            }
            return;
        }
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        int workers = Math.min(CORES, n);
        var finished = new CountDownLatch(workers);
        Runnable work = () -> {
            try {
                for (int i; failure.get() == null && (i = next.getAndIncrement()) < n; done.incrementAndGet()) task.accept(i);
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            } finally {
                finished.countDown();
            }
        };
        for (int w = 0; w < workers; w++) Thread.ofPlatform().daemon().name("aquatint-columns-" + w).start(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (finished.await(100, TimeUnit.MILLISECONDS)) break;
                    if (what != null && failure.get() == null && done.get() < n) Progress.tell(what, (double) done.get() / n);
                } catch (InterruptedException _) {
                    interrupted = true;
                    failure.compareAndSet(null, interrupted(what));
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
            if (what != null) Progress.tell(what, 1);
        }
        switch (failure.get()) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new IllegalStateException(t);
        }
    }

    private static IllegalStateException interrupted(String what) {
        return new IllegalStateException("interrupted while " + (what == null ? "looking at data" : what));
    }
}
