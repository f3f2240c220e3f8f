package dev.aquatint.server.basemap;

/// The part of a polygon that lies in a square, after Sutherland and Hodgman: one side at a time.
///
/// What comes out may have edges that run along the square's sides; the square is larger than the tile, so nobody sees them.
final class Clip {
    private double[] in = new double[1024], out = new double[1024];
    private int length;

    /// @param polygon interleaved; only the first `length` numbers count
    /// @return how many numbers of [#points()] are the result
    int polygon(double[] polygon, int length, double low, double high) {
        out = polygon.length > out.length ? new double[polygon.length] : out;
        System.arraycopy(polygon, 0, out, 0, length);
        this.length = length;
        side(0, low, 1);
        side(0, high, -1);
        side(1, low, 1);
        side(1, high, -1);
        return this.length;
    }

    double[] points() {
        return out;
    }

    /// Keeps what is on the positive side of a line across axis 0 (x) or 1 (y).
    private void side(int axis, double edge, int sign) {
        double[] swap = in;
        in = out;
        out = swap.length < 2 * length + 4 ? new double[2 * length + 4] : swap;
        int n = 0;
        for (int i = 0; i < length; i += 2) {
            int before = i == 0 ? length - 2 : i - 2;
            double a = sign * (in[before + axis] - edge), b = sign * (in[i + axis] - edge);
            if (a < 0 != b < 0) {
                double t = a / (a - b);
                out[n + axis] = edge;
                out[n + 1 - axis] = in[before + 1 - axis] + t * (in[i + 1 - axis] - in[before + 1 - axis]);
                n += 2;
            }
            if (b >= 0) {
                out[n++] = in[i];
                out[n++] = in[i + 1];
            }
        }
        length = n;
    }
}
