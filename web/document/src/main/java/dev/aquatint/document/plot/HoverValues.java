package dev.aquatint.document.plot;

import dev.aquatint.document.model.NdArray;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a raster says under the cursor: its values as columns, each in the smallest type that holds them, and what the tooltip makes of them. Does not hold the raster.
///
/// @param categories names of its planes; empty for a single, unnamed one
/// @param columns how many planes are told
/// @param formats of these, in order; empty until they are asked for
/// @param times what its values are, where they are times; null for numbers
record HoverValues(List<String> categories, int columns, List<Numerals> formats, Side.Times times) {
    static final HoverValues NONE = new HoverValues(List.of(), 0, List.of(), null);

    /// More would be more bytes than anybody reads.
    private static final int MOST_CATEGORIES = 8;

    static HoverValues of(Raster raster, Side.Times times) {
        return new HoverValues(raster.categories(), shown(raster).size(), List.of(), times);
    }

    /// The same, knowing how its values are written, which is a look at all of them.
    HoverValues read(Raster raster) {
        return new HoverValues(categories, columns, shown(raster).stream().map(p -> times == null ? format(p) : Numerals.times(times, milliseconds(p))).toList(), times);
    }

    /// `value`, or for categories `value0`, `value1` ...; empty if there is nothing to say.
    Map<String, Object> columns(Raster raster) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Plane plane : shown(raster)) {
            columns.put(column(raster.categories(), columns.size()), List.of(times == null ? compact(plane, raster.height(), raster.width()) : NdArray.float64(milliseconds(plane), raster.height(), raster.width())));
        }
        return columns;
    }

    private double[] milliseconds(Plane plane) {
        double[] ms = new double[plane.size()];
        for (int i = 0; i < ms.length; i++) ms[i] = plane.present(i) ? plane.value(i) / times.perMillisecond() + times.shift() : Double.NaN;
        return ms;
    }

    boolean isEmpty() {
        return columns == 0;
    }

    /// Pairs of a label and a template.
    ///
    /// @param name of the values, as in `count`
    List<List<String>> tooltips(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) rows.add(List.of(categories.isEmpty() ? name : categories.get(i), "@" + column(categories, i) + formats.get(i).template()));
        return rows;
    }

    void enter(Map<String, String> formatters) {
        for (int i = 0; i < formats.size(); i++) formats.get(i).enter("@" + column(categories, i), formatters);
    }

    private static List<Plane> shown(Raster raster) {
        return raster.planes().size() <= MOST_CATEGORIES ? raster.planes() : List.of();
    }

    private static Numerals format(Plane plane) {
        return switch (plane) {
            case Plane.Counts _, Plane.LongCounts _, Plane.Rows _, Plane.Wholes _, Plane.Flags _ -> Numerals.WHOLE;
            case Plane.Doubles(var of) -> Numerals.of(of);
            case Plane.Floats(var of) -> Numerals.of(IntStream.range(0, of.length).mapToDouble(i -> of[i]).toArray());
        };
    }

    private static String column(List<String> categories, int i) {
        return categories.isEmpty() ? "value" : "value" + i;
    }

    private static NdArray compact(Plane plane, int height, int width) {
        return switch (plane) {
            case Plane.Counts(var of) -> counts(of, height, width);
            case Plane.Flags(var of) -> {
                byte[] bytes = new byte[of.length];
                for (int i = 0; i < of.length; i++) bytes[i] = (byte) (of[i] ? 1 : 0);
                yield NdArray.uint8(bytes, height, width);
            }
            case Plane.Floats(var of) -> NdArray.float32(of, height, width);
            case Plane.Doubles(var of) when wholeBeyondFloats(of) -> NdArray.float64(of, height, width);
            case Plane.Doubles(var of) -> {
                float[] floats = new float[of.length];
                for (int i = 0; i < of.length; i++) floats[i] = (float) of[i];
                yield NdArray.float32(floats, height, width);
            }
            case Plane.LongCounts _, Plane.Rows _, Plane.Wholes _ -> {
                double[] numbers = new double[plane.size()];
                for (int i = 0; i < numbers.length; i++) numbers[i] = plane.value(i);
                yield NdArray.float64(numbers, height, width);
            }
        };
    }

    /// Whether numbers are whole, as ids are, and floats do not hold them.
    private static boolean wholeBeyondFloats(double[] of) {
        boolean beyond = false;
        for (double v : of) {
            if (v != v) continue;
            if (v != Math.rint(v)) return false;
            beyond |= Math.abs(v) > 1 << 24;
        }
        return beyond;
    }

    private static NdArray counts(int[] of, int height, int width) {
        int bits = 0;
        for (int v : of) bits |= v;
        if (bits >>> 8 == 0) {
            byte[] bytes = new byte[of.length];
            for (int i = 0; i < of.length; i++) bytes[i] = (byte) of[i];
            return NdArray.uint8(bytes, height, width);
        }
        if (bits >>> 16 == 0) {
            short[] shorts = new short[of.length];
            for (int i = 0; i < of.length; i++) shorts[i] = (short) of[i];
            return NdArray.uint16(shorts, height, width);
        }
        return NdArray.uint32(of, height, width);
    }
}
