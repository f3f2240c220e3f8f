package dev.aquatint.session;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.Span;
import dev.aquatint.style.Cnorm;

/// What was made last, for all panes of a process: a change of colours finds its raster here, and so does a second session that looks at the same view. A pane that
/// rests holds nothing of it.
final class Shared {
    /// What values are spread by.
    ///
    /// @param discrete whether the first colours are left out when there are few distinct values
    record Learnt(RasterKey of, Cnorm norm, Range clim, boolean discrete) {}

    final Recent<RasterKey, Raster> rasters = new Recent<>(64 << 20, Raster::bytes);
    final Recent<Object, int[]> pictures = new Recent<>(32 << 20, rgba -> 4L * rgba.length);
    /// Each counts for 64 KB at least, because functions in its key hold the script of a session.
    final Recent<Learnt, Span> spans = new Recent<>(8 << 20, span -> (64 << 10) + span.bytes());

    /// Of the functions that views call.
    final Turns turns = new Turns();

    /// Of all panes.
    final FrameBudget frames = new FrameBudget();

    long bytes() {
        return rasters.bytes() + pictures.bytes() + spans.bytes();
    }
}
