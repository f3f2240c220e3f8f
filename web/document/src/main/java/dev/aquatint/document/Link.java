package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.wire.Message;
import dev.aquatint.document.wire.Patch;
import dev.aquatint.document.wire.ProtocolException;
import dev.aquatint.document.wire.Receiver;
import dev.aquatint.document.wire.Receiver.Received;
import dev.aquatint.document.wire.Serializer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
    /// What changed while the browser did not read: the last value of each attribute. Touched inside the document's lock, as is the set below.
    private final Outgoing waiting = new Outgoing();
    /// Models that the browser has.
    private final Set<Model> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile boolean open = true, behind;

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
    public boolean midway() {
        return receiver.midway();
    }

    @Override
    public boolean behind() {
        return behind && open;
    }

    @Override
    public void ready() {
        if (behind()) document.catchUp(this);
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

    /// The whole document: from here on the browser knows what is in it.
    void begin(Function<Set<Model>, Message> snapshot) {
        waiting.take();
        known.clear();
        send(snapshot.apply(known));
    }

    /// It was the browser that made these changes: older ones of the same attributes are out of date.
    void knows(List<Patch> patches) {
        for (Patch p : patches) {
            waiting.forget(p);
            if (p instanceof Patch.ModelChanged(_, _, var now)) Model.eachModel(now, this::learn);
        }
    }

    private void learn(Model model) {
        Deque<Model> todo = new ArrayDeque<>(List.of(model));
        while (!todo.isEmpty()) {
            Model m = todo.pop();
            if (known.add(m)) m.attributes().values().forEach(v -> Model.eachModel(v, todo::push));
        }
    }

    void tell(List<Patch> patches) {
        patches.forEach(waiting::add);
        flush();
    }

    /// Sends what waits, unless the browser still has something to read.
    void flush() {
        if (waiting.isEmpty()) return;
        behind = true;              // before the question, or an answer that comes in between would be missed
        if (!out.ready()) return;
        behind = false;
        List<Patch> patches = waiting.take();
        patches.removeIf(p -> !reaches(p));
        if (!patches.isEmpty()) send(new Serializer(known).patch(patches));
    }

    /// Forgets models that the document has no more.
    void forget(Predicate<Model> gone) {
        known.removeIf(gone);
    }

    /// A model that the browser does not have yet is written in full by whatever refers to it, with its changes.
    private boolean reaches(Patch patch) {
        return switch (patch) {
            case Patch.ModelChanged p -> known.contains(p.model());
            case Patch.ColumnDataChanged p -> known.contains(p.model());
            case Patch.ColumnsStreamed p -> known.contains(p.model());
            case Patch.ColumnsPatched p -> known.contains(p.model());
            case Patch.RootAdded _, Patch.RootRemoved _, Patch.TitleChanged _, Patch.MessageSent _ -> true;
        };
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
