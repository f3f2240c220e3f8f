package dev.aquatint.raster.save;

import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A raster as a table with one row for each cell, row by row from the bottom: where its middle is, and what it has.
final class CellTable {
    private CellTable() {}

    /// Columns of equal length: x, y, and one for each plane, of whatever rank, category or part of a summary.
    ///
    /// @param value what the only plane is called; others are called by their rank, category and part
    static SequencedMap<String, Object> columns(Raster raster, String value) {
        int w = raster.width(), h = raster.height();
        double[] xs = raster.xs(), ys = raster.ys(), x = new double[w * h], y = new double[w * h];
        for (int i = 0; i < x.length; i++) {
            x[i] = xs[i % w];
            y[i] = ys[i / w];
        }
        SequencedMap<String, Object> columns = new LinkedHashMap<>();
        put(raster.x().name(), x, columns);
        put(raster.y().name(), y, columns);
        if (raster.parts().isEmpty()) {
            ranks(raster, value, "", columns);
        } else {
            raster.parts().forEach((label, part) -> ranks(part, label, label + "_", columns));
        }
        return columns;
    }

    /// @param value what a plane without a category is called
    /// @param before what stands before the name of a category
    private static void ranks(Raster raster, String value, String before, SequencedMap<String, Object> columns) {
        List<Raster> ranks = raster.ranks();
        for (int k = 0; k < ranks.size(); k++) {
            Raster rank = ranks.get(k);
            String after = ranks.size() == 1 ? "" : "_" + (k + 1);
            for (int i = 0; i < rank.planes().size(); i++) {
                put((rank.categories().isEmpty() ? value : before + rank.categories().get(i)) + after, values(rank.planes().get(i)), columns);
            }
        }
    }

    private static Object values(Plane plane) {
        return switch (plane) {
            case Plane.Counts(int[] of) -> of;
            case Plane.Flags(boolean[] of) -> of;
            case Plane.Floats(float[] of) -> of;
            case Plane.Doubles(double[] of) -> of;
            case Plane.LongCounts(long[] of) -> of;
            case Plane.Rows(long[] of) -> Arrays.stream(of).map(n -> n < 0 ? Plane.Wholes.EMPTY : n).toArray();
            case Plane.Wholes(long[] of) -> of;
        };
    }

    /// Two columns of one name could not be told apart.
    private static void put(String name, Object values, SequencedMap<String, Object> columns) {
        String free = name;
        while (columns.containsKey(free)) free += "_value";
        columns.put(free, values);
    }

    /// What makes a raster of the table again.
    static Map<String, String> about(Raster raster) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("aquatint.dims", "y x");
        about.put("aquatint.shape", "%s %s".formatted(raster.height(), raster.width()));
        about.put("aquatint.x", about(raster.x()));
        about.put("aquatint.y", about(raster.y()));
        return about;
    }

    private static String about(Dimension d) {
        return "%s %s %s %s".formatted(d.lo(), d.hi(), d.type().toString().toLowerCase(Locale.ROOT), d.name());
    }
}
