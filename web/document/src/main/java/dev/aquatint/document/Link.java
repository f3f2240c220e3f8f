package dev.aquatint.document;

import dev.aquatint.document.wire.Message;
import dev.aquatint.document.wire.ProtocolException;
import dev.aquatint.document.wire.Receiver;
import dev.aquatint.document.wire.Receiver.Received;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One browser: its fragments become messages, its messages are answered.
final class Link implements Document.Connection {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final int PROTOCOL_ERROR = 1002;
    /// What fits into a close frame, in UTF-8 bytes.
    private static final int LONGEST_REASON = 120;

    private final Document document;
    private final Document.Outbox out;
    private final Receiver receiver = new Receiver();
    private volatile boolean open = true;

    Link(Document document, Document.Outbox out) {
        this.document = document;
        this.out = out;
    }

    @Override
    public void text(String s) {
        receive(() -> receiver.text(s));
    }

    @Override
    public void binary(ByteBuffer b) {
        receive(() -> receiver.binary(b));
    }

    @Override
    public void closed() {
        open = false;
        document.remove(this);
    }

    private void receive(Supplier<Optional<Received>> fragment) {
        if (!open) return;
        try {
            fragment.get().ifPresent(this::answer);
        } catch (ProtocolException e) {
            fail(e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a message from a browser failed", e);
            fail("internal error");
        }
    }

    private void answer(Received message) {
        switch (message.type()) {
            case "PULL-DOC-REQ" -> document.pull(this, message.id());
            case "PATCH-DOC" -> document.patch(this, message);
            case "SERVER-INFO-REQ" -> send(new Message("SERVER-INFO-REPLY", message.id(),
                    "{\"version_info\":{\"bokeh\":\"%s\",\"server\":\"aquatint\"}}".formatted(Document.BOKEH), List.of()));
            default -> send(Message.error(message.id(), "not supported"));
        }
    }

    /// All fragments of a message are consecutive on the socket.
    synchronized void send(Message message) {
        if (!open) return;
        try {
            out.text(message.header());
            out.text("{}");
            out.text(message.content());
            for (Message.Buffer b : message.buffers()) {
                out.text("{\"id\":\"" + b.id() + "\"}");
                out.binary(b.bytes().duplicate());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a browser is gone", e);
            open = false;
        }
    }

    void close(int code, String reason) {
        open = false;
        out.close(code, reason);
    }

    private void fail(String reason) {
        String ascii = reason.replaceAll("[^\\x20-\\x7e]", "?");
        close(PROTOCOL_ERROR, ascii.length() <= LONGEST_REASON ? ascii : ascii.substring(0, LONGEST_REASON));
        document.remove(this);
    }
}
