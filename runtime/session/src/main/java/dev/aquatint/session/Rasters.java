package dev.aquatint.session;

import dev.aquatint.element.Glyph;
import dev.aquatint.element.Rasterized;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Spreading;
import dev.aquatint.operation.Step;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Coarse;
import dev.aquatint.raster.Engine;
import dev.aquatint.raster.shade.Masker;
import dev.aquatint.raster.shade.Spreader;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Combining;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rasters of a pane, with what steps make of their values: exact ones, which all panes share, and while the view moves coarse ones, which are
/// kept as long as they fit and it moves.
final class Rasters {
    /// Exact ones to learn colours of: those of a picture.
    private static final int KEPT = 4;

    /// How much pixels may differ in length: for values that are compared with numbers, and for those that are only compared with each other.
    private static final double SAME = 1.001, NEAR = 2;

    private final Engine engine;
    private final Recent<RasterKey, Raster> cache;
    private final Map<RasterKey, Moving> moving = new HashMap<>();
    /// Those that this frame asked for.
    private final Set<RasterKey> asked = new HashSet<>();
    /// Where the last exact ones were looked at. They are the cache's: a pane that rests holds no raster.
    private final Map<RasterKey, Viewport> exact = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RasterKey, Viewport> eldest) {
            return size() > KEPT;
        }
    };

    Rasters(Engine engine, Recent<RasterKey, Raster> cache) {
        this.engine = engine;
        this.cache = cache;
    }

    /// The coarse raster of a view that moves, or null when there is none: for who asks for an exact one, or when the exact one is there already, or
    /// when nothing faster can be had.
    ///
    /// It is measured by the pixels of the last exact raster, of which its colours are learnt, as long as that is there and they are about as large: then a movement begins with
    /// the colours that are there. Otherwise it is by its own pixels and cells.
    ///
    /// @param fixed whether colours stand for what is in a pixel of the view, whatever is seen
    Moving moving(Rasterized r, boolean fixed, Look look) {
        if (!look.moving || cache.get(key(r, r.steps(), look.viewport)) != null) return null;
        RasterKey key = key(r, r.steps(), null);
        Moving known = moving.get(key);
        if (known == null || !known.fits(look.viewport)) {
            Coarse coarse = engine.coarse(r.of(), key.by(), look.viewport, look.cancel);
            if (coarse == null) return null;
            Viewport last = exact.get(key);
            Raster learnt = last != null && near(last, look.viewport, fixed || !r.steps().isEmpty() ? SAME : NEAR) ? cache.get(key.at(last)) : null;
            Raster raster = coarse.perPixel(key.by(), learnt != null ? last : look.viewport);
            for (Step step : r.steps()) raster = step(raster, step, Math.sqrt(coarse.pixels()), r.how().by().combining());
            moving.put(key, known = new Moving(coarse.reach(), raster, learnt, look.viewport));
        }
        asked.add(key);
        return known;
    }

    /// Of several things at once the first is aggregated: it is what is shown.
    static RasterKey key(Rasterized r, List<Step> steps, Viewport view) {
        return RasterKey.of(r, steps, view).by(weighed(r) ? new Summary(List.of(first(r), first(r).weight().orElseThrow())) : first(r));
    }

    private static Reduction first(Rasterized r) {
        return r.how().by() instanceof Summary s ? s.first() : r.how().by();
    }

    /// Whether means of several cells, or of several categories, are taken of it: how much each value counts for is asked too, and the raster is a summary of both.
    private static boolean weighed(Rasterized r) {
        if (!(r.of() instanceof Glyph<?>) || first(r).weight().isEmpty()) return false;
        boolean byCategory = first(r) instanceof By && (r.style().hist() != null || r.steps().stream().anyMatch(Mask.class::isInstance));
        return byCategory || r.steps().stream().anyMatch(step -> step instanceof Spreading s && s.how() == Composite.MEAN);
    }

    /// Whether pixels are about as long in both.
    private static boolean near(Viewport one, Viewport other, double most) {
        double x = one.extent().width() / one.width() / (other.extent().width() / other.width()), y = one.extent().height() / one.height() / (other.extent().height() / other.height());
        return Math.max(Math.max(x, 1 / x), Math.max(y, 1 / y)) <= most;
    }

    /// A frame is done: coarse rasters that it had no use for go.
    void settle() {
        moving.keySet().retainAll(asked);
        asked.clear();
    }

    private static Raster step(Raster raster, Step step, double side, Combining of) {
        return switch (step) {
            case Mask(Range kept) -> Masker.mask(raster, kept, of);
            case Spreading s -> Spreader.spread(raster, Sampling.scaled(s, side));
        };
    }

    /// @param cells that it is of
    Raster exact(Rasterized r, Viewport cells, Look look) {
        Raster raster = exact(r, r.steps().size(), cells, look);
        if (!look.sketchy()) exact.put(key(r, r.steps(), null), cells);
        return raster;
    }

    /// What the first so many steps make of the values. What each of them makes is kept: when a step changes, those before it have been done.
    Raster exact(Rasterized r, int steps, Viewport cells, Look look) {
        RasterKey key = key(r, r.steps().subList(0, steps), cells);
        Raster known = cache.get(key);
        if (known != null) return known;
        if (steps == 0 && look.sketchy()) return look.draft(key);
        look.aggregated |= steps == 0;
        Raster made = steps == 0 ? engine.rasterize(r.of(), key.by(), cells, look.cancel, look.drafts(key)) : switch (r.steps().get(steps - 1)) {
            case Mask(Range kept) -> Masker.mask(exact(r, steps - 1, cells, look), kept, r.how().by().combining());
            case Spreading s -> Spreader.spread(exact(r, steps - 1, cells, look), s);
        };
        if (!look.sketchy()) cache.put(key, made);
        return made;
    }
}
