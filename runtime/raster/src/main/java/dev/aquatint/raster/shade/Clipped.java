package dev.aquatint.raster.shade;

import dev.aquatint.picture.Plane;
import dev.aquatint.style.Clipping;

/// Cells that have no colour of the map: beyond the limits, or without a value.
final class Clipped {
    /// Levels of values below and above those of a span, where these are told apart; the map has the levels between.
    static final int BELOW = 1, ABOVE = 255;

    private Clipped() {}

    /// @param span null when no cell has a value
    static int[] colours(int[] drawn, Plane plane, Span span, Clipping clipping) {
        if (clipping == null) return drawn;
        int nan = rgba(clipping.nan(), 0), min = rgba(clipping.min(), 0), max = rgba(clipping.max(), 0);
        Bands.each(drawn.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (span == null || !plane.present(i)) {
                    drawn[i] = nan;
                } else if (clipping.min() != null && plane.value(i) < span.least()) {
                    drawn[i] = min;
                } else if (clipping.max() != null && plane.value(i) > span.most()) {
                    drawn[i] = max;
                }
            }
        });
        return drawn;
    }

    static byte[] levels(byte[] level, Plane plane, Span span) {
        if (span == null) return level;
        Bands.each(level.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!plane.present(i)) continue;
                double v = plane.value(i);
                if (v < span.least()) level[i] = BELOW;
                if (v > span.most()) level[i] = (byte) ABOVE;
            }
        });
        return level;
    }

    private static int rgba(String css, int ifNull) {
        int argb = Clipping.argb(css, ifNull);
        return Painter.rgba(argb >> 16 & 255, argb >> 8 & 255, argb & 255, argb >>> 24);
    }
}
