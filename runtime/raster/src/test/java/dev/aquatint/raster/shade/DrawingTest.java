package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Tables of counts and of leading bits change nothing: the plain twin paints cell by cell.
class DrawingTest {
    private static final int CELLS = 40_001;

    @TestFactory
    List<DynamicTest> tables_and_cell_by_cell_agree() {
        List<DynamicTest> tests = new ArrayList<>();
        planes().forEach((name, plane) -> {
            for (Cnorm norm : List.of(Cnorm.LINEAR, Cnorm.LOG, Cnorm.CBRT, Cnorm.EQ_HIST, Cnorm.of("root", Math::sqrt))) {
                for (Range clim : new Range[] {null, new Range(2, 900)}) {
                    tests.add(DynamicTest.dynamicTest(name + " " + norm + (clim == null ? "" : " with limits"), () -> agree(plane, Span.of(plane, norm, clim, true))));
                }
            }
        });
        return tests;
    }

    @Test
    void a_span_learnt_elsewhere_paints_the_same_by_table_and_cell_by_cell() {
        Map<String, Plane> planes = planes();
        for (Plane from : planes.values()) {
            for (Plane plane : planes.values()) agree(plane, Span.of(from, Cnorm.EQ_HIST, null, false));
        }
    }

    private static void agree(Plane plane, Span span) {
        List<Painter> painters = List.of(new Painter.Colours(Palette.FIRE.rgb(), 255, span.lo, span.hi), new Painter.Colours(new int[] {0xFF0000, 0xFF, 0xFF0000}, 200, span.lo, span.hi),
                Painter.Opacity.stepwise(0x123456, 40, 255, span.lo, span.hi), Painter.Opacity.between(0, 0, 255, span.lo, span.hi));
        for (Painter painter : painters) assertThat(Arrays.mismatch(Drawing.draw(plane, span, painter), Drawing.plain(plane, span, painter))).as("first cell that differs").isEqualTo(-1);
        Painter.Level levels = new Painter.Level(span.lo, span.hi, 1, 255);
        byte[] plain = new byte[plane.size()];
        int[] drawn = Drawing.plain(plane, span, levels);
        for (int i = 0; i < plain.length; i++) plain[i] = (byte) drawn[i];
        assertThat(Arrays.mismatch(Drawing.levels(plane, span, levels), plain)).as("first cell that differs").isEqualTo(-1);
    }

    private static Map<String, Plane> planes() {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, Plane> planes = new LinkedHashMap<>();
        planes.put("few counts", counts(() -> random.nextInt(0, 3000)));
        planes.put("many counts", counts(() -> random.nextInt(3) == 0 ? 0 : Math.exp(random.nextDouble(21))));
        planes.put("unsigned counts", counts(() -> random.nextLong(1L << 32)));
        planes.put("flags", new Plane.Flags(flags(random)));
        planes.put("long counts", new Plane.LongCounts(random.longs(CELLS, -1_000_000_000, 9_000_000_000L).map(n -> Math.max(n, 0)).toArray()));
        planes.put("rows", new Plane.Rows(random.longs(CELLS, -1, 1_000_000_000_000L).map(n -> n % 3 == 0 ? -1 : n).toArray()));
        planes.put("wholes", new Plane.Wholes(random.longs(CELLS, -(1L << 60), 1L << 60).map(n -> n % 3 == 0 ? Plane.Wholes.EMPTY : n).toArray()));
        planes.put("means", doubles(() -> random.nextInt(4) == 0 ? Double.NaN : 12.5 + random.nextGaussian()));
        planes.put("around zero", doubles(random::nextGaussian));
        planes.put("over 60 octaves", doubles(() -> Math.scalb(random.nextDouble(), random.nextInt(-50, 11))));
        planes.put("nasty", doubles(() -> switch (random.nextInt(9)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4 -> Double.MIN_VALUE;
            case 5 -> 1e300;
            case 6 -> -1e-300;
            case 7 -> random.nextInt(4);
            default -> random.nextDouble(1000);
        }));
        planes.put("tiny", doubles(() -> random.nextInt(1, 1000) * Double.MIN_VALUE));
        planes.put("one value", doubles(() -> 7.25));
        return planes;
    }

    private static boolean[] flags(SplittableRandom random) {
        boolean[] flags = new boolean[CELLS];
        for (int i = 0; i < CELLS; i++) flags[i] = random.nextBoolean();
        return flags;
    }

    private static Plane counts(DoubleSupplier of) {
        int[] n = new int[CELLS];
        Arrays.setAll(n, _ -> (int) (long) of.getAsDouble());
        return new Plane.Counts(n);
    }

    private static Plane doubles(DoubleSupplier of) {
        double[] v = new double[CELLS];
        Arrays.setAll(v, _ -> of.getAsDouble());
        return new Plane.Doubles(v);
    }
}
