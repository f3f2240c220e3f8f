package dev.aquatint.shell.engine;

import static dev.aquatint.frame.Written.ends;
import static dev.aquatint.frame.Written.number;
import static dev.aquatint.frame.Written.quoted;

import dev.aquatint.element.Area;
import dev.aquatint.element.Curve;
import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Histogram;
import dev.aquatint.element.Image;
import dev.aquatint.element.Overlay;
import dev.aquatint.element.Path;
import dev.aquatint.element.Points;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Rectangles;
import dev.aquatint.element.Rgb;
import dev.aquatint.element.Segments;
import dev.aquatint.element.Shaded;
import dev.aquatint.element.Spread;
import dev.aquatint.element.Stacked;
import dev.aquatint.element.Tiles;
import dev.aquatint.element.TriMesh;
import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spreading;
import dev.aquatint.operation.Step;
import dev.aquatint.reduce.Count;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A view in one line, as the calls that make it: typed again, they make an equal one. Functions and arrays can only be hinted at, unless a variable holds them.
///
/// @param names of what variables hold
record SourceForm(Names names) {

    String of(Viewable view) {
        return switch (view) {
            case Row r -> call("row", r.children(), this::of);
            case Column c -> call("column", c.children(), this::of);
            case Tabs t -> call("tabs", t.tabs(), tab -> "tab(" + quoted(tab.title()) + ", " + of(tab.content()) + ")");
            case Text t -> "text(" + Printed.of(t.text()) + ")";
            case Widgets w -> "widgets(" + named(w.of()) + w.names().stream().map(n -> ", " + quoted(n)).collect(Collectors.joining()) + ")";
            case View v -> plot(v);
            default -> view.toString();       // `Plotted` is open to the language's own package alone: every one of them is a View
        };
    }

    private String plot(View view) {
        return switch (view) {
            case Glyph<?> g -> styled(glyph(g), g, Style.NONE);
            case Rasterized r -> styled(plot(r.of()) + ".rasterize(" + (r.how().by().equals(r.of().usual()) ? "" : r.how().by().source()) + ")" + steps(r.steps(), r.usually(), r.how().by() instanceof Count), r, r.of().style());
            case Shaded s -> styled(plot(s.of()) + ".shade()" + shade(s.how()) + steps(s.spread(), s.usually(), false), s, s.of().style());
            case Stacked s -> styled(call("stack", s.layers(), this::of) + (s.how() == Composite.OVER ? "" : ".how(" + quoted(s.how().toString()) + ")"), s, Style.NONE);
            case Tiles t -> styled("tiles(" + tiles(t.source()) + ")", t, Style.NONE);
            case Image i -> styled("image(" + names.of(i.raster()).orElseGet(() -> "%d x %d".formatted(i.raster().width(), i.raster().height())) + ")"
                    + (i.value().equals("value") ? "" : ".vdims(" + quoted(i.value()) + ")") + interpolated(i.interpolation()), i, Style.NONE);
            case QuadMesh q -> styled("quadmesh(%d x %d)".formatted(q.columns(), q.rows()) + (q.value().equals("z") ? "" : ".vdims(" + quoted(q.value()) + ")"), q, Style.NONE);
            case TriMesh t -> styled(triMesh(t), t, Style.NONE);
            case Rgb r -> styled(names.of(r.argb()).map(pixels -> "rgb(%s, %d, %d, extent(%s, %s))".formatted(pixels, r.width(), r.height(), ends(r.extent().x()), ends(r.extent().y())))
                    .orElseGet(() -> "rgb(%d x %d)".formatted(r.width(), r.height())), r, Style.NONE);
            case Histogram h -> styled("histogram(%s, %s)%s%s".formatted(frame(h.frame()), quoted(h.column()), h.bins() == 20 ? "" : ".bins(" + h.bins() + ")",
                    h.range() == null ? "" : ".range(" + ends(h.range()) + ")"), h, Style.NONE);
            case Overlay o -> styled(overlay(o), o, Style.NONE);
            case DynamicMap d -> styled("dynamicMap(..." + listening(d.streams()) + listening(d.watched()) + ")", d, Style.NONE);
        };
    }

    private static String styled(String unstyled, View view, Style from) {
        return unstyled + StyleForm.of(view.style(), from);
    }

    private String overlay(Overlay o) {
        if (o.elements().size() == 1) return "Overlay.of(" + of(o.elements().getFirst()) + ")";
        return of(o.elements().getFirst()) + o.elements().stream().skip(1).map(e -> ".overlay(" + of(e) + ")").collect(Collectors.joining());
    }

    private static String steps(List<? extends Step> steps, Composite usual, boolean counts) {
        return steps.stream().map(step -> switch (step) {
            case Mask(Range(double lo, double hi)) when counts && hi == Double.POSITIVE_INFINITY && lo == (long) lo -> ".minCount(" + Range.text(lo) + ")";
            case Mask(Range kept) -> ".where(range(" + ends(kept) + "))";
            case dev.aquatint.operation.Spread s -> ".spread(" + s.px() + grown(s, usual);
            case Dynspread d -> d.equals(new Dynspread(0.5, 3, Spreading.Shape.CIRCLE, usual)) ? ".dynspread()" : ".dynspread(" + number(d.threshold()) + ", " + d.maxPx() + grown(d, usual);
        }).collect(Collectors.joining());
    }

    private static String grown(Spreading step, Composite usual) {
        return (step.shape() == Spreading.Shape.CIRCLE && step.how() == usual ? "" : ", " + quoted(step.shape().name().toLowerCase(Locale.ROOT)) + ", " + quoted(step.how().toString())) + ")";
    }

    private static String shade(Shade how) {
        return (how.alpha() == Shade.DEFAULT.alpha() && how.minAlpha() == Shade.DEFAULT.minAlpha() ? "" : ".shadeAlpha(" + how.alpha() + ", " + how.minAlpha() + ")")
                + (how.discrete() == Shade.DEFAULT.discrete() ? "" : ".rescaleDiscrete(" + how.discrete() + ")");
    }

    private String glyph(Glyph<?> g) {
        String own = switch (g) {
            case Points _ -> "";
            case Curve c -> width(c.lineWidth());
            case Path p -> (p.group() == null ? "" : ".group(" + quoted(p.group()) + ")") + width(p.lineWidth());
            case Area a -> a.base() == null ? "" : ".to(" + quoted(a.base()) + ")";
            case Spread _, Rectangles _ -> "";
            case Segments s -> width(s.lineWidth());
            case Polygons p -> (p.geographic() ? ".mercator()" : "") + (p.oriented() ? ".oriented(true)" : "");
        };
        Projected projected = g instanceof Polygons || !g.geographic() ? new Projected(g.frame(), "", "") : projected(g);
        return "%s(%s, %s)%s%s%s%s".formatted(g.getClass().getSimpleName().toLowerCase(Locale.ROOT), frame(projected.before), coordinates(g), own, projected.call, projected.after,
                g.vdims().isEmpty() ? "" : ".vdims(" + quoted(g.vdims()) + ")");
    }

    private static String coordinates(Glyph<?> g) {
        if (g instanceof Path p && p.x().size() > 1) return "List.of(%s), List.of(%s)".formatted(quoted(p.x()), quoted(p.y()));
        return quoted(g instanceof Area a ? List.of(a.x(), a.y()) : g.kdims());
    }

    /// @param before the frame that `lonLat()` was called for
    /// @param after what was done to rows since
    private record Projected(Frame before, String call, String after) {}

    /// The element has projected its frame, and what was selected of it later stands behind that.
    private Projected projected(Glyph<?> g) {
        StringBuilder after = new StringBuilder();
        Frame frame = g.frame();
        while (frame.made().of() != null && frame.made().call().startsWith(".select(")) {
            after.insert(0, frame.made().call());
            frame = frame.made().of();
        }
        Frame before = frame.made().of();
        return before == null || !frame.made().call().equals(projection(g)) ? new Projected(g.frame(), ".lonLat()", ".with(" + frame(g.frame()) + ")") : new Projected(before, ".lonLat()", after.toString());
    }

    /// What an element calls to project its frame.
    private static String projection(Glyph<?> g) {
        if (g instanceof Points || g instanceof Curve) return ".lonLat(" + quoted(g.kdims()) + ")";
        List<String> x = new ArrayList<>(), y = new ArrayList<>();
        for (int i = 0; i < g.kdims().size(); i++) (i % 2 == 0 ? x : y).add(g.kdims().get(i));
        return ".lonLat(List.of(%s), List.of(%s))".formatted(quoted(x), quoted(y));
    }

    private static String width(double px) {
        return px == 0 ? "" : ".lineWidth(" + number(px) + ")";
    }

    private String triMesh(TriMesh t) {
        String usual = t.vertices().schema().names().size() > 2 ? t.vertices().schema().names().get(2) : t.triangles().schema().names().get(3);
        return "trimesh(%s, %s)".formatted(frame(t.vertices()), frame(t.triangles())) + (t.value().equals(usual) ? "" : ".vdims(" + quoted(t.value()) + ")") + interpolated(t.interpolation());
    }

    private static String interpolated(Interpolation how) {
        return how == Interpolation.LINEAR ? "" : ".interpolate(" + quoted(how.toString()) + ")";
    }

    private static String tiles(TileSource source) {
        if (source.equals(TileSource.OFFLINE)) return "OFFLINE";
        String constant = source.name().toUpperCase(Locale.ROOT);
        if (List.of(TileSource.ESRI_IMAGERY, TileSource.ESRI_STREET, TileSource.ESRI_TERRAIN, TileSource.OSM, TileSource.OPEN_TOPO).contains(source)) return constant;
        String texts = quoted(source.url()) + ", " + quoted(source.attribution());
        return source.equals(new TileSource("custom", source.url(), source.attribution(), 19)) ? texts : "new TileSource(%s, %s, %d)".formatted(quoted(source.name()), texts, source.maxZoom());
    }

    private String frame(Frame frame) {
        return names.of(frame).orElseGet(() -> frame.made().of() == null ? frame.made().call() : frame(frame.made().of()) + frame.made().call());
    }

    private String named(Object value) {
        return names.of(value).orElseGet(() -> value.getClass().getSimpleName());
    }

    private String listening(Collection<?> to) {
        return to.stream().map(s -> ", " + (s instanceof Record ? uncapitalised(s.getClass().getSimpleName()) + "()" : named(s))).collect(Collectors.joining());
    }

    private static String uncapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static <T> String call(String name, List<T> arguments, Function<T, String> each) {
        return name + arguments.stream().map(each).collect(Collectors.joining(", ", "(", ")"));
    }
}
