package dev.aquatint.raster.shade;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.Combining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Cells whose value is out of a range become empty.
public final class Masker {
    private Masker() {}

    /// By category what all categories of a cell come to tells, of several ranks or parts the first; a cell stays or goes as a whole.
    ///
    /// @param of what the raster was made by
    /// @return the same raster if every value in it is in the range
    public static Raster mask(Raster raster, Range kept, Combining of) {
        Plane values = values(raster, of);
        boolean[] out = new boolean[values.size()];
        boolean[] any = {false};
        Bands.each(out.length, (from, to) -> {
            boolean some = false;
            for (int i = from; i < to; i++) {
                out[i] = values.present(i) && !kept.contains(values.value(i));
                some |= out[i];
            }
            if (some) {
                synchronized (any) {
                    any[0] = true;
                }
            }
        });
        return any[0] ? without(raster, out) : raster;
    }

    /// What a mask and a histogram of cells go by.
    static Plane values(Raster raster, Combining of) {
        if (raster.categories().isEmpty() && !raster.planes().isEmpty()) return raster.plane();
        return of == Combining.SUM || raster.planes().isEmpty() ? Totals.of(raster).of() : together(raster, of);
    }

    /// What all categories of a cell come to: the mean where there is nothing better, as for medians. Where the raster is a summary of two things, the second says how much
    /// each value counts for in it.
    private static Plane together(Raster raster, Combining of) {
        List<Plane> planes = raster.planes(), weights = raster.parts().size() == 2 ? List.copyOf(raster.parts().values()).getLast().planes() : null;
        double[] all = new double[planes.getFirst().size()];
        Bands.each(all.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                double sum = 0, weight = 0, least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
                for (int p = 0; p < planes.size(); p++) {
                    if (!planes.get(p).present(i)) continue;
                    double v = planes.get(p).value(i), w = weights == null ? 1 : weights.get(p).value(i);
                    sum += w * v;
                    weight += w;
                    least = Math.min(least, v);
                    most = Math.max(most, v);
                }
                all[i] = least > most ? Double.NaN : switch (of) {
                    case MAX -> most;
                    case MIN -> least;
                    case SUM -> sum;
                    case MEAN, NEAREST -> sum / weight;
                };
            }
        });
        return new Plane.Doubles(all);
    }

    private static Raster without(Raster raster, boolean[] out) {
        if (!raster.parts().isEmpty()) {
            Map<String, Raster> parts = new LinkedHashMap<>();
            raster.parts().forEach((label, part) -> parts.put(label, without(part, out)));
            return Raster.summary(parts);
        }
        if (raster.ranks().size() > 1) return Raster.ranked(raster.ranks().stream().map(r -> plain(r, out)).toList());
        return plain(raster, out);
    }

    private static Raster plain(Raster raster, boolean[] out) {
        List<Plane> planes = raster.planes().stream().map(p -> without(p, out)).toList();
        return new Raster(raster.x(), raster.y(), planes, raster.categories());
    }

    private static Plane without(Plane plane, boolean[] out) {
        return switch (plane) {
            case Plane.Counts(int[] of) -> {
                int[] left = of.clone();
                each(out, i -> left[i] = 0);
                yield new Plane.Counts(left);
            }
            case Plane.LongCounts(long[] of) -> {
                long[] left = of.clone();
                each(out, i -> left[i] = 0);
                yield new Plane.LongCounts(left);
            }
            case Plane.Flags(boolean[] of) -> {
                boolean[] left = of.clone();
                each(out, i -> left[i] = false);
                yield new Plane.Flags(left);
            }
            case Plane.Floats(float[] of) -> {
                float[] left = of.clone();
                each(out, i -> left[i] = Float.NaN);
                yield new Plane.Floats(left);
            }
            case Plane.Doubles(double[] of) -> {
                double[] left = of.clone();
                each(out, i -> left[i] = Double.NaN);
                yield new Plane.Doubles(left);
            }
            case Plane.Rows(long[] of) -> {
                long[] left = of.clone();
                each(out, i -> left[i] = -1);
                yield new Plane.Rows(left);
            }
            case Plane.Wholes(long[] of) -> {
                long[] left = of.clone();
                each(out, i -> left[i] = Plane.Wholes.EMPTY);
                yield new Plane.Wholes(left);
            }
        };
    }

    private static void each(boolean[] out, IntConsumer clear) {
        for (int i = 0; i < out.length; i++) {
            if (out[i]) clear.accept(i);
        }
    }
}
