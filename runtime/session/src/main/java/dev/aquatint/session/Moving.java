package dev.aquatint.session;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Coarse;
import dev.aquatint.raster.shade.Span;
import dev.aquatint.style.Cnorm;
import java.util.HashMap;
import java.util.Map;

/// A coarse raster, as long as the view moves within it.
final class Moving {
    /// What steps made of it, by pixel.
    final Raster raster;

    private final Coarse.Reach reach;
    private final Raster learnt;
    private final Viewport view;
    private final Map<Shared.Learnt, Span> spans = new HashMap<>();

    /// @param learnt the exact raster that colours are learnt of, or null for the cells of the view
    /// @param view that it was made for
    Moving(Coarse.Reach reach, Raster raster, Raster learnt, Viewport view) {
        this.reach = reach;
        this.raster = raster;
        this.learnt = learnt;
        this.view = view;
    }

    boolean fits(Viewport other) {
        return reach.fits(other);
    }

    boolean sameCells(Moving other) {
        return raster.x().equals(other.raster.x()) && raster.y().equals(other.raster.y());
    }

    /// What its values are spread by: as an exact raster, it goes by what of it is in view.
    Span span(Shade how, Cnorm norm, Range clim) {
        return spans.computeIfAbsent(new Shared.Learnt(null, norm, clim, how.discrete()), _ -> Span.of(learnt != null ? learnt : Coarse.seen(raster, view), how, norm, clim));
    }
}
