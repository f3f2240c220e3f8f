package dev.aquatint.session;

import dev.aquatint.element.*;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Side;
import dev.aquatint.raster.Engine;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Style;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What the coordinates of views mean: a map where any element is one, else what the lowest element with coordinates has along its sides, and those above it beside.
final class Bearings {
    static final double MICROS = 1e3;
    private static final double NANOS = 1e6, DAYS = 1 / 86_400_000.0;

    private final Engine engine;
    private final Map<String, ZoneOffset> offsets = new HashMap<>();
    /// That the whole plot is shown in; null for UTC.
    private ZoneId zone;

    Bearings(Engine engine) {
        this.engine = engine;
    }

    /// @param style what is said for the whole plot
    /// @throws IllegalArgumentException if a log axis is asked for what has none
    Axes of(View view, Style style) {
        zone = style.timeZone();
        if (geographic(view)) {
            if (log(style.x()) || log(style.y())) throw new IllegalArgumentException("a map has no log axis: leave out %s, or show the data without the map".formatted(log(style.x()) ? "logX()" : "logY()"));
            return Axes.MAP;
        }
        Axes all = null;
        for (Element<?> e : Resolver.elements(view)) {
            Axes its = switch (e) {
                case Tiles _ -> null;
                case Rasterizable<?> of -> of(of, style);
                case Rasterized r -> of(r.of(), style);
                case Shaded s -> of(s.of().of(), style);
                case Stacked s -> s.layers().stream().map(l -> of(l.of().of(), style)).reduce(Bearings::both).orElseThrow();
                case Rgb _ -> new Axes(numbers("", style.x()), numbers("", style.y()));
                case Histogram h -> new Axes(side(h.frame(), h.column(), style.x()), numbers("count", style.y()));
            };
            if (its != null) all = all == null ? its : both(all, its);
        }
        return all != null ? all : Axes.NUMBERS;
    }

    private static Axes both(Axes below, Axes above) {
        return new Axes(both(below.x(), above.x()), both(below.y(), above.y()));
    }

    /// What two layers have along one side: the categories of both, each once, or time in the finer of two units; else what the lower one says.
    private static Side both(Side below, Side above) {
        return switch (below) {
            case Side.Categories(var name, var labels) when above instanceof Side.Categories(_, var more) ->
                    new Side.Categories(name, Stream.concat(labels.stream(), more.stream()).distinct().toList());
            case Side.Times t when t.perMillisecond() == DAYS && above instanceof Side.Times finer && finer.perMillisecond() == MICROS -> new Side.Times(t.name(), MICROS, finer.shown());
            case Side.Numbers _, Side.Degrees _, Side.Times _, Side.Categories _ -> below;
        };
    }

    private Axes of(Rasterizable<?> of, Style style) {
        String x = of.axes().get(0), y = of.axes().get(1);
        return switch (of) {
            case Polygons _ -> new Axes(numbers("", style.x()), numbers("", style.y()));
            case Glyph<?> g -> new Axes(side(g.frame(), x, style.x()), side(g.frame(), y, style.y()));
            case Mesh<?> _ -> new Axes(numbers(x, style.x()), numbers(y, style.y()));
        };
    }

    private Side side(Frame frame, String column, AxisStyle style) {
        return switch (frame.schema().typeOf(column)) {
            case STRING -> new Side.Categories(column, engine.categories(frame, column));
            case TIMESTAMP, TIME, DATE -> log(style) ? numbers(column, style) : times(frame, column);
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, BOOLEAN -> numbers(column, style);
        };
    }

    /// What the values of a column are, where they are times; null for others.
    Side.Times times(Frame frame, String column) {
        return switch (frame.schema().typeOf(column)) {
            case TIMESTAMP -> new Side.Times(column, MICROS, zone == null ? null : offset(frame, column));
            case TIME -> new Side.Times(column, NANOS);
            case DATE -> new Side.Times(column, DAYS);
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, BOOLEAN, STRING -> null;
        };
    }

    /// That of the zone at the first time there is, looked for once: a filter that moves does not move the axis.
    private ZoneOffset offset(Frame frame, String column) {
        return offsets.computeIfAbsent(column + " " + zone, _ -> {
            Range bounds = frame.bounds(column);
            return bounds == null ? null : zone.getRules().getOffset(Instant.ofEpochMilli((long) Math.clamp(bounds.lo() / MICROS, -1e15, 1e15)));
        });
    }

    private static Side numbers(String name, AxisStyle style) {
        return new Side.Numbers(name, log(style) ? AxisType.LOG : AxisType.LINEAR);
    }

    private static boolean log(AxisStyle style) {
        return Boolean.TRUE.equals(style.log());
    }

    private static boolean geographic(View view) {
        return Resolver.elements(view).stream().anyMatch(e -> switch (e) {
            case Tiles _ -> true;
            case Rasterizable<?> of -> of.geographic();
            case Rasterized r -> r.of().geographic();
            case Shaded s -> s.of().of().geographic();
            case Stacked s -> s.layers().stream().anyMatch(l -> l.of().of().geographic());
            case Rgb _, Histogram _ -> false;
        });
    }
}
