package dev.aquatint.session;

import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Drafts;
import java.util.Map;
import java.util.function.Supplier;

/// What a frame is asked for, and what became of it.
final class Look {
    /// Who is shown what there is of rasters that take long.
    interface Sketcher {
        /// Whether it is time for that. Asked from any thread.
        boolean due();

        /// Takes rasters as far as they have come.
        void sketch(Look sketch);
    }

    private static final Sketcher NOBODY = new Sketcher() {
        @Override
        public boolean due() {
            return false;
        }

        @Override
        public void sketch(Look sketch) {}
    };

    final Viewport viewport;
    final Cancel cancel;
    /// Whether coarse rasters will do.
    final boolean moving;
    /// Whether there is a coarse raster in it, and whether any was made for it.
    boolean coarse, aggregated;

    private final Sketcher sketcher;
    private final Map<RasterCache.Key, Raster> drafts;      // null when rasters are to be whole

    Look(Viewport viewport, boolean moving, Cancel cancel, Sketcher sketcher) {
        this(viewport, moving, cancel, sketcher, null);
    }

    private Look(Viewport viewport, boolean moving, Cancel cancel, Sketcher sketcher, Map<RasterCache.Key, Raster> drafts) {
        this.viewport = viewport;
        this.moving = moving;
        this.cancel = cancel;
        this.sketcher = sketcher;
        this.drafts = drafts;
    }

    /// The exact look at something else, for the same frame.
    Look at(Viewport other) {
        return new Look(other, false, cancel, NOBODY);
    }

    /// Looks at a raster while it is made.
    Drafts drafts(RasterCache.Key key) {
        return new Drafts() {
            @Override
            public boolean due() {
                return sketcher.due();
            }

            @Override
            public void take(Supplier<Raster> raster) {
                Raster draft = raster.get();
                if (draft != null) sketcher.sketch(new Look(viewport, false, cancel, NOBODY, Map.of(key, draft)));
            }
        };
    }

    /// Whether it takes rasters as far as they have come.
    boolean sketchy() {
        return drafts != null;
    }

    /// A raster as far as it has come.
    ///
    /// @throws Unfinished when nothing of it is there yet
    Raster draft(RasterCache.Key key) {
        Raster draft = drafts.get(key);
        if (draft == null) throw new Unfinished();
        return draft;
    }

    /// A sketch wants something of which there is nothing yet.
    static final class Unfinished extends RuntimeException {
        Unfinished() {
            super(null, null, false, false);
        }
    }
}
