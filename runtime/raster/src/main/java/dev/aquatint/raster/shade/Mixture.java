package dev.aquatint.raster.shade;

import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import java.util.List;

/// Colours of categories mixed in each cell: the mean of their colours weighted by value, as opaque as their total is large.
final class Mixture {
    private Mixture() {}

    /// @param rgb the colour of each category; used again from the start when there are more categories
    /// @param span of the totals, or of others; null when there are none
    static int[] shade(List<Plane> planes, Totals totals, int[] rgb, Shade how, Span span) {
        Painter opacity = span == null ? null : Painter.Opacity.between(0, Math.min(how.minAlpha(), how.alpha()), how.alpha(), span.lo, span.hi);
        int[] drawn = Drawing.draw(totals.of(), span, opacity);
        double baseline = span == null ? totals.least() : span.baseline();
        int[][] counts = planes.stream().map(p -> p instanceof Plane.Counts(int[] of) ? of : null).toArray(int[][]::new);
        boolean counted = baseline == 0 && planes.stream().allMatch(Plane.Counts.class::isInstance);
        Bands.each(drawn.length, (from, to) -> {
            if (counted) {
                mixCounts(counts, rgb, drawn, from, to);
            } else {
                mix(planes, rgb, baseline, drawn, from, to);
            }
        });
        return drawn;
    }

    /// Mixes in float32, as Datashader does. A cell with no weight at all is the plain mean of the categories that have a number in it.
    static void mix(List<Plane> planes, int[] rgb, double baseline, int[] drawn, int from, int to) {
        for (int i = from; i < to; i++) {
            float weights = 0, r = 0, g = 0, b = 0;
            int present = 0, rSum = 0, gSum = 0, bSum = 0;
            for (int k = 0; k < planes.size(); k++) {
                double v = planes.get(k).value(i);
                if (v != v) continue;
                float w = (float) Math.max(0, v - baseline);        // what is below a baseline that was learnt elsewhere has no weight
                int c = rgb[k % rgb.length], red = c >> 16 & 255, green = c >> 8 & 255, blue = c & 255;
                present++;
                rSum += red;
                gSum += green;
                bSum += blue;
                weights += w;
                r += w * red;
                g += w * green;
                b += w * blue;
            }
            if (present == 0) continue;
            if (weights == 0) {
                drawn[i] |= Painter.rgba(rSum / present, gSum / present, bSum / present, 0);
            } else {
                drawn[i] |= Painter.rgba((int) (r / weights), (int) (g / weights), (int) (b / weights), 0);
            }
        }
    }

    /// The same of counts from 0: most are 0 and add nothing, and a cell with nothing is the mean of all categories.
    static void mixCounts(int[][] counts, int[] rgb, int[] drawn, int from, int to) {
        int n = counts.length, rSum = 0, gSum = 0, bSum = 0;
        float[] red = new float[n], green = new float[n], blue = new float[n];
        for (int k = 0; k < n; k++) {
            int c = rgb[k % rgb.length];
            rSum += c >> 16 & 255;
            gSum += c >> 8 & 255;
            bSum += c & 255;
            red[k] = c >> 16 & 255;
            green[k] = c >> 8 & 255;
            blue[k] = c & 255;
        }
        int nothing = Painter.rgba(rSum / n, gSum / n, bSum / n, 0);
        for (int i = from; i < to; i++) {
            float weights = 0, r = 0, g = 0, b = 0;
            for (int k = 0; k < n; k++) {
                int count = counts[k][i];
                if (count == 0) continue;
                float w = Integer.toUnsignedLong(count);
                weights += w;
                r += w * red[k];
                g += w * green[k];
                b += w * blue[k];
            }
            drawn[i] |= weights == 0 ? nothing : Painter.rgba((int) (r / weights), (int) (g / weights), (int) (b / weights), 0);
        }
    }
}
