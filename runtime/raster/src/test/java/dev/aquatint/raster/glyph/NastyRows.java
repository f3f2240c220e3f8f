package dev.aquatint.raster.glyph;

import static dev.aquatint.Aquatint.frame;

import dev.aquatint.frame.Frame;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Seeded rows with everything that is easily got wrong: NaN, infinities, both zeros, denormals, the largest numbers, exact
/// edges of pixels and of the view, and values one bit off them.
///
/// @param wild few different values, infinities and missing ones among them
public record NastyRows(double[] x, double[] y, double[] value, int[] whole, String[] category, boolean[] flag, double[] wild, boolean asFloats) {
    public static final String[] CATEGORIES = {"pear", "apple", "fig", null};

    private static final double[] WILD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, -7, 3, 3, 3, -0.375, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE};

    public static NastyRows of(int n, long seed, boolean asFloats, Axis ax, Axis ay) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n], y = new double[n], value = new double[n];
        int[] whole = new int[n];
        String[] category = new String[n];
        boolean[] flag = new boolean[n];
        for (int i = 0; i < n; i++) {
            x[i] = coordinate(random, ax, asFloats);
            y[i] = coordinate(random, ay, asFloats);
            value[i] = switch (random.nextInt(12)) {
                case 0 -> Double.NaN;
                case 1 -> -0.0;
                case 2 -> 0.0;
                default -> random.nextDouble(-50, 50);
            };
            if (asFloats) value[i] = (float) value[i];
            whole[i] = random.nextInt(-5, 200);
            category[i] = CATEGORIES[random.nextInt(CATEGORIES.length)];
            flag[i] = random.nextBoolean();
        }
        double[] wild = random.doubles(n).map(d -> WILD[(int) (d * WILD.length)]).toArray();
        return new NastyRows(x, y, value, whole, category, flag, wild, asFloats);
    }

    private static double coordinate(SplittableRandom random, Axis a, boolean asFloat) {
        double width = a.hi() - a.lo();
        double v = switch (random.nextInt(20)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4 -> asFloat ? Float.MIN_VALUE : Double.MIN_VALUE;
            case 5 -> asFloat ? -Float.MIN_VALUE : -Double.MIN_VALUE;
            case 6 -> asFloat ? Float.MAX_VALUE : Double.MAX_VALUE;
            case 7 -> asFloat ? -Float.MAX_VALUE : -Double.MAX_VALUE;
            case 8 -> a.lo();
            case 9 -> a.hi();
            case 10 -> a.lo() + width * random.nextInt(a.cells() + 1) / a.cells();
            case 11 -> Math.nextUp((float) (a.lo() + width * random.nextInt(a.cells() + 1) / a.cells()));
            case 12 -> Math.nextDown((float) (a.lo() + width * random.nextInt(a.cells() + 1) / a.cells()));
            default -> a.lo() + width * random.nextDouble(-0.3, 1.3);
        };
        return asFloat ? (float) v : v;
    }

    public int size() {
        return x.length;
    }

    public Frame toFrame() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", asFloats ? floats(x) : x);
        columns.put("y", asFloats ? floats(y) : y);
        columns.put("value", asFloats ? floats(value) : value);
        columns.put("whole", whole);
        columns.put("category", category);
        columns.put("flag", flag);
        columns.put("wild", wild);
        return frame(columns);
    }

    public static float[] floats(double[] of) {
        float[] f = new float[of.length];
        for (int i = 0; i < f.length; i++) f[i] = (float) of[i];
        return f;
    }
}
