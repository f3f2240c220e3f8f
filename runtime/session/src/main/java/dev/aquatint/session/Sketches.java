package dev.aquatint.session;

import dev.aquatint.picture.Raster;
import dev.aquatint.raster.Drafts;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What there is of a frame that takes long: after a while for the first time, and then at intervals that double up to the last one.
final class Sketches {
    private static final long FIRST_NS = 300_000_000, LAST_NS = 1_000_000_000;

    private final Clock clock;
    private final Consumer<Look> shown;
    private long apart = FIRST_NS;
    private volatile long next;
    private volatile boolean asked;

    /// @param shown is given a look whose rasters are as far as they have come
    Sketches(Clock clock, Consumer<Look> shown) {
        this.clock = clock;
        this.shown = shown;
        next = clock.now() + apart;
    }

    /// Looks at a raster while it is made.
    Drafts of(RasterKey key, Look look) {
        return new Drafts() {
            @Override
            public boolean due() {
                asked = true;
                return clock.now() >= next;
            }

            @Override
            public void take(Supplier<Raster> raster) {
                Raster draft = raster.get();
                if (draft != null) shown.accept(look.sketch(key, draft));
                apart = Math.min(2 * apart, LAST_NS);
                next = clock.now() + apart;
            }
        };
    }

    /// Whether anything was made piece by piece.
    boolean asked() {
        return asked;
    }
}
