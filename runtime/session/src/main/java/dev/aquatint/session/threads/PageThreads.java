package dev.aquatint.session.threads;

import dev.aquatint.raster.Cancelled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The threads of one page: on them its views are drawn and its parameters watched, by code that may take for ever. They are threads of the operating system, which shares the
/// cores out among all that run, so that no code of a page can keep the server or another page from running; and a page has a few of them only.
public final class PageThreads implements Executor, AutoCloseable {
    /// Of what is drawn at a time; the next one waits.
    static final int MOST = 8;
    /// Of what a browser has said, and nobody has heard yet.
    static final int MOST_WAITING = 1000;

    private final Watchdog watchdog;
    final String name;
    private volatile Function<Throwable, Optional<String>> locate = ScriptLine::of;
    private final Set<CodeRun> runs = ConcurrentHashMap.newKeySet();

    // guarded by this
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Set<Runnable> said = new LinkedHashSet<>();
    private int active;
    private boolean hearing, closed;
    private final List<Runnable> quiet = new ArrayList<>();

    PageThreads(Watchdog watchdog, String name) {
        this.watchdog = watchdog;
        this.name = name;
    }

    /// Who knows where in the page's script an error happened.
    public void locate(Function<Throwable, Optional<String>> by) {
        locate = by;
    }

    /// Runs it on a thread of the page, as soon as there is one; never once the page is closed.
    @Override
    public synchronized void execute(Runnable work) {
        if (closed) return;
        if (active == MOST) {
            waiting.add(work);
            return;
        }
        start(() -> work(work));
        active++;
    }

    private void work(Runnable first) {
        for (Runnable next = first; next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                watchdog.log(System.Logger.Level.WARNING, "a thread of " + name + " failed", e);
            }
        }
    }

    private synchronized Runnable next() {
        Runnable next = closed ? null : waiting.poll();
        if (next == null) active--;
        return next;
    }

    /// Runs one thing after the other, on another thread of the page. What waits already is not run twice: it finds the last state when its turn comes.
    ///
    /// @param told hears of each that it was run, and what it threw, or null if it threw nothing
    public Executor inOrder(BiConsumer<Runnable, Throwable> told) {
        return work -> {
            synchronized (this) {
                if (closed || said.contains(work)) return;
                if (said.size() == MOST_WAITING) throw new RejectedExecutionException("%s does not listen: %d things that its browser has said wait for code that runs".formatted(name, MOST_WAITING));
                said.add(work);
                if (hearing) return;
                start(() -> hear(told));
                hearing = true;
            }
        };
    }

    private void hear(BiConsumer<Runnable, Throwable> told) {
        for (Runnable next = nextSaid(); next != null; next = nextSaid()) {
            Runnable work = next;
            Throwable error = null;
            try {
                call(this, () -> {
                    work.run();
                    return null;
                });
            } catch (Cancelled _) {
                continue;           // the page has gone
            } catch (Throwable e) {
                error = e;
            }
            try {
                told.accept(work, error);
            } catch (RuntimeException | Error e) {
                watchdog.log(System.Logger.Level.WARNING, "an error of " + name + " could not be shown", e);
            }
        }
    }

    private synchronized Runnable nextSaid() {
        if (closed || said.isEmpty()) {
            hearing = false;
            return null;
        }
        Runnable first = said.iterator().next();
        said.remove(first);
        return first;
    }

    private void start(Runnable work) {
        watchdog.pool.execute(work);
    }

    /// Calls the page's code on this thread, watched: it is stopped when its owner does not want it any more, its page goes, or it takes longer than it may.
    ///
    /// @throws Cancelled if it was stopped because nobody wants it any more
    /// @throws TooLong if it was stopped because it took too long
    public <T> T call(Object owner, Supplier<T> code) {
        try {
            return run(owner, code::get);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens the page, which calls its code, watched as [#call].
    public <T> T open(Callable<T> code) throws Exception {
        return run(this, code);
    }

    private <T> T run(Object owner, Callable<T> code) throws Exception {
        CodeRun run = new CodeRun(this, owner);
        synchronized (this) {
            if (closed) throw new Cancelled();
            runs.add(run);
        }
        T result = null;
        Throwable error = null;
        try {
            result = code.call();
        } catch (Throwable e) {
            error = e;
        }
        RuntimeException stopped = run.end();
        ended(run);
        if (stopped != null) throw stopped;
        switch (error) {
            case null -> { }
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(error);
        }
        return result;
    }

    private void ended(CodeRun run) {
        runs.remove(run);
        quieten();
    }

    private void quieten() {
        List<Runnable> last;
        synchronized (this) {
            if (!closed || !runs.isEmpty()) return;
            last = List.copyOf(quiet);
            quiet.clear();
        }
        watchdog.over(this);
        last.forEach(Runnable::run);
    }

    /// What runs for this owner is not wanted any more.
    public void stop(Object owner) {
        for (CodeRun run : runs) {
            if (run.owner == owner) run.stop(new Cancelled());
        }
    }

    Set<CodeRun> runs() {
        return runs;
    }

    String line(CodeRun run) {
        return locate.apply(run.here()).map(line -> line + ", ").orElse("") + name;
    }

    @Override
    public void close() {
        close(() -> { });
    }

    /// Stops all that runs, and runs nothing any more.
    ///
    /// @param whenQuiet run when no code of the page runs any more: now, soon, or, where it cannot be stopped, whenever it ends
    public void close(Runnable whenQuiet) {
        synchronized (this) {
            closed = true;
            waiting.clear();
            said.clear();
            quiet.add(whenQuiet);
        }
        runs.forEach(run -> run.stop(new Cancelled()));
        quieten();
    }
}
