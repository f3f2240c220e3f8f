package dev.aquatint.raster;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Cnorm;
import java.util.List;
import java.util.stream.IntStream;

/// Colours of categories mixed in each cell: the mean of their colours weighted by value, as opaque as their total is large.
final class Mixture {
    private static final int BAND = 1 << 14;

    private Mixture() {}

    /// @param rgb the colour of each category; used again from the start when there are more categories
    static int[] shade(Raster raster, int[] rgb, Shade how, Cnorm norm, Range clim) {
        List<Plane> planes = raster.planes();
        int cells = raster.width() * raster.height(), bands = (cells + BAND - 1) / BAND;
        boolean whole = planes.stream().allMatch(p -> !(p instanceof Plane.Doubles));
        double[] total = new double[cells];
        double[] leasts = new double[bands];
        IntStream.range(0, bands).parallel().forEach(band -> leasts[band] = add(planes, total, band * BAND, Math.min((band + 1) * BAND, cells)));
        double least = IntStream.range(0, bands).mapToDouble(b -> leasts[b]).min().orElse(0);
        double baseline = least == Double.POSITIVE_INFINITY ? 0 : least;

        // a cell without anything has a total of 0 where values are whole, and Datashader then ranks the others as floats
        boolean holes = false;
        if (whole) {
            for (int i = 0; i < cells; i++) {
                if (total[i] != 0) continue;
                holes = true;
                total[i] = Double.NaN;
            }
        }
        Plane totals = new Plane.Doubles(total);
        Spread spread = Spread.of(totals, whole && !holes, norm, clim, how.discrete());
        Painter opacity = spread == null ? null : Painter.Opacity.between(0, Math.min(how.minAlpha(), how.alpha()), how.alpha(), spread.lo, spread.hi);
        int[] drawn = Drawing.draw(totals, spread, opacity);
        IntStream.range(0, bands).parallel().forEach(band -> mix(planes, rgb, baseline, drawn, band * BAND, Math.min((band + 1) * BAND, cells)));
        return drawn;
    }

    /// Totals of cells, NaN where no plane has a number; and the smallest number of all.
    private static double add(List<Plane> planes, double[] total, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) total[i] = Double.NaN;
        for (Plane plane : planes) {
            for (int i = from; i < to; i++) {
                double v = plane.value(i);
                if (v != v) continue;
                least = Math.min(least, v);
                total[i] = total[i] == total[i] ? total[i] + v : v;
            }
        }
        return least;
    }

    /// Mixes in float32, as Datashader does. A cell with no weight at all is the plain mean of the categories that have a number in it.
    private static void mix(List<Plane> planes, int[] rgb, double baseline, int[] drawn, int from, int to) {
        for (int i = from; i < to; i++) {
            float weights = 0, r = 0, g = 0, b = 0;
            int present = 0, rSum = 0, gSum = 0, bSum = 0;
            for (int k = 0; k < planes.size(); k++) {
                double v = planes.get(k).value(i);
                if (v != v) continue;
                float w = (float) (v - baseline);
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
}
