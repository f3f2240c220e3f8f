package dev.aquatint.session;

import dev.aquatint.element.Element;
import dev.aquatint.element.Points;
import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Shaded;
import dev.aquatint.element.Stacked;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Cancelled;
import dev.aquatint.raster.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moving frames that nobody sees, made while a first picture is looked at: when a hand begins to move, their code is compiled, and what they
/// read of a first store is in memory. Without, the first ones take 50 to 200 ms, and dozens pass until they take the usual few.
///
/// They are made one after the other in a thread of its own, for each kind of picture until enough were made, and only while nothing moves. A kind is
/// what its values are called: other data of the same kind takes the same code.
final class Rehearsal implements AutoCloseable {
    /// How much of what is seen they show, from the last on.
    private static final double[] PARTS = {0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.64, 0.8};
    static final int FRAMES = 3 * PARTS.length;

    /// What differs by more kinds than this is compiled by now.
    private static final int KINDS = 6;

    private final Engine engine;
    private final Map<String, Integer> left = new HashMap<>();
    private Cancel cancel = new Cancel();
    private Thread thread;
    private boolean closed;

    Rehearsal(Engine engine) {
        this.engine = engine;
    }

    /// Goes on with frames of this kind in the background.
    synchronized void begin(View view, Viewport seen) {
        String kind = Resolver.hover(view);
        if (closed || thread != null || kind == null || left.size() == KINDS && !left.containsKey(kind) || left(kind) == 0) return;
        Cancel mine = cancel = new Cancel();
        List<Element<?>> moving = Resolver.elements(view).stream().filter(Rehearsal::moves).toList();
        thread = Thread.ofPlatform().daemon().name("aquatint-rehearsal").start(() -> run(kind, moving, seen, mine));
    }

    /// How many frames of a kind have not been made.
    synchronized int left(String kind) {
        return left.getOrDefault(kind, FRAMES);
    }

    /// Somebody moves: nothing else is to be computed.
    synchronized void stop() {
        cancel.cancel();
    }

    private static boolean moves(Element<?> e) {
        return e instanceof Points || e instanceof Rasterized || e instanceof Shaded || e instanceof Stacked;
    }

    private void run(String kind, List<Element<?>> elements, Viewport seen, Cancel cancel) {
        try {
            for (int n = left(kind); n > 0 && !cancel.cancelled(); n--) {
                if (!frame(elements, part(seen, PARTS[(n - 1) % PARTS.length]), cancel)) return;      // an index may be there when the hand rests next
                made(kind, n - 1);
            }
        } catch (Cancelled _) {
            // the rest follows when the hand rests
        } catch (RuntimeException | Error _) {
            made(kind, 0);          // the person who moves there hears of it
        } finally {
            synchronized (this) {
                thread = null;
                notifyAll();
            }
        }
    }

    private synchronized void made(String kind, int n) {
        left.put(kind, n);
    }

    /// @return whether there is any to be had
    private boolean frame(List<Element<?>> elements, Viewport view, Cancel cancel) {
        Look look = Look.rehearsed(view, cancel);
        for (Element<?> each : elements) {
            try {
                new Resolver(engine, new Shared()).layers(each, look);
            } catch (Look.Unfinished _) {
                // only an exact raster would do
            }
        }
        return look.coarse;
    }

    private static Viewport part(Viewport of, double share) {
        Extent e = of.extent();
        double x = (e.x0() + e.x1()) / 2, y = (e.y0() + e.y1()) / 2, w = e.width() * share / 2, h = e.height() * share / 2;
        return new Viewport(new Extent(x - w, x + w, y - h, y + h), of.width(), of.height(), of.x(), of.y());
    }

    /// Returns when nothing is made at the moment.
    synchronized void await() {
        boolean interrupted = false;
        while (thread != null) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// Returns when nothing is made any more.
    @Override
    public synchronized void close() {
        closed = true;
        stop();
        await();
    }
}
