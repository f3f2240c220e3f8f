package dev.aquatint.session;

import dev.aquatint.element.Rasterizable;
import dev.aquatint.element.Rasterized;
import dev.aquatint.operation.Step;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Style;
import java.util.List;

/// What a raster shows: two sessions that look at the same have the same key.
///
/// @param of without its style
/// @param steps what was done to the values; none for what was aggregated
/// @param view null where any of them is meant
record RasterKey(Rasterizable<?> of, Reduction by, List<Step> steps, Viewport view) {
    static RasterKey of(Rasterized r, List<Step> steps, Viewport view) {
        return new RasterKey(r.of().with(Style.NONE), r.how().by(), steps, view);
    }

    RasterKey by(Reduction other) {
        return new RasterKey(of, other, steps, view);
    }

    RasterKey at(Viewport other) {
        return new RasterKey(of, by, steps, other);
    }
}
