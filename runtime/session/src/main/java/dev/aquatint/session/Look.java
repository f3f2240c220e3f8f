package dev.aquatint.session;

import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Drafts;
import java.util.Map;

/// What a frame is asked for, and what became of it.
final class Look {
    final Viewport viewport;
    final Cancel cancel;
    /// Whether coarse rasters will do.
    final boolean moving;
    /// Whether there is a coarse raster in it, and whether any was made for it.
    boolean coarse, aggregated;
    /// Whether there is a raster in it that is not whole.
    boolean begun;

    private final Sketches sketches;                        // null when nobody is shown any
    private final Map<RasterKey, Raster> drafts;      // null when rasters are to be whole

    Look(Viewport viewport, boolean moving, Cancel cancel, Sketches sketches) {
        this(viewport, moving, cancel, sketches, null);
    }

    private Look(Viewport viewport, boolean moving, Cancel cancel, Sketches sketches, Map<RasterKey, Raster> drafts) {
        this.viewport = viewport;
        this.moving = moving;
        this.cancel = cancel;
        this.sketches = sketches;
        this.drafts = drafts;
    }

    /// A look at what can be had coarse, and at nothing else.
    static Look rehearsed(Viewport viewport, Cancel cancel) {
        return new Look(viewport, true, cancel, null, Map.of());
    }

    /// The exact look at something else, for the same frame.
    Look at(Viewport other) {
        return new Look(other, false, cancel, null);
    }

    /// Looks at a raster while it is made.
    Drafts drafts(RasterKey key) {
        return sketches == null ? Drafts.none() : sketches.of(key, this);
    }

    /// The same with a raster as far as it has come.
    Look sketch(RasterKey key, Raster draft) {
        return new Look(viewport, false, cancel, null, Map.of(key, draft));
    }

    /// Whether data was read piece by piece for it.
    boolean reads() {
        return sketches != null && sketches.asked();
    }

    /// Whether it takes rasters as far as they have come.
    boolean sketchy() {
        return drafts != null;
    }

    /// A raster as far as it has come.
    ///
    /// @throws Unfinished when nothing of it is there yet
    Raster draft(RasterKey key) {
        Raster draft = drafts.get(key);
        if (draft == null) throw new Unfinished();
        begun = true;
        return draft;
    }

    /// A sketch wants something of which there is nothing yet.
    static final class Unfinished extends RuntimeException {
        Unfinished() {
            super(null, null, false, false);
        }
    }
}
