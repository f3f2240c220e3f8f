package dev.aquatint.server;

import dev.aquatint.document.Document;
import dev.aquatint.session.threads.PageThreads;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/// One opened page of an app, from the first request for it until its last socket has been gone for a while.
final class OpenPage {
    /// Windows that show the same page; a browser opens one each.
    private static final int MOST_SOCKETS = 32;

    final String id;
    /// Of the app; a socket on another path is refused.
    final String path;
    final Document document;
    private final App.Page page;
    private final LivePage live;
    private final PageThreads threads;
    private final Function<OpenPage, Future<?>> alarm;

    private Future<?> deadline;
    private int sockets;
    private boolean everConnected, over;

    /// @param alarm started whenever no socket is there; [#expire()] is called when it rings
    OpenPage(String id, String path, Document document, App.Page page, LivePage live, PageThreads threads, Function<OpenPage, Future<?>> alarm) {
        this.id = id;
        this.path = path;
        this.document = document;
        this.page = page;
        this.live = live;
        this.threads = threads;
        this.alarm = alarm;
    }

    /// Starts to wait for a browser.
    synchronized void await() {
        if (!over && sockets == 0) deadline = alarm.apply(this);
    }

    /// What its reader has made of it.
    PageState state() {
        return live.state();
    }

    synchronized boolean everConnected() {
        return everConnected;
    }

    /// @return empty if the page is over already, or shown in as many windows as may be
    Optional<Document.Connection> connect(Document.Outbox out) {
        synchronized (this) {
            if (over || sockets >= MOST_SOCKETS) return Optional.empty();
            sockets++;
            everConnected = true;
            if (deadline != null) deadline.cancel(false);
            deadline = null;
        }
        return Optional.of(document.connect(out));
    }

    synchronized void disconnected() {
        sockets--;
        await();
    }

    /// @return whether the page is over by this call, and to be closed
    synchronized boolean expire() {
        return sockets == 0 && end();
    }

    /// @return whether the page is over by this call, and to be closed
    synchronized boolean end() {
        if (over) return false;
        if (deadline != null) deadline.cancel(false);
        return over = true;
    }

    /// Lets go of everything, whatever fails on the way.
    ///
    /// @param whenQuiet run once no code of the page runs any more
    void close(Runnable whenQuiet) {
        threads.close(whenQuiet);
        try (App.Page _ = page; LivePage _ = live) {
            document.close();
        }
    }
}
