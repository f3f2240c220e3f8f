package dev.aquatint.element;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.Locale;

/// A filled polygon for each row, or several, with holes: well-known text such as `POLYGON ((0 0, 4 0, 4 4, 0 0))` or `MULTIPOLYGON (((...)))`.
///
/// What a polygon winds around is filled: a hole runs the other way than its shell, as in Datashader and as files have it. Where that is not
/// sure, `oriented(true)` turns them. A row without a text, or with an `EMPTY` one, is not drawn.
///
/// @param geometry a text column
/// @param vdims the columns that are looked at beside the place
/// @param geographic coordinates are Web Mercator metres
/// @param oriented whether rings are turned so that holes are open whichever way they run
public record Polygons(Frame frame, String geometry, List<String> vdims, boolean geographic, boolean oriented, Style style) implements Glyph<Polygons> {

    public Polygons {
        ColumnType type = frame.schema().typeOf(geometry);
        if (type != ColumnType.STRING) {
            throw new IllegalArgumentException("column '%s' of %s holds %s, and polygons are text such as 'POLYGON ((0 0, 4 0, 4 4, 0 0))'".formatted(
                    geometry, frame.name(), type.name().toLowerCase(Locale.ROOT)));
        }
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
    }

    public static Polygons polygons(Frame frame, String geometry) {
        return new Polygons(frame, geometry, List.of(), false, false, Style.NONE);
    }

    @Override
    public List<String> kdims() {
        return List.of(geometry);
    }

    @Override
    public List<String> alongX() {
        return List.of();
    }

    @Override
    public List<String> axes() {
        return List.of("x", "y");
    }

    @Override
    public Polygons vdims(String... names) {
        return new Polygons(frame, geometry, List.of(names), geographic, oriented, style);
    }

    /// The coordinates are Web Mercator metres: axes read in degrees.
    public Polygons mercator() {
        return new Polygons(frame, geometry, vdims, true, oriented, style);
    }

    /// Holes are open whichever way they run.
    public Polygons oriented(boolean oriented) {
        return new Polygons(frame, geometry, vdims, geographic, oriented, style);
    }

    @Override
    public Polygons with(Frame frame) {
        return new Polygons(frame, geometry, vdims, geographic, oriented, style);
    }

    @Override
    public Polygons with(Style style) {
        return new Polygons(frame, geometry, vdims, geographic, oriented, style);
    }
}
