package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.Combining;
import dev.aquatint.style.Cnorm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskerTest {
    /// More than one band of cells, and a ragged last one.
    private static final int WIDTH = 311, HEIGHT = 211, CELLS = WIDTH * HEIGHT;
    private static final Range FEW = new Range(5, Double.POSITIVE_INFINITY), BETWEEN = new Range(-2.5, 40);

    private static Raster raster(Plane... planes) {
        List<String> names = planes.length == 1 ? List.of() : List.of("a", "b", "c").subList(0, planes.length);
        return new Raster(WIDTH, HEIGHT, new Extent(0, 1, 0, 1), List.of(planes), names);
    }

    private static Plane.Counts counts(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] of = new int[CELLS];
        for (int i = 0; i < CELLS; i++) of[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(100) == 0 ? random.nextInt() : random.nextInt(12);
        return new Plane.Counts(of);
    }

    private static double[] numbers(int seed) {
        double[] nasty = {Double.NaN, -0.0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5, Math.nextDown(5), 40, Math.nextUp(40), -2.5, Double.MIN_VALUE};
        SplittableRandom random = new SplittableRandom(seed);
        double[] of = new double[CELLS];
        for (int i = 0; i < CELLS; i++) of[i] = random.nextBoolean() ? nasty[random.nextInt(nasty.length)] : random.nextDouble(-50, 50);
        return of;
    }

    static List<Plane> planes() {
        double[] numbers = numbers(3);
        float[] floats = new float[CELLS];
        boolean[] flags = new boolean[CELLS];
        long[] many = new long[CELLS], rows = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            floats[i] = (float) numbers[i];
            flags[i] = numbers[i] > 0;
            many[i] = i % 7 == 0 ? 0 : i % 11 == 0 ? 1L << 40 : i % 13;
            rows[i] = i % 5 - 1;
        }
        return List.of(counts(1), new Plane.LongCounts(many), new Plane.Flags(flags), new Plane.Floats(floats), new Plane.Doubles(numbers), new Plane.Rows(rows), new Plane.Wholes(rows.clone()));
    }

    @ParameterizedTest
    @MethodSource("planes")
    void a_cell_stays_as_it_is_if_its_value_is_in_the_range_and_is_empty_otherwise(Plane plane) {
        for (Range kept : List.of(FEW, BETWEEN, new Range(5, 5), new Range(1e9, 1e13))) {
            Plane left = Masker.mask(raster(plane), kept, Combining.SUM).plane();
            assertThat(left).isInstanceOf(plane.getClass());
            for (int i = 0; i < CELLS; i++) {
                boolean stays = plane.present(i) && plane.value(i) >= kept.lo() && plane.value(i) <= kept.hi();
                if (left.present(i) != stays || stays && Double.compare(left.value(i), plane.value(i)) != 0) {
                    assertThat(left.value(i)).as("cell %d, which had %s, with %s", i, plane.value(i), kept).isEqualTo(stays ? plane.value(i) : Double.NaN);
                }
            }
        }
    }

    @Test
    void of_categories_the_total_tells() {
        Plane.Counts a = counts(7), b = counts(8);
        Raster masked = Masker.mask(raster(a, b), FEW, Combining.SUM);
        int[] left = ((Plane.Counts) masked.planes().get(1)).of();
        for (int i = 0; i < CELLS; i++) assertThat(left[i]).as("cell %d", i).isEqualTo(a.value(i) + b.value(i) >= 5 ? b.of()[i] : 0);
        assertThat(masked.categories()).containsExactly("a", "b");
    }

    @Test
    void a_cell_of_several_ranks_or_parts_goes_as_a_whole_by_the_first() {
        Raster first = raster(new Plane.Doubles(numbers(1))), second = raster(new Plane.Doubles(numbers(2)));
        boolean[] stays = new boolean[CELLS];
        for (int i = 0; i < CELLS; i++) stays[i] = first.plane().present(i) && BETWEEN.contains(first.plane().value(i));

        Raster ranks = Masker.mask(Raster.ranked(List.of(first, second)), BETWEEN, Combining.SUM);
        assertThat(ranks.ranks()).hasSize(2);
        Map<String, Raster> named = new LinkedHashMap<>();
        named.put("mean", first);
        named.put("max", second);
        Raster parts = Masker.mask(Raster.summary(named), BETWEEN, Combining.SUM);
        for (Raster later : List.of(ranks.ranks().get(1), parts.part("max"))) {
            for (int i = 0; i < CELLS; i++) {
                boolean shown = second.plane().present(i) && (stays[i] || !first.plane().present(i));
                if (later.plane().present(i) != shown) assertThat(later.plane().present(i)).as("cell %d", i).isEqualTo(shown);
            }
        }
    }

    @Test
    void a_raster_that_loses_nothing_is_the_same_raster() {
        Raster raster = raster(counts(1));
        assertThat(Masker.mask(raster, new Range(1, Double.POSITIVE_INFINITY), Combining.SUM)).isSameAs(raster);
    }

    @Test
    void a_raster_by_a_column_without_categories_has_nothing_to_lose() {
        Raster none = new Raster(WIDTH, HEIGHT, new Extent(0, 1, 0, 1), List.of(), List.of());
        assertThat(Masker.mask(none, FEW, Combining.SUM)).isSameAs(none);
    }

    @Test
    void ranks_of_colours_are_taken_of_what_stays() {
        Plane.Counts all = counts(1);
        Plane.Counts many = new Plane.Counts(Arrays.stream(all.of()).map(n -> Integer.toUnsignedLong(n) >= 5 ? n : 0).toArray());
        byte[] masked = Levels.of(Masker.mask(raster(all), FEW, Combining.SUM), Cnorm.EQ_HIST, null, "count").level();
        assertThat(masked).isEqualTo(Levels.of(raster(many), Cnorm.EQ_HIST, null, "count").level());
        assertThat(masked).isNotEqualTo(Levels.of(raster(all), Cnorm.EQ_HIST, null, "count").level());
    }
}
