package dev.aquatint.session.threads;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Knows which code of which page runs, says what has been busy for long, stops what takes longer than it may, and counts what cannot be stopped.
public final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());
    private static final long BUSY_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long IDLE_S = 10;

    final ThreadPoolExecutor pool = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_S, TimeUnit.SECONDS, new SynchronousQueue<>(), Watchdog::thread);
    private final Set<PageThreads> pages = ConcurrentHashMap.newKeySet();
    private final Duration limit;

    /// @param limit how long one call of a page's code may take
    public Watchdog(Duration limit) {
        this.limit = limit;
    }

    /// Keeps nothing of who asks for it, such as the class loader of a script.
    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("aquatint-page").inheritInheritableThreadLocals(false).unstarted(work);
        thread.setContextClassLoader(Watchdog.class.getClassLoader());
        return thread;
    }

    /// The threads of a page.
    ///
    /// @param name of the page, as it is to be called in the log
    public PageThreads page(String name) {
        PageThreads page = new PageThreads(this, name);
        pages.add(page);
        return page;
    }

    /// To be called about once a second.
    public void look() {
        runs().forEach(this::look);
    }

    private void look(CodeRun run) {
        if (run.stopping()) {
            run.insist();
            if (run.leftBehind() && run.tellLeft()) log(Level.WARNING, "%s does not stop when told to: it is left behind, and keeps its seat until it ends".formatted(run.page.line(run)), null);
            return;
        }
        if (run.age() > limit.toNanos()) {
            String where = run.page.line(run);
            log(Level.WARNING, "%s is stopped after %d s".formatted(where, limit.toSeconds()), null);
            run.stop(new TooLong(limit, where));
        } else if (run.age() > BUSY_NS && run.tellBusy()) {
            log(Level.WARNING, "%s has been running for %d s".formatted(run.page.line(run), TimeUnit.NANOSECONDS.toSeconds(run.age())), null);
        }
    }

    /// How many calls of pages' code are running.
    public long running() {
        return runs().count();
    }

    /// How many of them go on although they were told to stop.
    public long leftBehind() {
        return runs().filter(CodeRun::leftBehind).count();
    }

    private Stream<CodeRun> runs() {
        return pages.stream().flatMap(page -> page.runs().stream());
    }

    void over(PageThreads page) {
        pages.remove(page);
    }

    void log(Level level, String message, Throwable error) {
        LOG.log(level, message, error);
    }

    /// Stops all that runs.
    @Override
    public void close() {
        pages.forEach(PageThreads::close);
        pool.shutdown();
    }
}
