package dev.aquatint.session;

import dev.aquatint.element.*;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.*;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Engine;
import dev.aquatint.raster.shade.CellHistogram;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.raster.shade.Span;
import dev.aquatint.reduce.*;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Colour;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Answers all that a view leaves open: elements to layers, for one viewport.
final class Resolver {
    /// More points than this are not sent one by one.
    static final int MARKS = 20_000;

    private static final Extent WORLD = new Extent(-20_037_508.342789244, 20_037_508.342789244, -12_000_000, 16_000_000);

    private final Engine engine;
    private final Rasters rasters;
    private final Recent<Shared.Learnt, Span> spans;
    private final Colouring colouring;
    private final Bearings bearings;
    private Extent home = WORLD;
    private boolean nowhere;
    /// What was drawn last, and as what; nothing where no data is read for each picture.
    private List<Element<?>> seen = List.of();
    private List<Layer> layersSeen = List.of();
    private boolean reads;

    Resolver(Engine engine, Shared shared) {
        this.engine = engine;
        this.bearings = new Bearings(engine);
        this.rasters = new Rasters(engine, shared.rasters);
        this.colouring = new Colouring(shared.pictures);
        this.spans = shared.spans;
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

    /// What the coordinates of the view mean.
    Axes axes(View view, Style style) {
        return bearings.of(view, style);
    }

    /// The view as it is drawn: all layers speak of the axes in one way.
    View reconciled(View view, Axes axes) {
        return Reconciled.of(view, axes, engine);
    }

    /// All of the data that the view shows. Where points are, is asked once: a filter that moves does not move the plot's home.
    ///
    /// @param known what it was before, or null at first, which costs a scan of the coordinates
    Extent home(View view, Axes axes, Extent known) {
        Extent before = nowhere ? null : known, home = null;        // where nothing was, something may be by now
        for (Element<?> e : elements(view)) {
            Extent its = switch (e) {
                case Tiles _ -> null;
                case Image i -> bounds(i, axes);
                case Rasterizable<?> _, Rasterized _, Shaded _, Stacked _ -> before != null ? before : padded(e, found(rasterizables(e), axes), axes);
                case Rgb r -> r.extent();
                case Histogram h -> bars(h, new Cancel()).home(axes.y().type());
            };
            if (its != null) home = home == null ? its : home.union(its);
        }
        nowhere = home == null;
        List<Rasterizable<?>> all = elements(view).stream().flatMap(e -> rasterizables(e).stream()).toList();
        if (nowhere && !axes.geographic() && !all.isEmpty()) home = bounds(all.getFirst(), axes);
        home = home != null ? home : WORLD;
        home = Extent.of(along(axes.x(), home.x0(), home.x1()), along(axes.y(), home.y0(), home.y1()));
        return this.home = axes.geographic() ? Padding.world(home) : home;
    }

    /// All categories are seen, also those that only some layers have.
    private static Range along(Side side, double lo, double hi) {
        return side instanceof Side.Categories(_, var labels) && !labels.isEmpty() ? new Range(-0.5, labels.size() - 0.5) : new Range(lo, hi);
    }

    /// With room around marks, if that is what is drawn, and around cells that one sees.
    private Extent padded(Element<?> e, Extent found, Axes axes) {
        if (found == null) return null;
        return e instanceof Glyph<?> g ? Padding.around(found, g, axes) : sampling(e).around(found, axes.x().type(), axes.y().type());
    }

    /// How its cells are made; that of a stack goes for all of its layers, which have the same cells.
    private Sampling sampling(Element<?> e) {
        List<Sampling> each = rasterizables(e).stream().map(of -> Sampling.of(of, engine)).distinct().toList();
        return each.size() == 1 ? each.getFirst() : Sampling.CONTINUOUS;
    }

    /// Where those are that have anything; null when none has.
    private Extent found(List<Rasterizable<?>> all, Axes axes) {
        return all.stream().filter(of -> !engine.empty(of, axes.x().type(), axes.y().type())).map(of -> bounds(of, axes)).reduce(Extent::union).orElse(null);
    }

    /// What an element draws of data, which may be nothing.
    static List<Rasterizable<?>> rasterizables(Element<?> e) {
        return switch (e) {
            case Rasterizable<?> of -> List.of(of);
            case Rasterized r -> List.of(r.of());
            case Shaded s -> List.of(s.of().of());
            case Stacked s -> s.layers().stream().<Rasterizable<?>>map(l -> l.of().of()).toList();
            case Tiles _, Rgb _, Histogram _ -> List.of();
        };
    }

    private Extent bounds(Rasterizable<?> of, Axes axes) {
        return engine.bounds(of, axes.x().type(), axes.y().type());
    }

    /// What the value under the cursor is called, or null where there is none.
    static String hover(View view) {
        String hover = null;
        for (Element<?> e : elements(view)) {
            hover = switch (e) {
                case Tiles _, Glyph<?> _, Rgb _, Histogram _ -> hover;
                case Rasterized r -> r.how().by().label();
                case Shaded s -> s.of().how().by().label();
                case Stacked s -> s.layers().getLast().of().how().by().label();
                case Mesh<?> m -> m.value();
            };
        }
        return hover;
    }

    List<Layer> layers(View view, Look look) {
        List<Layer> layers = new ArrayList<>();
        for (Element<?> e : elements(view)) layers.add(layer(e, look));
        rasters.settle();
        reads |= look.reads();
        if (reads) keep(elements(view), layers);
        return layers;
    }

    /// The layers as far as their rasters have come. One that has not begun stays as it was last seen, or is empty.
    ///
    /// @return null while nothing of the frame is to be seen
    List<Layer> sketch(View view, Look look) {
        List<Layer> layers = new ArrayList<>();
        for (Element<?> e : elements(view)) {
            try {
                layers.add(layer(e, look));
            } catch (Look.Unfinished _) {
                int last = seen.indexOf(e);
                layers.add(last >= 0 ? layersSeen.get(last) : new Layer.Colours(new int[1], 1, 1, look.viewport.extent(), null, 1, List.of()));
            }
        }
        if (!look.begun) return null;
        keep(elements(view), layers);
        return layers;
    }

    private void keep(List<Element<?>> elements, List<Layer> layers) {
        seen = elements;
        layersSeen = layers;
    }

    private Layer layer(Element<?> e, Look look) {
        return switch (e) {
            case Tiles t -> new Layer.Map(t.source(), alpha(t));
            case Points p -> points(p, look);
            case Curve _, Path _, Area _, Spread _, Segments _, Rectangles _ -> drawn((Glyph<?>) e, look);
            case Polygons p -> rasterized(p.rasterize(), look);
            case Rasterized r -> rasterized(r, look);
            case Shaded s -> shaded(s, look);
            case Stacked s -> stacked(s, look);
            case Image i -> image(i, look);
            case Mesh<?> m -> rasterized(m.rasterize(), look);
            case Rgb r -> new Layer.Colours(r.rgba(), r.width(), r.height(), r.extent(), null, alpha(r), List.of());
            case Histogram h -> bars(h, look.cancel).layer();
        };
    }

    /// As it is on linear axes, where the browser stretches it; on a log axis its cells are not even, and are drawn for the view in the colours of all of it.
    private Layer image(Image i, Look look) {
        if (look.viewport.x() == AxisType.LINEAR && look.viewport.y() == AxisType.LINEAR) return colouring.levels(i.raster(), i.style(), Cnorm.LINEAR, null, i.value(), null);
        Span all = Span.of(i.raster(), Shade.WHOLE, Colouring.norm(i.style(), Cnorm.LINEAR), i.style().clim());
        return colouring.levels(rasters.exact(i.rasterize(), look.viewport, look), i.style(), Cnorm.LINEAR, all, i.value(), null);
    }

    private Layer points(Points p, Look look) {
        double[][] xy = look.sketchy() ? null : engine.marks(p, MARKS, look.cancel);      // who sketches has more
        if (xy == null) return rasterized(p.rasterize(), look);
        String color = p.style().color() != null ? p.style().color() : "#1f77b4";
        double size = p.style().pointSize() != null ? p.style().pointSize() : 4;
        return new Layer.Marks(xy[0], xy[1], color, size, alpha(p));
    }

    /// Shapes that nobody asked to count: their colour wherever there is any, fainter where one covers part of a pixel.
    private Layer drawn(Glyph<?> g, Look look) {
        Raster raster = rasters.exact(g.rasterize(new Any(null)), look.viewport, look);
        String color = g.style().color() != null ? g.style().color() : "#1f77b4";
        return new Layer.Colours(Shader.byOpacity(raster, Colour.of(color).rgb(), new Shade(255, 0, false), Cnorm.LINEAR, new Range(0, 1)),
                raster.width(), raster.height(), raster.extent(), null, alpha(g), List.of());
    }

    private Layer rasterized(Rasterized given, Look look) {
        Viewport cells = sampling(given).cells(look.viewport);
        Rasterized r = Sampling.scaled(given, cells, look.viewport);
        Reduction by = r.how().by() instanceof Summary s ? s.first() : r.how().by();       // as its raster reads
        if (by instanceof By) return shaded(given.shade(), look);
        Cnorm usual = by instanceof Count || by instanceof Sum || by instanceof Distinct ? Cnorm.EQ_HIST : Cnorm.LINEAR;
        Moving moving = moving(List.of(r), fixed(r.style()), cells, look).getFirst();
        return colouring.levels(raster(r, moving, cells, look), r.style(), usual, span(r, r.style(), Shade.WHOLE, usual, moving, look), by.label(), times(r.of(), by));
    }

    private Layer shaded(Shaded given, Look look) {
        Viewport cells = sampling(given).cells(look.viewport);
        Shaded s = Sampling.scaled(given, cells, look.viewport);
        Moving moving = moving(List.of(s.of()), fixed(s.style()), cells, look).getFirst();
        return colouring.shaded(s, raster(s.of(), moving, cells, look), span(s, moving, look), times(s.of().of(), s.of().how().by()), moving != null);
    }

    private Layer stacked(Stacked given, Look look) {
        Viewport cells = sampling(given).cells(look.viewport);
        Stacked s = new Stacked(given.layers().stream().map(l -> Sampling.scaled(l, cells, look.viewport)).toList(), given.how(), given.style());
        List<Raster> rasters = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        List<Moving> moving = moving(s.layers().stream().map(Shaded::of).toList(), s.layers().stream().anyMatch(l -> fixed(l.style())), cells, look);
        for (int i = 0; i < s.layers().size(); i++) {
            Shaded layer = s.layers().get(i);
            rasters.add(raster(layer.of(), moving.get(i), cells, look));
            spans.add(span(layer, moving.get(i), look));
        }
        return colouring.stacked(s, rasters, spans, times(s.layers().getLast().of().of(), s.layers().getLast().of().how().by()), moving.getFirst() != null);
    }

    /// What the values of cells are, where they are times; null for numbers.
    private Side.Times times(Rasterizable<?> of, Reduction by) {
        return of instanceof Glyph<?> g ? by.shows().map(column -> bearings.times(g.frame(), column)).orElse(null) : null;
    }

    /// Coarse rasters of the same cells; a null for each where exact ones are called for, or have larger cells than pixels.
    private List<Moving> moving(List<Rasterized> of, boolean fixed, Viewport cells, Look look) {
        if (!cells.equals(look.viewport)) return Collections.nCopies(of.size(), null);
        List<Moving> all = new ArrayList<>();
        for (Rasterized r : of) {
            Moving m = rasters.moving(r, fixed, look);
            if (m == null || !all.isEmpty() && !m.sameCells(all.getFirst())) return Collections.nCopies(of.size(), null);
            all.add(m);
        }
        look.coarse = true;
        return all;
    }

    /// Whether values have colours that do not depend on what is seen.
    private static boolean fixed(Style style) {
        return style.clim() != null || Boolean.TRUE.equals(style.stable());
    }

    private Raster raster(Rasterized r, Moving moving, Viewport cells, Look look) {
        return moving != null ? moving.raster : rasters.exact(r, cells, look);
    }

    private Span span(Shaded s, Moving moving, Look look) {
        return span(s.of(), s.style(), s.how(), Cnorm.EQ_HIST, moving, look);
    }

    /// What values are spread by; null for those of the raster.
    private Span span(Rasterized r, Style style, Shade how, Cnorm usual, Moving moving, Look look) {
        Cnorm norm = Colouring.norm(style, usual);
        if (Boolean.TRUE.equals(style.stable())) return look.sketchy() ? null : stable(r, style, how, norm, look);
        return moving == null ? null : moving.span(how, norm, style.clim());
    }

    /// What values are spread by wherever one looks: all of the data, seen whole in a plot of this size.
    private Span stable(Rasterized r, Style style, Shade how, Cnorm norm, Look look) {
        Viewport v = look.viewport, whole = new Viewport(r.of().geographic() ? shaped(home, v) : home, v.width(), v.height(), v.x(), v.y());
        Viewport cells = sampling(r).cells(whole);
        Shared.Learnt asked = new Shared.Learnt(Rasters.key(r, r.steps(), cells), norm, style.clim(), how.discrete());
        Span known = spans.get(asked);
        if (known != null) return known;
        Span learnt = Span.of(rasters.exact(r, r.steps().size(), cells, look.at(whole)), how, norm, style.clim());
        if (learnt != null) spans.put(asked, learnt);
        return learnt;
    }

    /// A map has square pixels: as much more of the world as fills the frame.
    private static Extent shaped(Extent home, Viewport frame) {
        double perPixel = Math.max(home.width() / frame.width(), home.height() / frame.height()), x = (home.x0() + home.x1()) / 2, y = (home.y0() + home.y1()) / 2;
        double w = perPixel * frame.width() / 2, h = perPixel * frame.height() / 2;
        return new Extent(x - w, x + w, y - h, y + h);
    }

    /// How the cells of the uppermost raster that is asked for it are distributed, before the last mask; null where none is asked.
    SideHistogram beside(View view, Look look) {
        SideHistogram beside = null;
        for (Element<?> e : elements(view)) {
            Integer bins = e.style().hist();
            if (bins == null) continue;
            beside = switch (e) {
                case Rasterized r -> beside(r, bins, look);
                case Shaded s -> beside(s.of(), bins, look);
                case Image i -> CellHistogram.of(i.raster(), bins, null, i.value(), false, Combining.MEAN);
                case Mesh<?> m -> beside(m.rasterize(), bins, look);
                case Glyph<?> _, Stacked _, Rgb _, Tiles _, Histogram _ -> beside;
            };
        }
        return beside;
    }

    private SideHistogram beside(Rasterized given, int bins, Look look) {
        Viewport cells = sampling(given).cells(look.viewport);
        Rasterized r = Sampling.scaled(given, cells, look.viewport);
        int mask = r.steps().size();
        while (mask > 0 && !(r.steps().get(mask - 1) instanceof Mask)) mask--;
        Range kept = mask > 0 && r.steps().get(mask - 1) instanceof Mask(Range values) ? values : null;
        Reduction by = r.how().by() instanceof Summary s ? s.first() : r.how().by();
        boolean points = r.of() instanceof Points && (by instanceof Count || by instanceof By b && b.reduction() instanceof Count);
        return CellHistogram.of(rasters.exact(r, kept != null ? mask - 1 : r.steps().size(), cells, look), bins, kept, by.label(), points, by.combining());
    }

    private record Bars(Layer.Bars layer, double top) {
        /// Bars that stand on a log axis begin below one.
        Extent home(AxisType y) {
            double x0 = layer.edges()[0], x1 = layer.edges()[layer.edges().length - 1];
            return switch (y) {
                case LINEAR -> new Extent(x0, x1, 0, top == 0 ? 1 : top * 1.05);
                case LOG -> new Extent(x0, x1, 0.5, Math.max(top, 1) * 2);
            };
        }
    }

    private Histogram counted;
    private Bars bars;

    /// Counted once for each histogram: bins do not depend on the view.
    private Bars bars(Histogram h, Cancel cancel) {
        if (h.equals(counted)) return bars;
        var bins = engine.histogram(h, cancel);
        double top = 0;
        for (double c : bins.counts()) top = Math.max(top, c);
        String color = h.style().color() != null ? h.style().color() : "#1f77b4";
        bars = new Bars(new Layer.Bars(bins.edges(), bins.counts(), color, alpha(h)), top);
        counted = h;
        return bars;
    }

    private static double alpha(Element<?> e) {
        return e.style().alpha() != null ? e.style().alpha() : 1;
    }
}
