package dev.aquatint.raster.shade;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Paints planes cell by cell; each count, or bucket of numbers, is painted when it is first met.
final class Drawing {
    /// Cells whose levels wait in the innermost cache until they become bytes.
    private static final int RUN = 2048;

    private Drawing() {}

    /// Paints the cells `from` to `to`, and 0 where there is no value.
    private interface Brush {
        void paint(int from, int to, int[] into, int at);
    }

    /// What the painter makes of each cell; 0 where the plane has no value.
    ///
    /// @param span null when the plane has no value anywhere
    static int[] draw(Plane plane, Span span, Painter painter) {
        int[] drawn = new int[plane.size()];
        if (span == null) return drawn;
        Brush brush = brush(plane, span, painter);
        Bands.each(drawn.length, (from, to) -> brush.paint(from, to, drawn, from));
        return drawn;
    }

    /// The same, of a painter of bytes.
    static byte[] levels(Plane plane, Span span, Painter.Level painter) {
        byte[] level = new byte[plane.size()];
        if (span == null) return level;
        Brush brush = brush(plane, span, painter);
        Bands.each(level.length, (from, to) -> {
            int[] run = new int[RUN];
            for (int at = from; at < to; at += RUN) {
                int n = Math.min(RUN, to - at);
                brush.paint(at, at + n, run, 0);
                for (int i = 0; i < n; i++) level[at + i] = (byte) run[i];
            }
        });
        return level;
    }

    private static Brush brush(Plane plane, Span span, Painter painter) {
        return switch (plane) {
            case Plane.Counts(int[] of) -> span.whole() && span.most() - span.least() < Ranks.BINS ? small(of, span, painter) : large(of, span, painter);
            case Plane.Flags(boolean[] of) -> {
                int set = painter.paint(span.at(1));
                yield (from, to, into, at) -> {
                    for (int i = from; i < to; i++) into[at++] = of[i] ? set : 0;
                };
            }
            case Plane.Floats floats -> doubles(floats.widened().of(), span, painter);
            case Plane.Doubles(double[] of) -> doubles(of, span, painter);
            case Plane.LongCounts _, Plane.Rows _, Plane.Wholes _ -> {
                Buckets buckets = new Buckets(span.scale(), painter, 0, span.most() - span.least());
                yield (from, to, into, at) -> {
                    for (int i = from; i < to; i++) into[at++] = plane.present(i) ? buckets.paint(span.above(plane.value(i))) : 0;
                };
            }
        };
    }

    /// @param span from one whole number to another
    private static Brush small(int[] of, Span span, Painter painter) {
        long least = (long) span.least(), range = (long) span.most() - least;
        int[] known = new int[(int) range + 1];
        return (from, to, into, at) -> {
            for (int i = from; i < to; i++) {
                int n = of[i], paint = 0;
                if (n != 0) {
                    int k = (int) Math.max(0, Math.min(Integer.toUnsignedLong(n) - least, range));
                    paint = known[k];
                    if (paint == 0) known[k] = paint = painter.paint(span.at(least + k));
                }
                into[at++] = paint;
            }
        };
    }

    /// Most cells of most pictures have small counts, and each of these one colour; the few large ones share buckets.
    private static Brush large(int[] of, Span span, Painter painter) {
        int[] known = new int[Ranks.BINS];
        Buckets buckets = new Buckets(span.scale(), painter, span.above(known.length), span.most() - span.least());
        return (from, to, into, at) -> {
            for (int i = from; i < to; i++) {
                int n = of[i], paint = 0;
                if (n > 0 && n < known.length) {
                    paint = known[n];
                    if (paint == 0) known[n] = paint = painter.paint(span.at(n));
                } else if (n != 0) {
                    paint = buckets.paint(span.above(Integer.toUnsignedLong(n)));
                }
                into[at++] = paint;
            }
        };
    }

    private static Brush doubles(double[] of, Span span, Painter painter) {
        Buckets buckets = new Buckets(span.scale(), painter, 0, span.most() - span.least());
        double least = span.least(), most = span.most();
        return (from, to, into, at) -> {
            for (int i = from; i < to; i++) {
                double v = of[i];
                into[at++] = v != v ? 0 : buckets.paint((v < least ? least : v > most ? most : v) - least);
            }
        };
    }

    /// The plain twin: cell by cell as the definition reads.
    static int[] plain(Plane plane, Span span, Painter painter) {
        int[] drawn = new int[plane.size()];
        Arrays.setAll(drawn, i -> span != null && plane.present(i) ? painter.paint(span.at(plane.value(i))) : 0);
        return drawn;
    }
}
