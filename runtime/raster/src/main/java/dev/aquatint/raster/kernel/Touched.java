package dev.aquatint.raster.kernel;

import java.util.Arrays;

/// Which runs of cells a frame has written to: what nobody touched need be neither read nor emptied.
///
/// Runs are drained by several threads and share their ends, so what is found while they do was set aside before.
final class Touched {
    private static final int RUN_BITS = 10;

    private boolean[] now, draining;

    Touched(int cells) {
        this(new boolean[(cells >> RUN_BITS) + 1], new boolean[(cells >> RUN_BITS) + 1]);
    }

    private Touched(boolean[] now, boolean[] draining) {
        this.now = now;
        this.draining = draining;
    }

    void at(int cell) {
        now[cell >> RUN_BITS] = true;
    }

    /// What is touched from here on is of the next frame.
    void settle() {
        boolean[] old = draining;
        draining = now;
        now = old;
        Arrays.fill(now, false);
    }

    /// Whether a frame that is drained touched one of the cells, or one near them.
    boolean any(int from, int to) {
        for (int run = from >> RUN_BITS, last = to - 1 >> RUN_BITS; run <= last; run++) if (draining[run]) return true;
        return false;
    }

    Touched copy() {
        return new Touched(now.clone(), draining.clone());
    }
}
