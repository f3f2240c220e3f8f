package dev.aquatint.element;

import dev.aquatint.frame.Frame;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lines through the points of rows, or of columns.
///
/// With one column for x and one for y the rows are joined as for a [Curve], and another value of `group` begins another line. With several,
/// each row is a line of its own through as many points: (`x[0]`, `y[0]`), (`x[1]`, `y[1]`) and so on. A missing point breaks a line.
///
/// @param group the column that tells lines apart whose rows follow one another, or null
/// @param vdims the columns that are looked at beside the place
/// @param lineWidth in pixels; 0 for lines that are one pixel wide and have hard edges
/// @param geographic coordinates are Web Mercator metres
public record Path(Frame frame, List<String> x, List<String> y, String group, List<String> vdims, double lineWidth, boolean geographic, Style style)
        implements Glyph<Path> {

    public Path {
        if (x.isEmpty() || x.size() != y.size()) {
            throw new IllegalArgumentException("a path has as many columns for x as for y, at least one: not %s and %s".formatted(x, y));
        }
        if (group != null && x.size() > 1) throw new IllegalArgumentException("a path with several columns has a line for each row: group(\"%s\") needs one column for x and one for y".formatted(group));
        x.forEach(frame.schema()::indexOf);      // a wrong name fails here, where it was written
        y.forEach(frame.schema()::indexOf);
        if (group != null) frame.schema().indexOf(group);
        x = List.copyOf(x);
        y = List.copyOf(y);
        vdims.forEach(frame.schema()::indexOf);
        vdims = List.copyOf(vdims);
        LineWidth.require(lineWidth);
    }

    public static Path path(Frame frame, String x, String y) {
        return path(frame, List.of(x), List.of(y));
    }

    public static Path path(Frame frame, List<String> x, List<String> y) {
        return new Path(frame, x, y, null, List.of(), 0, false, Style.NONE);
    }

    /// The lines in a column of well-known text, such as the geometry of a GeoParquet file.
    public static Path path(Frame frame, String geometry) {
        return path(frame.lines(geometry), geometry + ".x", geometry + ".y").group(geometry + ".line");
    }

    @Override
    public List<String> kdims() {
        return IntStream.range(0, x.size()).boxed().flatMap(i -> Stream.of(x.get(i), y.get(i))).toList();
    }

    @Override
    public List<String> alongX() {
        return x;
    }

    @Override
    public Path vdims(String... names) {
        return new Path(frame, x, y, group, List.of(names), lineWidth, geographic, style);
    }

    /// Rows with different values in that column are not joined; those of a line follow one another.
    public Path group(String column) {
        return new Path(frame, x, y, column, vdims, lineWidth, geographic, style);
    }

    /// The coordinates are longitude and latitude in degrees: they are projected to Web Mercator, once for each frame.
    public Path lonLat() {
        return new Path(frame.lonLat(x, y), x, y, group, vdims, lineWidth, true, style);
    }

    /// How wide lines are, in pixels, 0 to 1000. At 0 they are one pixel wide with hard edges; above, edges are soft: what a line covers of a
    /// pixel weighs its value, and a width below 1 is drawn as 1, fainter.
    public Path lineWidth(double px) {
        return new Path(frame, x, y, group, vdims, px, geographic, style);
    }

    @Override
    public Path with(Frame frame) {
        return new Path(frame, x, y, group, vdims, lineWidth, geographic, style);
    }

    @Override
    public Path with(Style style) {
        return new Path(frame, x, y, group, vdims, lineWidth, geographic, style);
    }
}
