package dev.aquatint.raster;

import dev.aquatint.picture.Plane;
import java.util.stream.IntStream;

/// Paints planes cell by cell, or count by count where that is less work.
final class Drawing {
    /// Cells that one thread paints at a time.
    private static final int BAND = 1 << 15;

    private Drawing() {}

    /// What the painter makes of each cell; 0 where the plane has no value.
    ///
    /// @param spread null when the plane has no value anywhere
    static int[] draw(Plane plane, Spread spread, Painter painter) {
        int[] drawn = new int[plane.size()];
        if (spread == null) return drawn;
        switch (plane) {
            case Plane.Counts(int[] of) when spread.most() - spread.least() < Ranks.BINS -> byCount(of, spread, painter, drawn);
            case Plane.Flags(boolean[] of) -> {
                int set = painter.paint(spread.at(1));
                for (int i = 0; i < drawn.length; i++) if (of[i]) drawn[i] = set;
            }
            case Plane.Counts _, Plane.Doubles _ -> IntStream.range(0, (drawn.length + BAND - 1) / BAND).parallel().forEach(band -> {
                for (int i = band * BAND, to = Math.min(i + BAND, drawn.length); i < to; i++) {
                    if (plane.present(i)) drawn[i] = painter.paint(spread.at(plane.value(i)));
                }
            });
        }
        return drawn;
    }

    /// Counts repeat: each is painted when it is first met.
    private static void byCount(int[] counts, Spread spread, Painter painter, int[] drawn) {
        long least = (long) spread.least(), most = (long) spread.most();
        int[] known = new int[(int) (most - least) + 1];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            long n = Math.clamp(Integer.toUnsignedLong(counts[i]), least, most);
            int k = (int) (n - least), paint = known[k];
            if (paint == 0) known[k] = paint = painter.paint(spread.at(n));
            drawn[i] = paint;
        }
    }
}
