package dev.aquatint.server;

import dev.aquatint.document.wire.Limits;
import java.nio.ByteBuffer;

/// What one browser has sent of a message that is not complete, or is being worked on.
final class Incoming {
    /// Of a text that is parsed, bytes of heap a char; of a buffer, that and its copy.
    private static final int HEAP_OF_TEXT = 8, HEAP_OF_BYTES = 2;
    /// This much is always taken, or who fills the budget would shut the door to all others.
    private static final int SMALL = 64 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBudget budget;
    private StringBuilder text = new StringBuilder();
    private ByteBuffer bytes = NOTHING;
    private long size, charge, charged, began;
    private boolean over;

    /// @param budget of all sockets
    Incoming(ByteBudget budget) {
        this.budget = budget;
    }

    /// Why a part may not be taken.
    static final class TooMuch extends Exception {
        final int code;

        private TooMuch(int code, String reason) {
            super(reason, null, false, false);
            this.code = code;
        }
    }

    /// @return the text if it is whole by this part, else null
    String text(String part, boolean last) throws TooMuch {
        count(part.length(), HEAP_OF_TEXT);
        if (last && text.isEmpty()) return part;
        text.append(part);
        if (!last) return null;
        String whole = text.toString();
        text = new StringBuilder();
        return whole;
    }

    /// @return the bytes if they are whole by this part, else null
    ByteBuffer binary(ByteBuffer part, boolean last) throws TooMuch {
        count(part.remaining(), HEAP_OF_BYTES);
        if (bytes.remaining() < part.remaining()) {
            int held = bytes.position(), needed = held + part.remaining();
            bytes = ByteBuffer.allocate(last ? needed : Math.max(2 * held, needed)).put(bytes.flip());
        }
        bytes.put(part);
        if (!last) return null;
        ByteBuffer whole = bytes.flip();
        bytes = NOTHING;
        return whole;
    }

    private synchronized void count(int more, int heap) throws TooMuch {
        if (over) throw new TooMuch(1001, "this connection is closed");
        if (size == 0) began = System.nanoTime();
        size += more;
        charge += (long) more * heap;
        if (size > Limits.MESSAGE_BYTES) throw new TooMuch(1009, "a message is at most %s MB".formatted(Limits.MESSAGE_BYTES >> 20));
        if (size <= SMALL) return;
        if (!budget.tryTake(charge - charged)) throw new TooMuch(1013, "the server has too much to read at this moment");
        charged = charge;
    }

    /// The message is done with.
    synchronized void done() {
        budget.give(charged);
        size = charge = charged = 0;
    }

    /// For how long the message has not come to its end, in nanoseconds; 0 if there is none.
    synchronized long age() {
        return size == 0 || over ? 0 : System.nanoTime() - began;
    }

    /// Nothing is taken any more.
    synchronized void end() {
        done();
        over = true;
    }
}
