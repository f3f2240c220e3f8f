package dev.aquatint.shell.engine;

import dev.aquatint.spi.StopSignal;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Where snippets run: a thread of their own, so that one which never ends can be stopped, or left behind.
final class SnippetThread {
    private static final Object LEFT_BEHIND = new Object();
    private static final int SECONDS_TO_REACT = 2;

    /// Ctrl-C was pressed; the snippet ended, or did not and goes on without anybody waiting for it.
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;
        final boolean leftBehind;

        Stopped(boolean leftBehind) {
            super("stopped", null, false, false);
            this.leftBehind = leftBehind;
        }
    }

    private ExecutorService executor = start();
    private Thread running;
    private CompletableFuture<Object> result;
    private boolean stopping, early;

    private static ExecutorService start() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("snippet").daemon(true).factory());
    }

    /// Runs it and waits for it.
    ///
    /// @throws Stopped if it was stopped before it had a result
    /// @throws Exception what it threw
    Object run(Callable<?> snippet) throws Exception {
        CompletableFuture<Object> mine = new CompletableFuture<>();
        synchronized (this) {
            if (early) throw new Stopped(false);
            result = mine;
            stopping = false;
        }
        executor.execute(() -> {
            Thread thread = Thread.currentThread();
            synchronized (this) {
                running = thread;
                if (stopping) StopSignal.send(thread);
            }
            Object value = null;
            Throwable error = null;
            try {
                value = snippet.call();
            } catch (Throwable t) {
                error = t;
            }
            synchronized (this) {
                if (running == thread) running = null;
                StopSignal.clear(thread);
                Thread.interrupted();       // the next snippet must not be stopped for this one
            }
            if (error == null) mine.complete(value);
            else mine.completeExceptionally(error);
        });
        try {
            Object value = mine.get();
            synchronized (this) {
                if (value != LEFT_BEHIND && stopping) throw new Stopped(false);     // whoever called it took the signal for an error
                if (value != LEFT_BEHIND) return value;
                executor.shutdown();
                executor = start();
                running = null;
            }
            throw new Stopped(true);
        } catch (ExecutionException e) {
            synchronized (this) {
                if (stopping) throw new Stopped(false);
            }
            switch (e.getCause()) {
                case Exception x -> throw x;
                case Error x -> throw x;
                case Throwable x -> throw new IllegalStateException(x);
            }
        } finally {
            synchronized (this) {
                result = null;
            }
        }
    }

    /// Interrupts what is running and sends it the [StopSignal]; if it does not react within two seconds, because it is in code of a library that never looks up,
    /// it is left to itself, and ends when it comes back to code of a snippet.
    synchronized void stop() {
        early = result == null;         // it is still being compiled
        if (early) return;
        stopping = true;
        if (running != null) {
            StopSignal.send(running);
            running.interrupt();
        }
        result.completeOnTimeout(LEFT_BEHIND, SECONDS_TO_REACT, TimeUnit.SECONDS);
    }

    /// Whoever was stopped before it began is forgotten: another one is about to be compiled.
    synchronized void begin() {
        early = false;
    }

    void close() {
        executor.shutdownNow();
    }
}
