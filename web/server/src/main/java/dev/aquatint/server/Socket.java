package dev.aquatint.server;

import dev.aquatint.document.Document;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser's connection to a page. Sending never waits: what a slow browser does not take is queued, and past a bound it is cut off.
///
/// Public because Jetty calls it by method handles.
public final class Socket implements Session.Listener.AutoDemanding, Document.Outbox {
    static final long MOST_QUEUED = 32L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final int GOING_AWAY = 1001;

    private final OpenPage page;
    private final Set<Socket> open;
    private final AtomicLong queued = new AtomicLong();
    private volatile Session session;
    private volatile long heard = System.nanoTime();
    private Optional<Document.Connection> connection = Optional.empty();

    /// @param open to be in as long as this is
    Socket(OpenPage page, Set<Socket> open) {
        this.page = page;
        this.open = open;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        this.session = session;
        open.add(this);
        connection = page.connect(this);
        if (connection.isEmpty()) close(GOING_AWAY, "this page is over");
    }

    @Override
    public void onWebSocketText(String message) {
        heard = System.nanoTime();
        connection.ifPresent(c -> c.text(message));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        heard = System.nanoTime();
        try {
            connection.ifPresent(c -> c.binary(payload));
        } finally {
            callback.succeed();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heard = System.nanoTime();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("socket of {}", page.path, cause);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        open.remove(this);
        try {
            connection.ifPresent(c -> {
                c.closed();
                page.disconnected();
            });
            connection = Optional.empty();
        } finally {
            callback.succeed();
        }
    }

    @Override
    public void text(String s) {
        if (mayQueue(s.length())) session.sendText(s, sent(s.length()));
    }

    @Override
    public void binary(ByteBuffer b) {
        int length = b.remaining();
        if (mayQueue(length)) session.sendBinary(b, sent(length));
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }

    /// Keeps proxies from cutting the line, and cuts it when the other end has been silent for too long.
    void ping(long longestSilence) {
        if (System.nanoTime() - heard > longestSilence) session.disconnect();
        else session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    private boolean mayQueue(int length) {
        if (!session.isOpen()) return false;
        if (queued.addAndGet(length) <= MOST_QUEUED) return true;
        LOG.info("a browser of {} takes too little of what it is sent; its connection is cut", page.path);
        session.disconnect();
        return false;
    }

    private Callback sent(int length) {
        return Callback.from(() -> queued.addAndGet(-length), _ -> { });
    }
}
