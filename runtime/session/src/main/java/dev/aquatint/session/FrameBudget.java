package dev.aquatint.session;

import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Cancelled;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// How much memory all frames in the making may take together: who comes when it is taken waits, the first one first. A hundred people who look at once would otherwise take a hundred frames' memory for what the same
/// processors make one after the other. Functions of views run before that, so that none of them keeps others waiting.
final class FrameBudget {
    /// Values, partly one for each processor, colours, levels and what is sent, for each cell.
    private static final int BYTES = 96;
    private static final int UNIT = 1 << 20;

    private final int units;
    private final Semaphore free;

    /// A quarter of the heap.
    FrameBudget() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    FrameBudget(long bytes) {
        units = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        free = new Semaphore(units, true);
    }

    /// Makes a frame as soon as there is memory for it; one that would take all of it is made alone.
    ///
    /// @throws Cancelled if it is not wanted any more by then
    <T> T during(Viewport view, Cancel cancel, Supplier<T> frame) {
        int taken = (int) Math.clamp((long) view.width() * view.height() * BYTES / UNIT, 1, units);
        free.acquireUninterruptibly(taken);
        try {
            if (cancel.cancelled()) throw new Cancelled();
            return frame.get();
        } finally {
            free.release(taken);
        }
    }
}
