package dev.aquatint.session;

import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;

/// What a frame is asked for, and what became of it.
final class Look {
    final Viewport viewport;
    final Cancel cancel;
    /// Whether coarse rasters will do.
    final boolean moving;
    /// Whether there is a coarse raster in it, and whether any was made for it.
    boolean coarse, aggregated;

    Look(Viewport viewport, boolean moving, Cancel cancel) {
        this.viewport = viewport;
        this.moving = moving;
        this.cancel = cancel;
    }

    /// The exact look at something else, for the same frame.
    Look at(Viewport other) {
        return new Look(other, false, cancel);
    }
}
