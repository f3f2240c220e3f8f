package dev.aquatint.raster.glyph;

final class Place {
    private Place() {}

    /// Whether a coordinate is NaN or infinite: no line goes there.
    static boolean missing(double x, double y) {
        return !(x * 0 + y * 0 == 0);
    }
}
