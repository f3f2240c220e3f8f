package dev.aquatint.raster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// A fixed set of daemon threads that share out numbered tasks; idle ones end.
final class Team implements AutoCloseable {
    private static final int IDLE_SECONDS = 2;
    private static final AtomicInteger TEAMS = new AtomicInteger();

    private final int threads;
    private final ExecutorService pool;

    Team(int threads) {
        if (threads < 1 || threads > 1024) throw new IllegalArgumentException("an engine has 1 to 1024 threads, not " + threads);
        this.threads = threads;
        String name = "aquatint-raster-" + TEAMS.getAndIncrement() + "-";
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor fixed = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                task -> Thread.ofPlatform().daemon().name(name + number.getAndIncrement()).unstarted(task));
        fixed.allowCoreThreadTimeOut(true);     // a program that has stopped its servers keeps no thread of ours
        this.pool = fixed;
    }

    int threads() {
        return threads;
    }

    /// Runs the tasks 0 to `tasks - 1`, each once, in no order; returns when all are done.
    ///
    /// @param strands at most how many run at a time
    /// @param strand what runs the tasks of strand `i`, one after the other; asked once for each strand that has a task
    /// @throws RuntimeException the first one that a task threw; tasks that had not begun are left out
    void share(int tasks, int strands, IntFunction<IntConsumer> strand) {
        int n = Math.min(Math.min(strands, threads), tasks);
        if (n <= 1) {
            if (tasks == 0) return;
            IntConsumer only = strand.apply(0);
            for (int t = 0; t < tasks; t++) only.accept(t);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(n);
        for (int i = 0; i < n; i++) {
            int number = i;
            Runnable run = () -> {
                try {
                    int t = next.getAndIncrement();
                    if (t >= tasks) return;
                    IntConsumer mine = strand.apply(number);
                    for (; t < tasks; t = next.getAndIncrement()) mine.accept(t);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    next.set(tasks);
                } finally {
                    running.countDown();
                }
            };
            try {
                pool.execute(run);
            } catch (RejectedExecutionException closed) {
                failure.compareAndSet(null, new IllegalStateException("the engine is closed", closed));
                next.set(tasks);
                running.countDown();
            }
        }
        await(running, next, tasks, failure);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// An interrupt stops the work as a cancel does, but only once every strand has let go of the data.
    private static void await(CountDownLatch running, AtomicInteger next, int tasks, AtomicReference<Throwable> failure) {
        boolean interrupted = false;
        while (true) {
            try {
                running.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
                failure.compareAndSet(null, new Cancelled());
                next.set(tasks);
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
