package dev.aquatint.canvas;

import dev.aquatint.element.Points;
import dev.aquatint.element.Rasterizable;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.spi.Rasterizer;
import java.util.ServiceLoader;

/// The low-level door: shapes become a raster of numbers here and now, without a view.
///
/// ```java
/// var trips = frame(Map.of("x", new double[] {0.5, 0.6, 2.5}, "y", new double[] {0, 0, 1}, "fare", new double[] {4, 6, 9}));
/// var map = canvas(3, 2).xRange(0, 3).yRange(0, 2);
/// var counts = map.points(trips, "x", "y");           // ==> raster 3 x 2, x 0..3, y 0..2
/// counts.value(0, 0)                                  // ==> 2.0
/// counts.xs()                                         // ==> double[3] {0.5, 1.5, 2.5}
/// map.points(trips, "x", "y", mean("fare")).value(0, 0)       // ==> 5.0
/// canvas(3, 1).logX().points(trips, "fare", "y")      // ==> raster 3 x 1, fare 4..9 (log), y 0..1
/// ```
///
/// A range has both ends in it; a row beyond it, or with a missing or infinite coordinate, falls on no cell. A side without a range
/// takes the data's own: from its smallest to its largest finite value, on a log axis of those above zero. That costs a scan.
///
/// @param xRange null for the data's own
/// @param yRange null for the data's own
public record Canvas(int width, int height, Range xRange, Range yRange, AxisType xType, AxisType yType) {

    public Canvas {
        if (width < 1 || height < 1) throw new IllegalArgumentException("a canvas has at least one cell each way, not %d x %d".formatted(width, height));
        requireAboveZero("x", xRange, xType);
        requireAboveZero("y", yRange, yType);
    }

    /// A canvas of so many cells that takes the data's own ranges.
    public static Canvas canvas(int width, int height) {
        return new Canvas(width, height, null, null, AxisType.LINEAR, AxisType.LINEAR);
    }

    /// The values that the first and the last column of cells end at.
    public Canvas xRange(double lo, double hi) {
        return new Canvas(width, height, range("xRange", lo, hi), yRange, xType, yType);
    }

    /// The values that the lowest and the highest row of cells end at.
    public Canvas yRange(double lo, double hi) {
        return new Canvas(width, height, xRange, range("yRange", lo, hi), xType, yType);
    }

    /// Columns of cells are spaced by the decimal logarithm; rows at or below zero fall on none.
    public Canvas logX() {
        return new Canvas(width, height, xRange, yRange, AxisType.LOG, yType);
    }

    /// Rows of cells are spaced by the decimal logarithm; rows of data at or below zero fall on none.
    public Canvas logY() {
        return new Canvas(width, height, xRange, yRange, xType, AxisType.LOG);
    }

    /// How many rows fall on each cell.
    public Raster points(Frame frame, String x, String y) {
        return points(frame, x, y, new Count(null));
    }

    /// What becomes of the rows that fall on each cell.
    public Raster points(Frame frame, String x, String y, Reduction by) {
        return rasterize(Points.points(frame, x, y), by);
    }

    /// What becomes of the shapes, or the values of a mesh, that fall on each cell. Costs a scan of the columns that say where they are, and of the reduced ones.
    ///
    /// @throws IllegalArgumentException if a column holds what cannot be reduced so, the data's own range cannot be cut into cells, or
    ///         the raster needs more than half of the heap
    public Raster rasterize(Rasterizable<?> of, Reduction by) {
        Extent own = xRange == null || yRange == null ? Found.RASTERIZER.bounds(of, xType, yType) : null;
        Extent extent = Extent.of(xRange == null ? own.x() : xRange, yRange == null ? own.y() : yRange);
        return Found.RASTERIZER.rasterize(of, by, new Viewport(extent, width, height, xType, yType));
    }

    /// As it is written, such as `canvas(900, 525).xRange(0, 10).logY()`.
    @Override
    public String toString() {
        return "canvas(%s, %s)".formatted(width, height)
                + (xRange == null ? "" : "." + call("xRange", xRange.lo(), xRange.hi())) + (yRange == null ? "" : "." + call("yRange", yRange.lo(), yRange.hi()))
                + (xType == AxisType.LOG ? ".logX()" : "") + (yType == AxisType.LOG ? ".logY()" : "");
    }

    private static Range range(String word, double lo, double hi) {
        if (!Double.isFinite(lo) || !Double.isFinite(hi)) throw new IllegalArgumentException("%s needs two finite numbers, not %s".formatted(word, call(word, lo, hi)));
        if (lo > hi) throw new IllegalArgumentException("%s goes from low to high, not %s: did you mean %s?".formatted(word, call(word, lo, hi), call(word, hi, lo)));
        if (lo == hi) throw new IllegalArgumentException("%s has no width: did you mean %s?".formatted(call(word, lo, hi), call(word, lo - 1, hi + 1)));
        return new Range(lo, hi);
    }

    private static String call(String word, double lo, double hi) {
        return "%s(%s, %s)".formatted(word, Range.text(lo), Range.text(hi));
    }

    private static void requireAboveZero(String axis, Range range, AxisType type) {
        if (type == AxisType.LOG && range != null && range.lo() <= 0) {
            throw new IllegalArgumentException("a log axis begins above zero, and %s does not: raise its lower end, or leave %s out".formatted(
                    call(axis + "Range", range.lo(), range.hi()), axis.equals("x") ? "logX()" : "logY()"));
        }
    }

    private static final class Found {
        static final Rasterizer RASTERIZER = ServiceLoader.load(Rasterizer.class, Canvas.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing on the class path aggregates: add aquatint-raster"));
    }
}
