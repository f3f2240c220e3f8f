package dev.aquatint.session;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Cancelled;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.spi.Progress;
import dev.aquatint.stream.Pipe;
import dev.aquatint.stream.PlotSize;
import dev.aquatint.stream.PointerXY;
import dev.aquatint.stream.RangeXY;
import dev.aquatint.stream.Stream;
import dev.aquatint.stream.Tap;
import dev.aquatint.stream.Watchable;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One plot that lives: whenever its view, its parameters or its streams change, it calls the function, aggregates and
/// draws. One frame is in the making at a time, for the latest state; states in between are skipped.
///
/// While things change one after the other, and where exact frames take long, a coarse one is first, and the exact one follows when the hand rests. An
/// exact frame that is overtaken is cancelled: at once where coarse ones can be had, else when frames take long, but never twice in a row, so that
/// pictures appear while a hand drags. The last one is always exact for the last state.
public final class Pane implements AutoCloseable {
    /// How long the browser may take to take a frame before the next is made all the same.
    private static final long ACK_MS = 500;
    /// How long after a picture its values follow, if nothing has changed; not before a browser has told its size.
    private static final long VALUES_MS = 150;
    /// Frames below this are not worth cancelling.
    private static final long SHORT_NS = 60_000_000;

    private final Scene scene;
    private final List<Runnable> stops = new ArrayList<>();
    private final Clock clock;
    private final PageThreads threads;
    private final FrameBudget budget;
    private final Rehearsal rehearsal;
    private Screen screen;

    // guarded by this
    private Viewport viewport;
    /// Nobody sees the plot yet: its viewport is a guess, and another one would make the values of its cells worth nothing.
    private boolean guessed;
    /// Tells the values of what is shown as soon as the guess turns out to be right; null if there are none yet.
    private Runnable values;
    private final Streamed streamed = new Streamed();
    private final Pace pace = new Pace();
    private final Turn turn = new Turn();
    private boolean functionDirty, pictureDirty, exactDue, running, closed, spared, sketched;
    private Cancel working;
    /// Whose view is to be shown from the next frame on, or null.
    private Pane successor;
    /// Whether it is an exact frame that is worked on, and whether coarse ones can be had.
    private boolean exactWorking, coarseKnown;
    private long lastFrameNs, changes;
    private final Delivery delivery = new Delivery();

    // only touched by the running frame
    private Picture drawn;
    /// An error is on the screen; it came from the function, so that only the function can take it away.
    private boolean failing, functionFails;

    /// What a plot is before anything is drawn.
    ///
    /// @param error what the function threw, or null
    public record Opening(Style style, Axes axes, Extent home, Throwable error) {

        /// What is looked at until the browser tells its own.
        ///
        /// @param width of a plot that does not say its own, as `height`
        public Viewport guess(int width, int height) {
            return new Viewport(home, style.width() != null ? style.width() : width, style.height() != null ? style.height() : height, axes.x().type(), axes.y().type());
        }
    }

    Pane(View view, Resolver resolver, Shared shared, Clock clock, Rehearsal rehearsal, PageThreads threads) {
        this.scene = new Scene(view, resolver, shared.turns, threads);
        this.budget = shared.frames;
        this.threads = threads;
        this.clock = clock;
        this.rehearsal = rehearsal;
    }

    /// Calls the function for the first time and looks at the data's bounds.
    public Opening open() {
        try {
            settle();
            scene.call(this::value);
            return scene.opening();
        } catch (RuntimeException | Error e) {
            failing = true;
            return new Opening(scene.view().style(), Axes.NUMBERS, new Extent(0, 1, 0, 1), e);
        }
    }

    /// Draws from now on.
    ///
    /// @param guess the viewport until the browser tells its own
    public void start(Screen screen, Viewport guess) {
        this.screen = screen;
        listen(scene.view());
        synchronized (this) {
            viewport = guess;
            guessed = true;
            functionDirty = failing;
            pictureDirty = true;
            wake();
        }
    }

    /// Goes on with the view of another pane, which was opened and not started, has its data in the same place, and is of no use any more. What is seen
    /// stays; rasters and colours that both views have are found again.
    public void become(Pane opened) {
        stops.forEach(Runnable::run);
        stops.clear();
        listen(opened.scene.view());
        synchronized (this) {
            successor = opened;
            functionDirty = opened.scene.view() instanceof DynamicMap map && !map.streams().isEmpty();     // what it was called with is not what is seen here
            pictureDirty = true;
            changed();
        }
    }

    private void listen(View view) {
        if (!(view instanceof DynamicMap map)) return;
        map.watched().forEach(w -> stops.add(w.onChange(this::functionChanged)));
        map.streams().forEach(s -> {
            if (s instanceof Pipe<?> p) stops.add(p.onChange(this::functionChanged));
        });
    }

    /// The browser shows another part of the data, or on other pixels.
    public synchronized void viewport(Viewport now) {
        if (now.width() < 1 || now.height() < 1) return;
        boolean right = now.equals(viewport);
        if (right && values != null) clock.after(0, values);
        guessed = false;
        values = null;
        if (right) return;
        boolean range = viewport == null || !now.extent().equals(viewport.extent());
        boolean size = viewport == null || now.width() != viewport.width() || now.height() != viewport.height();
        turn.heard(viewport, now, System.nanoTime());
        viewport = now;
        pictureDirty = true;
        notifyAll();
        functionDirty |= range && scene.listensTo(RangeXY.class) || size && scene.listensTo(PlotSize.class);
        changed();
    }

    public synchronized void tapped(Xy at) {
        streamed.tap = at;
        if (!scene.listensTo(Tap.class)) return;
        functionDirty = true;
        changed();
    }

    public synchronized void pointer(Xy at) {
        streamed.pointer = at;
        if (!scene.listensTo(PointerXY.class)) return;
        functionDirty = true;
        changed();
    }

    /// The browser has taken a frame.
    public synchronized void shown(long frame) {
        delivery.shown(frame);
        notifyAll();
    }

    /// The code of the function was changed: it is called again.
    public void codeChanged() {
        if (!(scene.view() instanceof DynamicMap)) return;
        functionChanged();
        scene.stop();       // it may be what never ended
    }

    private synchronized void functionChanged() {
        functionDirty = true;
        changed();
    }

    private void changed() {
        changes++;
        exactDue = false;
        pace.changed(clock.now());
        rehearsal.stop();
        if (working != null && (coarseKnown ? exactWorking : sketched || lastFrameNs > SHORT_NS && !spared)) {
            working.cancel();
            spared = true;
        }
        wake();
    }

    private void wake() {
        if (running || closed || screen == null) return;
        threads.execute(this::run);
        running = true;
    }

    private void run() {
        while (true) {
            try {
                awaitScreen();
                Request next = next();
                if (next == null) return;
                frame(next);
            } catch (InterruptedException e) {
                return;
            } catch (Cancelled _) {
                // a newer state waits
            } catch (RuntimeException | Error e) {
                fail(e);
            } finally {
                synchronized (this) {
                    working = null;
                }
            }
        }
    }

    private record Request(boolean call, Viewport viewport, boolean moving, Cancel cancel) {}

    /// One frame at a time is on its way to a browser that tells when it has it, and a view is drawn when all of it was told.
    private synchronized void awaitScreen() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ACK_MS);
        while (!delivery.taken() && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) break;
            wait(left);
        }
        for (long left = turn.wholeIn(System.nanoTime()); left > 0 && !closed; left = turn.wholeIn(System.nanoTime())) wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
    }

    private synchronized Request next() {
        if (closed || !functionDirty && !pictureDirty && !exactDue) {
            running = false;
            return null;
        }
        if (successor != null) {
            scene.become(successor.scene);
            functionFails = false;
            successor = null;
        }
        turn.taken();
        boolean call = functionDirty, moving = !exactDue && pace.coarse(viewport);
        functionDirty = pictureDirty = exactDue = sketched = false;
        working = new Cancel();
        exactWorking = !moving;
        return new Request(call, viewport, moving, working);
    }

    private void frame(Request request) {
        long start = clock.now();
        Runnable stop = clock.every(500, () -> {
            if (clock.now() - start > 1_000_000_000L) screen.progress(request.cancel.what(), Math.min(0.99, request.cancel.done()));
        });
        Shown shown;
        boolean[] called = {false};
        try {
            shown = ScopedValue.where(Progress.CURRENT, (what, done) -> {
                if (clock.now() - start > 1_000_000_000L) screen.progress(what, done);
            }).call(() -> {
                settle();
                if (request.call || scene.current() == null) {
                    functionFails = true;
                    scene.call(this::value);
                    functionFails = false;
                    called[0] = true;
                }
                return budget.during(request.viewport, request.cancel, () -> shown(request));
            });
        } catch (Cancelled e) {
            synchronized (this) {
                functionDirty |= request.call && !called[0];      // what was cancelled is still wanted
                pictureDirty = true;
            }
            throw e;
        } finally {
            stop.run();
            if (clock.now() - start > 1_000_000_000L) screen.progress("", 1);
        }
        Picture picture = shown.picture;
        if (failing && !functionFails) {
            failing = false;
            screen.healthy();
        }
        long seen, rests;
        synchronized (this) {
            lastFrameNs = clock.now() - start;
            delivery.sent(shown.frame);
            spared = false;
            seen = changes;
            coarseKnown = picture.moving() || coarseKnown && !request.moving;
            rests = pace.exactIn(clock.now(), request.viewport);
        }
        if (picture.moving()) {
            clock.after(rests, () -> exact(seen));
        } else if (picture.hover() != null) {
            View of = scene.current();
            clock.after(VALUES_MS, () -> rest(seen, picture, of, request.viewport));
        }
    }

    /// @param frame its number, or 0 if the browser has the same already
    private record Shown(Picture picture, long frame) {}

    private Shown shown(Request request) {
        Picture picture = picture(request);
        boolean another = !picture.moving() || !picture.equals(drawn);      // a coarse picture that still fits is there already
        drawn = picture.moving() ? picture : null;      // of the exact one the browser has the pixels, and nobody else needs them
        return new Shown(picture, another ? screen.show(picture) : 0);
    }

    /// Fields that were assigned in compiled Java are noticed; one with a value that is not allowed fails as the function does.
    private void settle() {
        if (!(scene.view() instanceof DynamicMap map)) return;
        try {
            map.watched().forEach(Watchable::settle);
        } catch (RuntimeException | Error e) {
            functionFails = true;
            throw e;
        }
    }

    private Picture picture(Request request) {
        long start = clock.now();
        Look look = scene.look(request.viewport, request.moving, request.cancel, new Sketches(clock, sketch -> sketch(sketch, request.cancel)));
        Picture picture = scene.picture(look);
        if (!look.coarse && look.aggregated) took(clock.now() - start, look.viewport);
        return picture;
    }

    /// Shows a frame as far as it has come, if the browser has all that it was sent. One that is overtaken ends after that.
    private void sketch(Look sketch, Cancel cancel) {
        boolean taken;
        synchronized (this) {
            taken = delivery.taken();
        }
        if (taken) sketch(sketch);
        synchronized (this) {
            if (functionDirty || pictureDirty) cancel.cancel();
        }
    }

    private void sketch(Look sketch) {
        Picture some = scene.sketch(sketch);
        if (some == null) return;
        drawn = some;
        long frame = screen.show(drawn);
        synchronized (this) {
            delivery.sent(frame);
            sketched = true;
        }
    }

    private synchronized void took(long ns, Viewport view) {
        pace.exact(ns, view);
    }

    /// The hand rests: the exact picture follows the coarse one.
    private synchronized void exact(long seen) {
        if (closed || changes != seen) return;
        exactDue = true;
        wake();
    }

    private void rest(long seen, Picture picture, View of, Viewport at) {
        synchronized (this) {
            if (closed || changes != seen || running && (functionDirty || pictureDirty || exactDue)) return;
            if (guessed) {
                values = () -> rest(seen, picture, of, at);
                return;
            }
        }
        budget.during(at, new Cancel(), () -> {
            screen.values(picture);
            return null;
        });
        synchronized (this) {
            if (!closed && changes == seen) rehearsal.begin(of, at.along(picture.axes()));
        }
    }

    private void fail(Throwable error) {
        failing = true;
        screen.failed(error);
    }

    private synchronized Object value(Stream<?> stream) {
        return streamed.value(stream, viewport);
    }

    /// Whether its function asks where the pointer is, so that somebody has to tell it.
    public boolean followsPointer() {
        return scene.listensTo(PointerXY.class);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            values = null;
            if (working != null) working.cancel();
            notifyAll();
        }
        scene.stop();
        stops.forEach(Runnable::run);
    }
}
