package dev.aquatint.element;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Schema;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.Locale;

/// A surface of triangles: where its corners are, and which three of them make each triangle.
///
/// Corners are numbered by the rows of `vertices` that count, from 0. Values belong to the corners, or each to a triangle.
/// Triangles all turn the same way, as the first one does; those that turn the other way show their backs and are not drawn.
///
/// @param x the column of `vertices` with the first coordinate
/// @param y the column of `vertices` with the second coordinate
/// @param value a column of `vertices`, or of `triangles` if `flat`
/// @param corners three columns of `triangles` with numbers of corners
/// @param flat whether each triangle has one value
/// @param interpolation what is seen between corners
public record TriMesh(Frame vertices, Frame triangles, String x, String y, String value, List<String> corners, boolean flat, Interpolation interpolation, Style style)
        implements Mesh<TriMesh> {

    public TriMesh {
        requireNumber(vertices, x);
        requireNumber(vertices, y);
        requireNumber(flat ? triangles : vertices, value);
        corners = List.copyOf(corners);
        if (corners.size() != 3) throw new IllegalArgumentException("a triangle has three columns of corners, not %s".formatted(corners));
        for (String c : corners) {
            ColumnType type = triangles.schema().typeOf(c);
            if (type.isFloat() || type == ColumnType.STRING) {
                throw new IllegalArgumentException("column '%s' of %s holds %s, and the corners of triangles are row numbers".formatted(c, triangles.name(), type.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    /// @param vertices its first columns are x, y and the value; the value may be missing
    /// @param triangles its first three columns are the corners; its fourth is the value where `vertices` has none
    /// @throws IllegalArgumentException if a frame has too few columns, or one of another type
    public static TriMesh triMesh(Frame vertices, Frame triangles) {
        Schema at = vertices.schema(), of = triangles.schema();
        if (at.fields().size() < 2) throw new IllegalArgumentException("the vertices %s need columns for x, y and a value, and have %s".formatted(vertices.name(), at.names()));
        if (of.fields().size() < 3) throw new IllegalArgumentException("the triangles %s need three columns of corners, and have %s".formatted(triangles.name(), of.names()));
        boolean flat = at.fields().size() == 2;
        if (flat && of.fields().size() == 3) {
            throw new IllegalArgumentException("neither the vertices %s nor the triangles %s have a value: add a third column to the vertices or a fourth to the triangles".formatted(vertices.name(), triangles.name()));
        }
        return new TriMesh(vertices, triangles, at.names().get(0), at.names().get(1), flat ? of.names().get(3) : at.names().get(2), of.names().subList(0, 3), flat, Interpolation.LINEAR, Style.NONE);
    }

    @Override
    public List<String> axes() {
        return List.of(x, y);
    }

    private static void requireNumber(Frame frame, String column) {
        if (frame.schema().typeOf(column) == ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds text, and a mesh needs numbers".formatted(column, frame.name()));
    }

    /// Which column has the values: of the vertices, or else of the triangles.
    public TriMesh vdims(String name) {
        return new TriMesh(vertices, triangles, x, y, name, corners, !vertices.schema().names().contains(name), interpolation, style);
    }

    /// What is seen between corners: a linear slope at first.
    public TriMesh interpolate(Interpolation interpolation) {
        return new TriMesh(vertices, triangles, x, y, value, corners, flat, interpolation, style);
    }

    /// `"nearest"` or `"linear"`.
    public TriMesh interpolate(String interpolation) {
        return interpolate(Interpolation.of(interpolation));
    }

    @Override
    public TriMesh with(Style style) {
        return new TriMesh(vertices, triangles, x, y, value, corners, flat, interpolation, style);
    }
}
