package dev.aquatint.session;

import dev.aquatint.element.*;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.*;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Engine;
import dev.aquatint.raster.Levels;
import dev.aquatint.raster.Shader;
import dev.aquatint.reduce.*;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Answers all that a view leaves open: elements to layers, for one viewport.
///
/// What the last answers were made of is kept, so that a change of colours alone computes colours alone.
final class Resolver {
    /// More points than this are not sent one by one.
    static final int MARKS = 20_000;

    private static final Extent WORLD = new Extent(-20_037_508.342789244, 20_037_508.342789244, -12_000_000, 16_000_000);

    private final Engine engine;
    private final RasterCache cache;
    private Levelled levelled;
    private Coloured coloured;

    private record Levelled(Raster raster, Cnorm norm, Range clim, Levels levels) {}

    private record Coloured(Raster raster, Shade how, Palette cmap, Cnorm norm, Range clim, int[] rgba) {}

    Resolver(Engine engine, RasterCache cache) {
        this.engine = engine;
        this.cache = cache;
    }

    static List<Element<?>> elements(View view) {
        return switch (view) {
            case Element<?> e -> List.of(e);
            case Overlay o -> o.elements();
            case DynamicMap _ -> throw new IllegalArgumentException("the function of a dynamic map returned a dynamic map: return what that one's function returns");
        };
    }

    /// What is said for the whole plot: by the view, then by its elements from the top down.
    static Style style(View view) {
        Style style = view.style();
        for (Element<?> e : elements(view).reversed()) style = style.or(e.style());
        return style;
    }

    /// Coordinates are Web Mercator metres where there is a map or projected data.
    static boolean geographic(View view) {
        return elements(view).stream().anyMatch(e -> switch (e) {
            case Tiles _ -> true;
            case Points p -> p.geographic();
            case Rasterized r -> r.of().geographic();
            case Shaded s -> s.of().of().geographic();
            case Image _, Rgb _, Histogram _ -> false;
        });
    }

    /// All of the data that the view shows. Where points are, is asked once: a filter that moves does not move the plot's home.
    ///
    /// @param known what it was before, or null at first, which costs a scan of the coordinates
    Extent home(View view, Extent known) {
        Extent home = null;
        for (Element<?> e : elements(view)) {
            Extent its = switch (e) {
                case Tiles _ -> null;
                case Points p -> known != null ? known : engine.bounds(p);
                case Rasterized r -> known != null ? known : engine.bounds(r.of());
                case Shaded s -> known != null ? known : engine.bounds(s.of().of());
                case Image i -> i.raster().extent();
                case Rgb r -> r.extent();
                case Histogram h -> bars(h, new Cancel()).home();
            };
            if (its != null) home = home == null ? its : home.union(its);
        }
        return home != null ? home : WORLD;
    }

    /// What the value under the cursor is called, or null where there is none.
    static String hover(View view) {
        String hover = null;
        for (Element<?> e : elements(view)) {
            hover = switch (e) {
                case Tiles _, Points _, Rgb _, Histogram _ -> hover;
                case Rasterized r -> name(r.how().by());
                case Shaded s -> name(s.of().how().by());
                case Image _ -> "value";
            };
        }
        return hover;
    }

    List<Layer> layers(View view, Viewport viewport, Cancel cancel) {
        List<Layer> layers = new ArrayList<>();
        for (Element<?> e : elements(view)) {
            layers.add(switch (e) {
                case Tiles t -> new Layer.Map(t.source(), alpha(t));
                case Points p -> points(p, viewport, cancel);
                case Rasterized r -> rasterized(r, viewport, cancel);
                case Shaded s -> shaded(s, viewport, cancel);
                case Image i -> levels(i.raster(), i.style(), Cnorm.LINEAR, "value");
                case Rgb r -> new Layer.Colours(flipped(r), r.width(), r.height(), r.extent(), null, alpha(r), List.of());
                case Histogram h -> bars(h, cancel).layer();
            });
        }
        return layers;
    }

    private Layer points(Points p, Viewport viewport, Cancel cancel) {
        double[][] xy = engine.marks(p, MARKS, cancel);
        if (xy == null) return rasterized(p.rasterize(), viewport, cancel);
        String color = p.style().color() != null ? p.style().color() : "#1f77b4";
        double size = p.style().pointSize() != null ? p.style().pointSize() : 4;
        return new Layer.Marks(xy[0], xy[1], color, size, alpha(p));
    }

    private Layer rasterized(Rasterized r, Viewport viewport, Cancel cancel) {
        Reduction by = r.how().by();
        if (by instanceof By) return shaded(r.shade(), viewport, cancel);
        Cnorm usual = by instanceof Count || by instanceof Sum ? Cnorm.EQ_HIST : Cnorm.LINEAR;
        return levels(raster(r, viewport, cancel), r.style(), usual, name(by));
    }

    private Layer levels(Raster raster, Style style, Cnorm usual, String title) {
        Cnorm norm = style.cnorm() != null ? style.cnorm() : usual;
        if (levelled == null || levelled.raster != raster || levelled.norm != norm || !Objects.equals(levelled.clim, style.clim())) {
            levelled = new Levelled(raster, norm, style.clim(), Levels.of(raster, norm, style.clim(), title));
        }
        ColourBar bar = Boolean.FALSE.equals(style.colorbar()) ? null : levelled.levels.bar();
        return new Layer.Levels(levelled.levels.level(), raster, style.cmap() != null ? style.cmap() : Palette.VIRIDIS, style.alpha() != null ? style.alpha() : 1, bar);
    }

    private Layer shaded(Shaded s, Viewport viewport, Cancel cancel) {
        Raster raster = raster(s.of(), viewport, cancel);
        boolean byCategory = !raster.categories().isEmpty();
        Style style = s.style();
        Palette cmap = style.cmap() != null ? style.cmap() : byCategory ? Palette.GLASBEY_CATEGORY10 : Palette.VIRIDIS;
        Cnorm norm = style.cnorm() != null ? style.cnorm() : Cnorm.EQ_HIST;
        if (coloured == null || coloured.raster != raster || !coloured.how.equals(s.how()) || !coloured.cmap.equals(cmap)
                || coloured.norm != norm || !Objects.equals(coloured.clim, style.clim())) {
            coloured = new Coloured(raster, s.how(), cmap, norm, style.clim(), Shader.shade(raster, s.how(), cmap, norm, style.clim()));
        }
        List<Layer.Colours.Entry> legend = new ArrayList<>();
        for (int i = 0; i < raster.categories().size(); i++) {
            legend.add(new Layer.Colours.Entry(raster.categories().get(i), cmap.rgb(i % cmap.size())));
        }
        return new Layer.Colours(coloured.rgba, raster.width(), raster.height(), raster.extent(), byCategory ? null : raster, alpha(s), legend);
    }

    private Raster raster(Rasterized r, Viewport viewport, Cancel cancel) {
        Points p = r.of();
        RasterCache.Key key = new RasterCache.Key(p.frame(), p.x(), p.y(), r.how().by(), viewport);
        Raster known = cache.get(key);
        if (known != null) return known;
        Raster made = engine.rasterize(p, r.how().by(), viewport, cancel);
        cache.put(key, made);
        return made;
    }

    private record Bars(Layer.Bars layer, Extent home) {}

    private Histogram counted;
    private Bars bars;

    /// Counted once for each histogram: bins do not depend on the view.
    private Bars bars(Histogram h, Cancel cancel) {
        if (h.equals(counted)) return bars;
        var bins = engine.histogram(h, cancel);
        double top = 0;
        for (double c : bins.counts()) top = Math.max(top, c);
        String color = h.style().color() != null ? h.style().color() : "#1f77b4";
        Extent home = new Extent(bins.edges()[0], bins.edges()[bins.edges().length - 1], 0, top == 0 ? 1 : top * 1.05);
        bars = new Bars(new Layer.Bars(bins.edges(), bins.counts(), color, alpha(h)), home);
        counted = h;
        return bars;
    }

    /// Top row first and ARGB, to bottom row first and ABGR.
    private static int[] flipped(Rgb r) {
        int[] rgba = new int[r.argb().length];
        for (int row = 0; row < r.height(); row++) {
            int from = (r.height() - 1 - row) * r.width(), to = row * r.width();
            for (int i = 0; i < r.width(); i++) {
                int c = r.argb()[from + i];
                rgba[to + i] = c & 0xFF00FF00 | c << 16 & 0xFF0000 | c >>> 16 & 0xFF;
            }
        }
        return rgba;
    }

    private static double alpha(Element<?> e) {
        return e.style().alpha() != null ? e.style().alpha() : 1;
    }

    /// What hovering and the colour bar call a reduction: count, mean fare.
    static String name(Reduction by) {
        return switch (by) {
            case Count(var of) -> of == null ? "count" : "count " + of;
            case Any(var of) -> of == null ? "any" : "any " + of;
            case Sum(var of) -> "sum " + of;
            case Mean(var of) -> "mean " + of;
            case Min(var of) -> "min " + of;
            case Max(var of) -> "max " + of;
            case By(var category, var each) -> name(each) + " by " + category;
        };
    }
}
