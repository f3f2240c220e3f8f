package dev.aquatint.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.BadModel;
import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Notices;
import dev.aquatint.document.plot.Room;
import dev.aquatint.document.wire.Deserializer;
import dev.aquatint.document.wire.Message;
import dev.aquatint.document.wire.Patch;
import dev.aquatint.document.wire.Permitted;
import dev.aquatint.document.wire.Receiver.Received;
import dev.aquatint.document.wire.Refused;
import dev.aquatint.document.wire.Serializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/// One open page's models: every touch of them is inside [#locked]; what changed inside goes out as one patch.
///
/// Any number of browser windows may be connected; all see the same. A change made in one is applied here and sent to the others, never back.
public final class Document {
    /// The BokehJS that the browser runs.
    public static final String BOKEH = "3.10.0";

    private static final System.Logger LOG = System.getLogger(Document.class.getName());

    /// A browser as we talk to it: no method may wait for it.
    public interface Outbox {
        void text(String s);

        /// @param b to be sent as it is, without being changed or kept longer than needed
        void binary(ByteBuffer b);

        /// Whether the browser has taken all that it was sent. While it has not, what changes is not written for it; once it has, the owner of
        /// this calls [Connection#ready()], and the browser is told the last value of each attribute in one message.
        default boolean ready() {
            return true;
        }

        void close(int code, String reason);
    }

    /// A browser as it talks to us. Not to be called by several threads at a time.
    public interface Connection {
        void text(String s);

        void binary(ByteBuffer b);

        /// Whether a message has begun and is not complete yet.
        boolean midway();

        /// Whether something waits until the [Outbox] is ready.
        boolean behind();

        /// The [Outbox] is ready again: it is sent what waits. This may take the document's lock.
        void ready();

        /// The socket is gone.
        void closed();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Theme theme;
    private final Models models;
    private final Outgoing outgoing = new Outgoing();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Set<Link> subscribed = new LinkedHashSet<>();
    private final ReceivedBytes received = new ReceivedBytes();
    private final Model page;
    private final Notices notices;
    private Model root;
    private boolean noticed;
    private String title;
    private volatile Executor listeners = Runnable::run;
    private volatile int connections;
    private volatile long disconnectedSince = System.nanoTime();
    private boolean closed;

    public Document(String title) {
        this(title, Theme.LIGHT);
    }

    public Document(String title, Theme theme) {
        this.title = title;
        this.theme = theme;
        notices = new Notices(theme.look());
        page = Room.around(Model.of("Column", "children", List.of()), true, true);
        Model config = Model.of("DocumentConfig", "notifications", Model.of("Notifications"));
        models = new Models(List.of(config, page), new Changes());
    }

    /// Who runs the listeners to what browsers say, one after the other; the thread that hears a browser does, unless told otherwise.
    ///
    /// @param by need not run what waits already
    public void listeners(Executor by) {
        listeners = by;
    }

    public Theme theme() {
        return theme;
    }

    /// Runs what reads or changes models, alone; reentrant. At the end of the outermost call one PATCH-DOC goes to all browsers,
    /// with the last value of each attribute. Work that throws has still changed what it changed.
    public void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            try {
                if (lock.getHoldCount() == 1) flush(null);
            } finally {
                lock.unlock();
            }
        }
    }

    public void title(String title) {
        locked(() -> {
            if (title.equals(this.title)) return;
            this.title = title;
            outgoing.add(new Patch.TitleChanged(title));
        });
    }

    public String title() {
        lock.lock();
        try {
            return title;
        } finally {
            lock.unlock();
        }
    }

    /// Shows this on the page instead of what was there.
    public void root(Model root) {
        locked(() -> {
            this.root = root;
            lay();
        });
    }

    /// Says above the page what went wrong; what is shown stays.
    ///
    /// @param where in the script, or null
    public void failed(String message, String where) {
        locked(() -> {
            notices.failed(message, null, where);
            noticed = true;
            lay();
        });
    }

    /// Takes the error above the page away.
    public void healthy() {
        locked(notices::healthy);
    }

    /// The card is on the page from its first use on.
    private void lay() {
        List<Model> children = new ArrayList<>();
        if (noticed) children.add(notices.models().getFirst());
        if (root != null) children.add(root);
        page.set("children", children);
    }

    /// The model that the page element is made for: the same one as long as the document lives.
    public String rootId() {
        return page.id();
    }

    Model page() {
        return page;
    }

    /// A browser has opened a socket. It is answered at once, and subscribed by asking for the document.
    public Connection connect(Outbox out) {
        Link link = new Link(this, out);
        lock.lock();
        try {
            if (closed) {
                link.close(1001, "this page is closed");
                return link;
            }
            links.add(link);
            connections = links.size();
            link.send(Message.of("ACK", null));
        } finally {
            lock.unlock();
        }
        return link;
    }

    public boolean connected() {
        return connections > 0;
    }

    /// The [System#nanoTime] since when no browser is connected.
    public long disconnectedSince() {
        return disconnectedSince;
    }

    /// Closes all sockets; nothing is sent any more.
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (Link l : List.copyOf(links)) {
                l.close(1001, "this page is closed");
                remove(l);
            }
        } finally {
            lock.unlock();
        }
    }

    void remove(Link link) {
        lock.lock();
        try {
            subscribed.remove(link);
            if (links.remove(link) && links.isEmpty()) disconnectedSince = System.nanoTime();
            connections = links.size();
        } finally {
            lock.unlock();
        }
    }

    /// Snapshot and subscription in one step: a patch that came between would be lost.
    void pull(Link to, String reqid) {
        lock.lock();
        try {
            to.begin(known -> new Serializer(known).pullReply(reqid, BOKEH, title, models.roots().getFirst(), models.roots().subList(1, 2)));
            if (links.contains(to)) subscribed.add(to);
        } finally {
            lock.unlock();
        }
    }

    /// Applies what a browser has changed, tells the other browsers, then the listeners.
    void patch(Link from, Received message) {
        Set<Runnable> tell = new LinkedHashSet<>();
        lock.lock();
        try {
            List<String> refusals = new ArrayList<>();
            received.nextMessage();
            Deserializer in = new Deserializer(models::byId, message.buffers(), received::keep);
            for (JsonNode event : Deserializer.events(message.content())) {
                try {
                    apply(in.patch(event), tell);
                } catch (Refused | BadModel e) {
                    LOG.log(System.Logger.Level.DEBUG, e.getMessage());
                    if (!(e instanceof Refused r) || r.worthTelling()) refusals.add(e.getMessage());
                }
            }
            flush(from);
            from.send(refusals.isEmpty() ? Message.of("OK", message.id()) : Message.error(message.id(), String.join("; ", refusals.subList(0, Math.min(5, refusals.size())))));
        } finally {
            lock.unlock();
        }
        for (Runnable t : tell) {
            try {
                listeners.execute(t);
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.WARNING, "a listener to the browser failed", e);
            }
        }
    }

    private void apply(Patch patch, Set<Runnable> tell) {
        switch (patch) {
            case Patch.ModelChanged(var model, var attr, var now) -> {
                Permitted.check(model, attr, now);
                received.keep(model, attr, now);
                model.received(attr, now);
                models.changed(now);
                outgoing.add(patch);
                tell.addAll(model.listeners(attr));
            }
            case Patch.MessageSent(var type, var data) -> {
                if (data instanceof Patch.Event(var name, var values) && values.get("model") instanceof Model model) {
                    model.eventListeners(name).forEach(l -> tell.add(() -> l.accept(values)));
                }
            }
            // the deserializer lets no others through
            case Patch.ColumnDataChanged _, Patch.ColumnsStreamed _, Patch.ColumnsPatched _, Patch.RootAdded _, Patch.RootRemoved _, Patch.TitleChanged _ ->
                    throw Refused.because("a browser may not send this");
        }
    }

    /// Tells a browser what it was not told while it did not read.
    void catchUp(Link link) {
        lock.lock();
        try {
            if (subscribed.contains(link)) link.flush();
        } finally {
            lock.unlock();
        }
    }

    /// @param origin knows already what is in it
    private void flush(Link origin) {
        if (outgoing.isEmpty()) return;
        List<Patch> patches = outgoing.take();
        models.settle(subscribed);
        for (Link l : List.copyOf(subscribed)) {
            if (l == origin) l.knows(patches);
            else l.tell(patches);
        }
    }

    /// What our own code changes.
    private final class Changes implements Model.Owner {
        @Override
        public void mayChange(Model model, String attribute) {
            if (!lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("%s.%s is changed outside of Document.locked".formatted(model, attribute));
            }
        }

        @Override
        public void changed(Model model, String attribute, Object now) {
            models.changed(now);
            outgoing.add(new Patch.ModelChanged(model, attribute, now));
        }

        @Override
        public void columnsChanged(Model source, Map<String, Object> columns, List<String> cols) {
            outgoing.add(new Patch.ColumnDataChanged(source, columns, cols));
        }
    }
}
