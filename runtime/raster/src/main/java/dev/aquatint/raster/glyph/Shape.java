package dev.aquatint.raster.glyph;

import dev.aquatint.element.Area;
import dev.aquatint.element.Curve;
import dev.aquatint.element.Path;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.Rectangles;
import dev.aquatint.element.Segments;
import dev.aquatint.element.Spread;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.reduce.Reduction;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What rows are drawn as.
///
/// @param columns the coordinates, in the order in which the pen finds them in a window
/// @param joined whether a row is joined to the one after it
/// @param group the column that ends a run of joined rows wherever its value changes, or null
/// @param edges of what the pen draws
/// @param pen makes one for each thread
public record Shape(List<String> columns, boolean joined, String group, Edges edges, Supplier<Pen> pen) {

    public static Shape of(Curve c, Reduction by, Grid grid) {
        return joined(c.kdims(), null, c.lineWidth(), () -> new JoinedLinePen(Stroke.of(grid, c.lineWidth(), by)));
    }

    public static Shape of(Path p, Reduction by, Grid grid) {
        Supplier<Stroke> stroke = () -> Stroke.of(grid, p.lineWidth(), by);
        return p.x().size() == 1 ? joined(p.kdims(), p.group(), p.lineWidth(), () -> new JoinedLinePen(stroke.get()))
                : byRow(p.kdims(), p.lineWidth(), () -> new RowLinePen(stroke.get()));
    }

    public static Shape of(Segments s, Reduction by, Grid grid) {
        return byRow(s.kdims(), s.lineWidth(), () -> new RowLinePen(Stroke.of(grid, s.lineWidth(), by)));
    }

    public static Shape of(Area a, Grid grid) {
        return joined(a.kdims(), null, 0, () -> a.base() == null ? new AreaPen.ToZero(grid) : new AreaPen.ToLine(grid));
    }

    public static Shape of(Spread s, Grid grid) {
        return joined(s.kdims(), null, 0, () -> new AreaPen.Around(grid));
    }

    public static Shape of(Rectangles r, Grid grid) {
        return byRow(r.kdims(), 0, () -> new RectanglePen(grid));
    }

    private static Shape joined(List<String> columns, String group, double lineWidth, Supplier<Pen> pen) {
        return new Shape(columns, true, group, lineWidth > 0 ? Edges.SOFT : Edges.HARD, pen);
    }

    private static Shape byRow(List<String> columns, double lineWidth, Supplier<Pen> pen) {
        return new Shape(columns, false, null, lineWidth > 0 ? Edges.SOFT_BY_ROW : Edges.HARD, pen);
    }

    /// The pen finds codes of texts in its window.
    public static Shape of(Polygons p, Outlines outlines, Grid grid) {
        return byRow(p.kdims(), 0, () -> new PolygonPen(outlines, grid));
    }

    /// Its columns and another one.
    public List<String> with(String column) {
        return Stream.concat(columns.stream(), Stream.of(column)).toList();
    }
}
