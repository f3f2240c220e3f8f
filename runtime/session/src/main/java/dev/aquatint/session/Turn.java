package dev.aquatint.session;

import dev.aquatint.picture.Viewport;

/// What has been heard of a turn of the wheel, of a drag, or of a change of size: a browser tells x and y one after the other, and what it
/// has told of one alone is not what anybody sees.
final class Turn {
    /// How long the other direction is waited for, in vain when something moves along one axis. Between the two messages of a turn 1 to 11 ms were measured, in a busy browser.
    private static final long OTHER_NS = 12_000_000;

    /// What goes on along one axis is drawn all the same.
    private static final long MOST_NS = 2 * OTHER_NS;

    private boolean x, y;
    private long first, last;

    /// @param before null when this is the first of all
    void heard(Viewport before, Viewport after, long now) {
        if (!x && !y) first = now;
        x |= before == null || after.width() != before.width() || !after.extent().x().equals(before.extent().x());
        y |= before == null || after.height() != before.height() || !after.extent().y().equals(before.extent().y());
        last = now;
    }

    /// Until it is whole, in nanoseconds; 0 when it is.
    long wholeIn(long now) {
        return x == y ? 0 : Math.max(0, Math.min(OTHER_NS - (now - last), MOST_NS - (now - first)));
    }

    /// What was heard is drawn now.
    void taken() {
        x = y = false;
    }
}
