package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.DoubleUnaryOperator;

/// Degrees to Web Mercator metres (EPSG:3857).
final class Mercator {
    static final double RADIUS = 6378137;
    /// Where the projected world is as high as it is wide.
    static final double MAX_LATITUDE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));
    private static final int BLOCK = 4096;

    private Mercator() {}

    static Chunk x(Chunk lon) {
        return map(lon, Mercator::x);
    }

    static Chunk y(Chunk lat) {
        return map(lat, Mercator::y);
    }

    static double x(double lon) {
        return Math.abs(lon) < Double.POSITIVE_INFINITY ? RADIUS * Math.toRadians(lon) : Double.NaN;
    }

    /// Missing beyond the projection.
    static double y(double lat) {
        if (!(Math.abs(lat) <= MAX_LATITUDE + 1e-9)) return Double.NaN;
        // log(tan(45° + lat/2)) loses digits near the equator; this is odd in lat and exact at 0
        double s = Math.sin(Math.toRadians(lat));
        return RADIUS * 0.5 * (Math.log1p(s) - Math.log1p(-s));
    }

    private static Chunk map(Chunk degrees, DoubleUnaryOperator project) {
        MemorySegment out = Memory.allocate(degrees.rows() * 8L);
        double[] block = new double[BLOCK];
        for (int from = 0; from < degrees.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, degrees.rows() - from);
            degrees.doubles(from, n, block);
            for (int i = 0; i < n; i++) block[i] = project.applyAsDouble(block[i]);
            MemorySegment.copy(block, 0, out, ValueLayout.JAVA_DOUBLE_UNALIGNED, from * 8L, n);
        }
        return Chunk.of(ColumnType.FLOAT64, degrees.rows(), out, null);
    }
}
