package dev.aquatint.raster;

import dev.aquatint.element.Area;
import dev.aquatint.element.Curve;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Path;
import dev.aquatint.element.Points;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.Rectangles;
import dev.aquatint.element.Segments;
import dev.aquatint.element.Spread;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.raster.glyph.Axis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where glyphs are; remembered for the frames used last.
final class Bounds {
    private static final int REMEMBERED = 64;

    /// What is asked of a frame: the values along either axis.
    private record Place(Frame frame, List<Measure> x, List<Measure> y, AxisType xType, AxisType yType) {}

    private final Team team;
    private final Regions regions;
    /// @param empty whether no row has a place along one of the axes
    record Found(Extent extent, boolean empty) {}

    private final Map<Place, Found> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Found> eldest) {
            return size() > REMEMBERED;
        }
    };

    Bounds(Team team, Regions regions) {
        this.team = team;
        this.regions = regions;
    }

    Found of(Glyph<?> glyph, AxisType x, AxisType y) {
        return switch (glyph) {
            case Points _, Curve _, Path _, Segments _, Rectangles _ -> of(glyph, turns(glyph, 0), turns(glyph, 1), x, y);
            case Polygons p -> regions.bounds(p, x, y);
            case Area a -> {
                Found f = of(a, Measure.of(a.x()), a.base() == null ? Measure.of(a.y()) : Measure.of(a.y(), a.base()), x, y);
                Extent e = f.extent;
                yield a.base() == null && y == AxisType.LINEAR ? new Found(new Extent(e.x0(), e.x1(), Math.min(e.y0(), 0), Math.max(e.y1(), 0)), f.empty) : f;
            }
            case Spread s -> of(s, Measure.of(s.x()), List.of(new Measure(s.y(), s.below(), -1), new Measure(s.y(), s.above(), 1)), x, y);
        };
    }

    /// Every other column.
    private static List<Measure> turns(Glyph<?> glyph, int from) {
        List<String> columns = glyph.kdims();
        return Measure.of(IntStream.range(0, columns.size() / 2).mapToObj(i -> columns.get(2 * i + from)).toArray(String[]::new));
    }

    private Found of(Glyph<?> glyph, List<Measure> x, List<Measure> y, AxisType xType, AxisType yType) {
        Place place = new Place(glyph.frame(), x, y, xType, yType);
        synchronized (known) {
            Found found = known.get(place);
            if (found != null) return found;
        }
        Range across = categories(place.frame, x, xType), up = categories(place.frame, y, yType);
        Range[] of = across != null && up != null ? new Range[2]
                : Survey.ranges(place.frame, across != null ? List.of() : x, xType, up != null ? List.of() : y, yType, team, new Cancel());
        Range wide = across != null ? across : of[0], high = up != null ? up : of[1];
        Found found = new Found(Extent.of(opened(wide, place.frame, x, xType), opened(high, place.frame, y, yType)), wide == null || high == null);
        synchronized (known) {
            known.put(place, found);
        }
        return found;
    }

    /// Where the categories of a text column are, all of the file's, whether rows have them or not; null for numbers.
    private static Range categories(Frame frame, List<Measure> of, AxisType type) {
        if (of.size() != 1 || frame.schema().typeOf(of.getFirst().column()) != ColumnType.STRING) return null;
        String column = of.getFirst().column();
        return switch (type) {
            case LINEAR -> new Range(-0.5, Survey.categories(frame, column).size() - 0.5);
            case LOG -> throw new IllegalArgumentException("column '%s' of %s holds text, and a log axis needs numbers".formatted(column, frame.name()));
        };
    }

    private Range opened(Range data, Frame frame, List<Measure> of, AxisType type) {
        if (data != null && data.lo() < data.hi()) return data;
        return switch (type) {
            case LINEAR -> data == null ? new Range(-1, 1) : Axis.around(data.lo());
            case LOG -> {
                if (data == null) {
                    requireNone(frame, of);
                    yield new Range(0.1, 10);
                }
                yield data.lo() > 1 ? Axis.around(data.lo()) : new Range(data.lo() / 10, data.hi() * 10);
            }
        };
    }

    private void requireNone(Frame frame, List<Measure> of) {
        Range any = Survey.ranges(frame, of, AxisType.LINEAR, of, AxisType.LINEAR, team, new Cancel())[0];
        if (any == null) return;
        throw new IllegalArgumentException("column '%s' of %s goes from %s, and a log axis takes values above zero only: use a linear axis, or give it a range".formatted(
                of.getFirst().column(), frame.name(), any.toString().replace("..", " to ")));
    }
}
