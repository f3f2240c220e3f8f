package dev.aquatint.server;

import dev.aquatint.document.Document;
import dev.aquatint.document.wire.Limits;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser's connection to a page. Sending never waits: what a slow browser does not take is queued, one message at a time, and nothing is
/// read from it meanwhile; who takes nothing for long is cut off.
///
/// Public because Jetty calls it by method handles.
public final class Socket implements Session.Listener, Document.Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final int GOING_AWAY = 1001;

    private final OpenPage page;
    private final Sockets sockets;
    private final Incoming incoming;
    private final AtomicBoolean unread = new AtomicBoolean(), left = new AtomicBoolean();
    private volatile Session session;
    private volatile SendQueue queue;
    private volatile long heard = System.nanoTime(), closing = Long.MAX_VALUE;
    private volatile Optional<Document.Connection> connection = Optional.empty();

    /// @param sockets to be among as long as this is open
    Socket(OpenPage page, Sockets sockets) {
        this.page = page;
        this.sockets = sockets;
        incoming = new Incoming(sockets.received);
    }

    @Override
    public void onWebSocketOpen(Session session) {
        this.session = session;
        queue = new SendQueue(session, sockets.toSend, this::drained);
        connection = page.connect(this);
        sockets.add(this);
        if (connection.isEmpty()) close(GOING_AWAY, "this page is over, or has too many windows");
        read();
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        take(() -> {
            String whole = incoming.text(part, last);
            if (whole != null) connection.ifPresent(c -> c.text(whole));
            return whole != null;
        });
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer part, boolean last, Callback callback) {
        try {
            take(() -> {
                ByteBuffer whole = incoming.binary(part, last);
                if (whole != null) connection.ifPresent(c -> c.binary(whole));
                return whole != null;
            });
        } finally {
            callback.succeed();
        }
    }

    private interface Part {

        /// @return whether a fragment is complete by it
        boolean take() throws Incoming.TooMuch;
    }

    private void take(Part part) {
        heard = System.nanoTime();
        try {
            if (closing == Long.MAX_VALUE && part.take() && !connection.map(Document.Connection::midway).orElse(false)) incoming.done();
        } catch (Incoming.TooMuch e) {
            LOG.info("a message to {} is not read: {}", page.path, e.getMessage());
            incoming.end();
            close(e.code, e.getMessage());
        } finally {
            read();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heard = System.nanoTime();
        read();
    }

    /// Asks for more, once the browser has read the answers to what it said before.
    private void read() {
        unread.set(true);
        if (queue.waiting() == 0 || closing != Long.MAX_VALUE) readOn();
    }

    private void readOn() {
        if (unread.compareAndSet(true, false)) session.demand();
    }

    private void drained() {
        readOn();
        connection.filter(Document.Connection::behind).ifPresent(c -> Thread.ofVirtual().name("aquatint-catch-up").start(c::ready));
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("socket of {}", page.path, cause);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        try {
            left();
        } finally {
            callback.succeed();
        }
    }

    /// Whether the connection is over, which Jetty may have had no memory to tell.
    boolean gone() {
        return !session.isOpen();
    }

    /// Lets go of what the connection had, once.
    void left() {
        sockets.remove(this);
        if (!left.compareAndSet(false, true)) return;
        queue.end();
        incoming.end();
        Optional<Document.Connection> before = connection;
        connection = Optional.empty();
        before.ifPresent(c -> {
            c.closed();
            page.disconnected();
        });
    }

    @Override
    public void text(String s) {
        queue.text(s);
    }

    @Override
    public void binary(ByteBuffer b) {
        queue.binary(b);
    }

    @Override
    public boolean ready() {
        return queue.waiting() == 0 && sockets.toSend.room();
    }

    @Override
    public void close(int code, String reason) {
        closing = System.nanoTime();
        session.close(code, reason, Callback.NOOP);
    }

    /// Keeps proxies from cutting the line, and cuts it when the other end has been silent for too long.
    void ping(long longestSilence) {
        if (System.nanoTime() - heard > longestSilence) session.disconnect();
        else session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    /// For how long the browser has not taken what waits for it, in nanoseconds.
    long stalled() {
        return queue.stalled();
    }

    /// For how long a message has not come to its end, in nanoseconds.
    long dripping() {
        return incoming.age();
    }

    /// For how long the browser has not answered that the connection is closed, in nanoseconds.
    long closing() {
        long since = closing;
        return since == Long.MAX_VALUE ? 0 : System.nanoTime() - since;
    }

    void cut(String why) {
        LOG.info("a connection to {} is cut: {}", page.path, why);
        queue.end();
        session.disconnect();
    }

    /// There may be room again for what this browser has not been told.
    void retry() {
        if (ready()) drained();
    }
}
