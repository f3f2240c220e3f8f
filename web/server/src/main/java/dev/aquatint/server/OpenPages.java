package dev.aquatint.server;

import dev.aquatint.document.Document;
import dev.aquatint.document.Theme;
import dev.aquatint.document.plot.TileSite;
import dev.aquatint.raster.Cancelled;
import dev.aquatint.session.Panes;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.session.threads.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pages that are open on one server.
final class OpenPages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    /// How long a page waits for the first socket of its browser: it has to load our scripts, over a slow line too, and no more.
    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    private final Map<String, OpenPage> pages = new ConcurrentHashMap<>();
    private final Headroom headroom = new Headroom();
    private final Semaphore seats;
    private final ServerOptions options;
    private final Alarm alarm;
    private final Supplier<String> ids;
    private final TileSite site;
    private final Panes panes;
    private final Metrics metrics;
    private volatile boolean closed;

    /// @param ids makes session ids
    OpenPages(ServerOptions options, Alarm alarm, Supplier<String> ids, TileSite site, Panes panes, Metrics metrics) {
        this.metrics = metrics;
        this.options = options;
        this.alarm = alarm;
        this.ids = ids;
        this.site = site;
        this.panes = panes;
        seats = new Semaphore(options.maxSessions());
    }

    /// Begins to open a page, which takes a seat from now on. Whoever waits for it may go away: it is closed by its alarm like any other.
    ///
    /// @param state what it was made into before
    /// @throws Full if no seat is left, or no memory
    Opening open(String path, App app, App.Request request, Theme theme, PageState state) throws Full {
        boolean room = headroom.any();
        if (closed || !room || !seats.tryAcquire()) {
            metrics.refused.increment();
            throw new Full(room ? Notice.full(options.maxSessions()) : Notice.NO_MEMORY);
        }
        String id = ids.get();
        PageThreads threads = panes.watchdog().page("a page of %s (%.6s)".formatted(path, id));
        try {
            return Opening.begin(() -> opened(id, app, path, request, theme, state, threads), () -> abandon(id, threads));
        } catch (OutOfMemoryError noThread) {
            threads.close(seats::release);
            throw noThread;
        }
    }

    /// What it loads may be of use to the next one who asks: it has as long for it as a page without a browser.
    private void abandon(String id, PageThreads threads) {
        alarm.after(options.sessionLifetime(), () -> {
            if (find(id).isEmpty()) threads.close();
        });
    }

    private OpenPage opened(String id, App app, String path, App.Request request, Theme theme, PageState state, PageThreads threads) throws Failed {
        OpenPage opened = null;
        try {
            opened = made(id, app, path, request, theme, state, threads);
        } finally {
            if (opened == null) threads.close(seats::release);
        }
        metrics.opened.increment();
        pages.put(opened.id, opened);
        // once all are closed, no clock runs that could end it
        if (closed) end(opened);
        else opened.await();
        return opened;
    }

    private OpenPage made(String id, App app, String path, App.Request request, Theme theme, PageState state, PageThreads threads) throws Failed {
        AtomicReference<App.Page> opened = new AtomicReference<>();
        try {
            threads.open(() -> {
                opened.set(app.open(request));
                return null;
            });
            App.Page page = opened.get();
            threads.locate(page::locate);
            var document = new Document(page.title(), theme);
            var live = new LivePage(page, document, theme == Theme.DARK ? new DarkTiles(site) : site, panes, threads, state);
            return new OpenPage(id, path, document, page, live, threads, this::alarm);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError || e instanceof OutOfMemoryError)) throw fatal;
            metrics.failed.increment();
            if (e instanceof Cancelled) LOG.info("{} is not opened: nobody waits for it", path);
            boolean told = e instanceof Exception && !(e instanceof RuntimeException);       // an app throws what is checked with words for a reader, as a script that failed
            if (!(e instanceof Cancelled)) LOG.warn("{} could not be opened{}", path, told ? ": " + e.getMessage() : "", told ? null : e);
            throw new Failed(e, closeAfter(opened.get(), e));
        }
    }

    private static Optional<String> closeAfter(App.Page page, Throwable error) {
        if (page == null) return Optional.empty();
        try (page) {
            return page.locate(error);
        } catch (RuntimeException e) {
            LOG.warn("a page that failed could not be closed", e);
            return Optional.empty();
        }
    }

    Optional<OpenPage> find(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    Watchdog watchdog() {
        return panes.watchdog();
    }

    /// Bytes of what all pages share.
    long kept() {
        return panes.kept();
    }

    int count() {
        return pages.size();
    }

    private Future<?> alarm(OpenPage page) {
        Duration lifetime = options.sessionLifetime(), first = lifetime.compareTo(ARRIVAL) < 0 ? lifetime : ARRIVAL;
        return alarm.after(page.everConnected() ? lifetime : first, () -> {
            // an app may take its time to close, and the clock must not wait for it
            if (page.expire()) closeLater(page);
        });
    }

    private void closeLater(OpenPage page) {
        try {
            Thread.ofVirtual().name("aquatint-page-close").start(() -> close(page));
        } catch (OutOfMemoryError noThread) {
            close(page);        // the more so
        }
    }

    /// Ends a page while somebody looks at it.
    void end(OpenPage page) {
        if (page.end()) close(page);
    }

    private void close(OpenPage page) {
        pages.remove(page.id);
        try {
            page.close(seats::release);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be closed properly", page.path, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(pages.values()).forEach(this::end);
    }

    /// As many pages are open as may be.
    static final class Full extends Exception {
        final transient Notice notice;

        Full(Notice notice) {
            this.notice = notice;
        }
    }

    /// What the app's code threw, and where in the script it happened.
    static final class Failed extends Exception {
        final transient Optional<String> where;

        Failed(Throwable cause, Optional<String> where) {
            super(cause);
            this.where = where;
        }

        /// For the reader of the page, who has written the script: what and where, but no stack.
        Notice notice() {
            Throwable root = getCause();
            while (root.getCause() != null && root.getCause() != root) root = root.getCause();
            String what = said(getCause()), why = root == getCause() || what.contains(said(root)) ? "" : "\ncaused by: " + said(root);
            return Notice.of(500, "This page could not be opened", what + why + where.map(line -> "\nat " + line).orElse(""));
        }

        private static String said(Throwable e) {
            return e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
        }
    }
}
