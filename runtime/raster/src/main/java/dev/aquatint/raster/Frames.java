package dev.aquatint.raster;

/// How many frames are in the making, so that work in the background can give way to them.
final class Frames {
    private static final long PATIENCE_MS = 100;

    private int making;

    synchronized void begin() {
        making++;
    }

    synchronized void end() {
        if (--making == 0) notifyAll();
    }

    /// Returns when no frame is in the making, or after a tenth of a second, because background work has to come to an end too.
    synchronized void giveWay() {
        if (making == 0) return;
        try {
            wait(PATIENCE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
