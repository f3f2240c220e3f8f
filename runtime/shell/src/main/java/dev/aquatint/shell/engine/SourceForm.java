package dev.aquatint.shell.engine;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.Histogram;
import dev.aquatint.element.Image;
import dev.aquatint.element.Overlay;
import dev.aquatint.element.Points;
import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Rgb;
import dev.aquatint.element.Shaded;
import dev.aquatint.element.Tiles;
import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import dev.aquatint.style.Style;
import java.util.Collection;
import java.util.List;
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
            case Points p -> points(p);
            case Rasterized r -> points(r.of()) + "." + "rasterize(" + by(r.how().by()) + ")";
            case Shaded s -> unstyled(s.of()) + ".shade()";
            case Tiles t -> "tiles(" + t.source().name() + ")";
            case Image i -> "image(%d x %d)".formatted(i.raster().width(), i.raster().height());
            case Rgb r -> "rgb(%d x %d)".formatted(r.width(), r.height());
            case Histogram h -> "histogram(%s, %s).bins(%d)%s".formatted(name(h.frame()), quoted(h.column()), h.bins(),
                    h.range() == null ? "" : ".range(" + range(h.range()) + ")");
            case Overlay o -> of(o.elements().getFirst()) + o.elements().stream().skip(1).map(e -> ".overlay(" + of(e) + ")").collect(Collectors.joining());
            case DynamicMap d -> "dynamicMap(..." + listening(d.streams()) + listening(d.watched()) + ")";
        };
    }

    private static String points(Points p) {
        return "points(%s, %s, %s)%s".formatted(name(p.frame()), quoted(p.x()), quoted(p.y()),
                p.vdims().isEmpty() ? "" : call(".vdims", p.vdims(), SourceForm::quoted));
    }

    private static String by(Reduction reduction) {
        return switch (reduction) {
            case Count c -> c.of() == null ? "" : reduced("count", c.of());
            case Any a -> reduced("any", a.of());
            case Sum s -> reduced("sum", s.of());
            case Mean m -> reduced("mean", m.of());
            case Min m -> reduced("min", m.of());
            case Max m -> reduced("max", m.of());
            case By b -> "by(" + quoted(b.category()) + (by(b.reduction()).isEmpty() ? "" : ", " + by(b.reduction())) + ")";
        };
    }

    private static String reduced(String how, String of) {
        return how + "(" + (of == null ? "" : quoted(of)) + ")";
    }

    private static String style(Style s) {
        StringBuilder calls = new StringBuilder();
        if (s.cmap() != null) calls.append(".cmap(").append(s.cmap()).append(')');
        if (s.cnorm() != null) calls.append(".cnorm(").append(s.cnorm()).append(')');
        if (s.clim() != null) calls.append(".clim(").append(range(s.clim())).append(')');
        if (s.color() != null) calls.append(".color(").append(quoted(s.color())).append(')');
        if (s.alpha() != null) calls.append(".alpha(").append(Range.text(s.alpha())).append(')');
        if (s.width() != null) calls.append(".size(").append(s.width()).append(", ").append(s.height()).append(')');
        if (s.title() != null) calls.append(".title(").append(quoted(s.title())).append(')');
        return calls.toString();
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

    private static String name(Frame frame) {
        return frame.name();
    }

    private static String quoted(String s) {
        return Printed.of(s);
    }
}
