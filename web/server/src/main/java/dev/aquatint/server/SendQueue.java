package dev.aquatint.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// What waits to be sent on one socket, in order, a piece at a time: so it is known how far a slow browser has got, and no large copy is made
/// outside of the heap for a large picture.
final class SendQueue {
    /// Bytes, or chars.
    static final int PIECE = 256 << 10;

    private sealed interface Piece {
        int size();

        record Text(String text, boolean last) implements Piece {
            @Override
            public int size() {
                return text.length();
            }
        }

        record Bytes(ByteBuffer bytes, int size, boolean last) implements Piece {}
    }

    private final Session session;
    private final ByteBudget budget;
    private final Runnable drained;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long waiting;
    private boolean inFlight, over;
    private Thread sender;
    private volatile long progress = System.nanoTime();

    /// @param budget of all sockets
    /// @param drained run whenever nothing is left to send, by a thread that must not wait
    SendQueue(Session session, ByteBudget budget, Runnable drained) {
        this.session = session;
        this.budget = budget;
        this.drained = drained;
    }

    void text(String s) {
        if (s.length() <= PIECE) {
            send(new Piece.Text(s, true));
            return;
        }
        for (int from = 0; from < s.length(); ) {
            int to = Math.min(from + PIECE, s.length());
            if (to < s.length() && Character.isHighSurrogate(s.charAt(to - 1))) to--;
            send(new Piece.Text(s.substring(from, to), to == s.length()));
            from = to;
        }
    }

    void binary(ByteBuffer b) {
        int from = b.position(), end = b.limit();
        do {
            int size = Math.min(PIECE, end - from);
            send(new Piece.Bytes(b.slice(from, size), size, from + size == end));
            from += size;
        } while (from < end);
    }

    /// Bytes that wait.
    synchronized long waiting() {
        return waiting;
    }

    /// For how long the browser has taken nothing though something waits, in nanoseconds; 0 if nothing does.
    long stalled() {
        return waiting() == 0 ? 0 : System.nanoTime() - progress;
    }

    /// Forgets all that waits.
    synchronized void end() {
        over = true;
        pieces.clear();
        budget.give(waiting);
        waiting = 0;
    }

    private void send(Piece piece) {
        synchronized (this) {
            if (over) return;
            if (waiting == 0) progress = System.nanoTime();
            pieces.add(piece);
            waiting += piece.size();
            budget.take(piece.size());
        }
        pump();
    }

    /// Sends until a piece is on its way that is not through at once.
    private void pump() {
        while (true) {
            Piece next;
            synchronized (this) {
                if (inFlight || pieces.isEmpty()) return;
                next = pieces.poll();
                inFlight = true;
                sender = Thread.currentThread();
            }
            Callback then = Callback.from(() -> left(next), _ -> end());
            switch (next) {
                case Piece.Text(var text, var last) -> session.sendPartialText(text, last, then);
                case Piece.Bytes(var bytes, _, var last) -> session.sendPartialBinary(bytes, last, then);
            }
            synchronized (this) {
                if (sender == Thread.currentThread()) sender = null;
            }
        }
    }

    private void left(Piece piece) {
        boolean empty, looping;
        synchronized (this) {
            inFlight = false;
            progress = System.nanoTime();
            if (over) return;
            waiting -= piece.size();
            budget.give(piece.size());
            empty = pieces.isEmpty();
            looping = sender == Thread.currentThread();      // pump is on the stack below and goes on
        }
        if (empty) drained.run();
        else if (!looping) pump();
    }
}
