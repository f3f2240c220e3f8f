package dev.aquatint.session;

import dev.aquatint.picture.Viewport;

/// When a view moves, and when it rests: which frames may be coarse, and how long the exact one still waits.
final class Pace {
    /// The hand rests when nothing has changed for so long.
    static final long REST_MS = 100;

    /// A turn of the wheel is several changes, one after the other.
    private static final long AT_ONCE_NS = 15_000_000;

    /// An exact frame that takes no longer follows a single change directly: a coarse one would hardly be there sooner.
    private static final long SHORT_NS = 45_000_000;

    /// One that takes no longer follows the coarse frame of a single change as soon as a browser has painted that, for which it needs the cores.
    private static final long SOON_NS = 60_000_000, PAINTED_MS = 60;

    private boolean changed;
    private long first, last;               // changes of a movement
    private double exactNs = Double.POSITIVE_INFINITY, exactArea = 1;

    /// Something that is seen is another now.
    void changed(long now) {
        if (!changed || now - last > REST_MS * 1_000_000) first = now;
        changed = true;
        last = now;
    }

    /// Whether a coarse frame serves better than the exact one: the hand moves on, or the exact one would take long.
    boolean coarse(Viewport view) {
        return goesOn() || expected(view) > SHORT_NS;
    }

    private boolean goesOn() {
        return last - first > AT_ONCE_NS;
    }

    private double expected(Viewport view) {
        return exactNs * Math.max(1, area(view) / exactArea);
    }

    /// How long an exact frame of something new has taken. That grows with what is in view, at most.
    void exact(long ns, Viewport view) {
        exactNs = Double.isInfinite(exactNs) ? ns : (exactNs + ns) / 2;
        exactArea = area(view);
    }

    /// Until the exact frame is to follow a coarse one, in milliseconds: when the hand has rested, or sooner where that was a single change and it does not take long.
    long exactIn(long now, Viewport view) {
        if (!changed) return 0;
        long rested = Math.max(0, REST_MS - (now - last) / 1_000_000);
        return goesOn() || expected(view) > SOON_NS ? rested : Math.min(rested, PAINTED_MS);
    }

    private static double area(Viewport view) {
        return view.extent().width() * view.extent().height();
    }
}
