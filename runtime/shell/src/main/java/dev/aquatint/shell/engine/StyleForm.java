package dev.aquatint.shell.engine;

import static dev.aquatint.frame.Written.ends;
import static dev.aquatint.frame.Written.number;
import static dev.aquatint.frame.Written.quoted;

import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is said of how something looks, as the calls that say it.
final class StyleForm {
    private final StringBuilder calls = new StringBuilder();
    private final Style style, from;

    private StyleForm(Style style, Style from) {
        this.style = style;
        this.from = from;
    }

    /// @param from what was said already where these calls begin
    static String of(Style style, Style from) {
        return new StyleForm(style, from).calls();
    }

    private String calls() {
        say(Style::cmap, p -> ".cmap(" + palette(p) + ")");
        say(Style::cnorm, c -> ".cnorm(" + quoted(c.toString()) + (c instanceof Cnorm.Function ? ", ...)" : ")"));
        say(Style::clim, c -> ".clim(" + ends(c) + ")");
        say(Style::clipping, StyleForm::clipping);
        say(Style::colorKey, k -> ".colorKey(" + map(k) + ")");
        say(Style::colorbar, c -> ".colorbar(" + c + ")");
        say(Style::stable, _ -> ".stable()");
        say(Style::timeZone, z -> ".timeZone(" + quoted(z.getId()) + ")");
        say(Style::hist, h -> h == 20 ? ".hist()" : ".hist(" + h + ")");
        say(Style::color, c -> ".color(" + quoted(c) + ")");
        say(Style::pointSize, px -> ".size(" + number(px) + ")");
        say(Style::alpha, a -> ".alpha(" + number(a) + ")");
        say(Style::width, w -> ".size(" + w + ", " + style.height() + ")");
        AxisStyle x = style.x(), y = style.y();
        if (!Objects.equals(x.label(), from.x().label()) || !Objects.equals(y.label(), from.y().label())) calls.append(".labels(%s, %s)".formatted(text(x.label()), text(y.label())));
        say(s -> s.x().log(), _ -> ".logX()");
        say(s -> s.y().log(), _ -> ".logY()");
        say(s -> s.x().inverted(), _ -> ".invertX()");
        say(s -> s.y().inverted(), _ -> ".invertY()");
        say(Style::background, b -> ".background(" + quoted(b) + ")");
        say(Style::axes, a -> ".axes(" + a + ")");
        say(Style::title, t -> ".title(" + quoted(t) + ")");
        return calls.toString();
    }

    private <T> void say(Function<Style, T> option, Function<T, String> call) {
        T value = option.apply(style);
        if (value != null && !value.equals(option.apply(from))) calls.append(call.apply(value));
    }

    private static String clipping(Clipping c) {
        return ".clippingColors(%s, %s, %s)".formatted(text(c.min()), text(c.max()), text(c.nan()));
    }

    private static String text(String s) {
        return s == null ? "null" : quoted(s);
    }

    private static String palette(Palette p) {
        if (Palette.names().contains(p.name().replaceFirst("_r$", "")) && Palette.of(p.name()).equals(p)) return quoted(p.name());
        if (p.name().endsWith("_r")) return palette(p.reversed()) + ".reversed()";
        return IntStream.range(0, p.size()).mapToObj(i -> "\"#%06x\"".formatted(p.rgb(i))).collect(Collectors.joining(", ", "Palette.of(", ")"));
    }

    /// `Map.of` takes ten pairs at most.
    private static String map(Map<String, String> texts) {
        boolean few = texts.size() <= 10;
        String pair = few ? "%s, %s" : "Map.entry(%s, %s)";
        return new TreeMap<>(texts).entrySet().stream().map(e -> pair.formatted(quoted(e.getKey()), quoted(e.getValue())))
                .collect(Collectors.joining(", ", few ? "Map.of(" : "Map.ofEntries(", ")"));
    }
}
