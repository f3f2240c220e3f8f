package dev.aquatint.server.basemap;

import java.util.Arrays;
import java.util.List;

/// A line and the box around it in Web Mercator: x is 0 at 180° W and 1 at 180° E, and goes on beyond; y runs from north to south.
///
/// @param xy interleaved
record Line(double[] xy, double left, double top, double right, double bottom) {
    /// Latitudes beyond are off every tile, and Mercator sends the pole to infinity.
    private static final double FARTHEST_NORTH = 85.2;

    /// @param degrees longitude and latitude, interleaved
    static Line of(double[] degrees) {
        double[] xy = new double[degrees.length];
        double left = Double.MAX_VALUE, top = Double.MAX_VALUE, right = -Double.MAX_VALUE, bottom = -Double.MAX_VALUE;
        for (int i = 0; i < xy.length; i += 2) {
            double x = xy[i] = degrees[i] / 360 + 0.5, y = xy[i + 1] = y(degrees[i + 1]);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Line(xy, left, top, right, bottom);
    }

    static double y(double latitude) {
        double sin = Math.sin(Math.toRadians(Math.clamp(latitude, -FARTHEST_NORTH, FARTHEST_NORTH)));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /// The ring as an open line that ends where it began and never jumps at 180°; one that runs around a pole ends 360° away from its start.
    static double[] unrolled(double[] ring) {
        double[] out = Arrays.copyOf(ring, ring.length + 2);
        out[ring.length] = ring[0];
        out[ring.length + 1] = ring[1];
        return continuous(out);
    }

    /// Moves points by whole turns, in place, so that no step is longer than half of one.
    static double[] continuous(double[] degrees) {
        for (int i = 2; i < degrees.length; i += 2) degrees[i] -= 360 * Math.rint((degrees[i] - degrees[i - 2]) / 360);
        return degrees;
    }

    /// The area of an unrolled ring; what runs around a pole is closed beyond the southern edge of the map, as only Antarctica does.
    static Line area(double[] unrolled) {
        int n = unrolled.length;
        if (Math.abs(unrolled[n - 2] - unrolled[0]) < 180) return of(Arrays.copyOf(unrolled, n - 2));
        double[] closed = Arrays.copyOf(unrolled, n + 4);
        closed[n] = unrolled[n - 2];
        closed[n + 2] = unrolled[0];
        closed[n + 1] = closed[n + 3] = -90;
        return of(closed);
    }

    /// Cuts a long line into pieces, so that a deep tile looks at few points, and leaves out what is no coast: cuts along 180° and
    /// the edge that closes Antarctica at the pole.
    static void pieces(double[] degrees, List<Line> into) {
        double[] piece = new double[2 * 129];
        int n = 0;
        for (int a = 0, b = 2; b < degrees.length; a = b, b += 2) {
            boolean seam = onDateLine(degrees[a]) && onDateLine(degrees[b])
                    || degrees[a + 1] < -FARTHEST_NORTH && degrees[b + 1] < -FARTHEST_NORTH;
            if (!seam) {
                if (n == 0) {
                    piece[n++] = degrees[a];
                    piece[n++] = degrees[a + 1];
                }
                piece[n++] = degrees[b];
                piece[n++] = degrees[b + 1];
            }
            if (n > 0 && (seam || n == piece.length || b == degrees.length - 2)) {
                into.add(of(Arrays.copyOf(piece, n)));
                n = 0;
            }
        }
    }

    private static boolean onDateLine(double longitude) {
        return Math.abs(Math.abs(Math.IEEEremainder(longitude, 360)) - 180) < 1e-3;
    }
}
