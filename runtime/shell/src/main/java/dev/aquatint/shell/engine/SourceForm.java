package dev.aquatint.shell.engine;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Histogram;
import dev.aquatint.element.Image;
import dev.aquatint.element.Overlay;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Rgb;
import dev.aquatint.element.Shaded;
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
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading;
import dev.aquatint.operation.Step;
import dev.aquatint.reduce.Count;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Style;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A view in one line, as the calls that make it; frames by their names.
final class SourceForm {
    private SourceForm() {}

    static String of(Viewable view) {
        return switch (view) {
            case Row r -> call("row", r.children(), SourceForm::of);
            case Column c -> call("column", c.children(), SourceForm::of);
            case Tabs t -> call("tabs", t.tabs(), tab -> "tab(" + quoted(tab.title()) + ", " + of(tab.content()) + ")");
            case Text t -> "text(" + Printed.of(t.text()) + ")";
            case Widgets w -> "widgets(" + w.of().getClass().getSimpleName() + w.names().stream().map(n -> ", " + quoted(n)).collect(Collectors.joining()) + ")";
            case View v -> unstyled(v) + style(v.style());
            default -> view.toString();       // `Plotted` is open to the language's own package alone: every one of them is a View
        };
    }

    private static String unstyled(View view) {
        return switch (view) {
            case Glyph<?> g -> glyph(g);
            case Rasterized r -> unstyled(r.of()) + ".rasterize(" + (r.how().by().equals(r.of().usual()) ? "" : r.how().by().source()) + ")" + steps(r.steps(), r.usually(), r.how().by() instanceof Count);
            case Shaded s -> unstyled(s.of()) + ".shade()" + steps(s.spread(), s.usually(), false);
            case Stacked s -> call("stack", s.layers(), SourceForm::of) + (s.how() == Composite.OVER ? "" : ".how(" + quoted(s.how().toString()) + ")");
            case Tiles t -> "tiles(" + t.source().name() + ")";
            case Image i -> "image(%d x %d)".formatted(i.raster().width(), i.raster().height());
            case QuadMesh q -> "quadmesh(%d x %d)".formatted(q.columns(), q.rows());
            case TriMesh t -> "trimesh(%s, %s)".formatted(name(t.vertices()), name(t.triangles()));
            case Rgb r -> "rgb(%d x %d)".formatted(r.width(), r.height());
            case Histogram h -> "histogram(%s, %s).bins(%d)%s".formatted(name(h.frame()), quoted(h.column()), h.bins(),
                    h.range() == null ? "" : ".range(" + range(h.range()) + ")");
            case Overlay o -> of(o.elements().getFirst()) + o.elements().stream().skip(1).map(e -> ".overlay(" + of(e) + ")").collect(Collectors.joining());
            case DynamicMap d -> "dynamicMap(..." + listening(d.streams()) + listening(d.watched()) + ")";
        };
    }

    private static String steps(List<? extends Step> steps, Composite usual, boolean counts) {
        return steps.stream().map(step -> switch (step) {
            case Mask(Range(double lo, double hi)) when counts && hi == Double.POSITIVE_INFINITY -> ".minCount(" + Range.text(lo) + ")";
            case Mask(Range kept) -> ".where(range(" + end(kept.lo()) + ", " + end(kept.hi()) + "))";
            case Spread s -> ".spread(" + s.px() + grown(s, usual);
            case Dynspread d -> ".dynspread(" + Range.text(d.threshold()) + ", " + d.maxPx() + grown(d, usual);
        }).collect(Collectors.joining());
    }

    private static String grown(Spreading step, Composite usual) {
        return (step.shape() == Spreading.Shape.CIRCLE && step.how() == usual ? "" : ", " + quoted(step.shape().name().toLowerCase(Locale.ROOT)) + ", " + quoted(step.how().toString())) + ")";
    }

    private static String glyph(Glyph<?> g) {
        return "%s(%s%s)%s".formatted(g.getClass().getSimpleName().toLowerCase(Locale.ROOT), name(g.frame()),
                g.kdims().stream().map(k -> ", " + quoted(k)).collect(Collectors.joining()),
                g.vdims().isEmpty() ? "" : call(".vdims", g.vdims(), SourceForm::quoted));
    }

    private static String style(Style s) {
        StringBuilder calls = new StringBuilder();
        if (s.cmap() != null) calls.append(".cmap(").append(s.cmap()).append(')');
        if (s.cnorm() != null) calls.append(".cnorm(").append(s.cnorm()).append(s.cnorm() instanceof Cnorm.Function ? ", ...)" : ")");
        if (s.clim() != null) calls.append(".clim(").append(range(s.clim())).append(')');
        if (s.clipping() != null) calls.append(".clippingColors(%s, %s, %s)".formatted(css(s.clipping().min()), css(s.clipping().max()), css(s.clipping().nan())));
        if (s.colorKey() != null) calls.append(".colorKey(").append(s.colorKey()).append(')');
        if (Boolean.TRUE.equals(s.stable())) calls.append(".stable()");
        if (s.timeZone() != null) calls.append(".timeZone(").append(quoted(s.timeZone().getId())).append(')');
        if (s.hist() != null) calls.append(".hist(").append(s.hist()).append(')');
        if (s.color() != null) calls.append(".color(").append(quoted(s.color())).append(')');
        if (s.alpha() != null) calls.append(".alpha(").append(Range.text(s.alpha())).append(')');
        if (s.width() != null) calls.append(".size(").append(s.width()).append(", ").append(s.height()).append(')');
        if (s.x().label() != null || s.y().label() != null) calls.append(".labels(%s, %s)".formatted(css(s.x().label()), css(s.y().label())));
        if (Boolean.TRUE.equals(s.x().log())) calls.append(".logX()");
        if (Boolean.TRUE.equals(s.y().log())) calls.append(".logY()");
        if (Boolean.TRUE.equals(s.x().inverted())) calls.append(".invertX()");
        if (Boolean.TRUE.equals(s.y().inverted())) calls.append(".invertY()");
        if (s.background() != null) calls.append(".background(").append(quoted(s.background())).append(')');
        if (s.axes() != null) calls.append(".axes(").append(s.axes()).append(')');
        if (s.title() != null) calls.append(".title(").append(quoted(s.title())).append(')');
        return calls.toString();
    }

    private static String css(String s) {
        return s == null ? "null" : quoted(s);
    }

    private static String listening(Collection<?> to) {
        return to.stream().map(s -> ", " + s.getClass().getSimpleName()).collect(Collectors.joining());
    }

    private static <T> String call(String name, List<T> arguments, Function<T, String> each) {
        return name + arguments.stream().map(each).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String range(Range r) {
        return Range.text(r.lo()) + ", " + Range.text(r.hi());
    }

    private static String end(double v) {
        return v == Double.POSITIVE_INFINITY ? "Double.POSITIVE_INFINITY" : v == Double.NEGATIVE_INFINITY ? "Double.NEGATIVE_INFINITY" : Range.text(v);
    }

    private static String name(Frame frame) {
        return frame.name();
    }

    private static String quoted(String s) {
        return Printed.of(s);
    }
}
