package dev.aquatint.element;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Reduction;
import java.util.List;

/// Rows of a frame drawn as shapes: what can be aggregated to the pixels of a view.
///
/// @param <E> the glyph itself
public sealed interface Glyph<E extends Glyph<E>> extends Rasterizable<E> permits Points, Curve, Path, Area, Spread, Segments, Rectangles, Polygons {

    Frame frame();

    /// The columns that say where the shapes are, in the order in which they are written; the first is an x, the second a y.
    List<String> kdims();

    /// Those of [#kdims] that are along the x axis; the others are along the y axis, or hold both as polygons do.
    List<String> alongX();

    /// The columns that are looked at beside the place.
    List<String> vdims();

    /// The same shapes of another frame that has these columns.
    E with(Frame frame);

    /// The columns that are looked at beside the place.
    E vdims(String... names);

    /// Only rows whose value lies in the range, both ends included.
    default E select(String column, Range range) {
        return with(frame().select(column, range));
    }

    /// Only rows with that value, or one of the values of a collection.
    default E select(String column, Object value) {
        return with(frame().select(column, value));
    }

    /// Only rows for which the expression holds.
    default E select(String expression) {
        return with(frame().select(expression));
    }

    /// Only rows for which the expression holds.
    default E select(Expr predicate) {
        return with(frame().select(predicate));
    }

    @Override
    default List<String> axes() {
        return kdims();
    }

    /// How many shapes fall on each pixel.
    @Override
    default Reduction usual() {
        return new Count(null);
    }

    @Override
    default void require(Reduction by) {
        by.columns().forEach(frame().schema()::indexOf);
    }

    /// A CSS colour for all shapes.
    default E color(String css) {
        return with(style().color(css));
    }
}
