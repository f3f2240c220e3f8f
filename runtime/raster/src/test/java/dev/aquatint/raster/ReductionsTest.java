package dev.aquatint.raster;

import static dev.aquatint.Aquatint.bins;
import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.distinct;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.maxN;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.median;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.modulo;
import static dev.aquatint.Aquatint.parquet;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.quantile;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.segments;
import static dev.aquatint.Aquatint.summary;
import static dev.aquatint.Aquatint.top;
import static dev.aquatint.Aquatint.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.element.Points;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Distinct;
import dev.aquatint.reduce.Reduction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reductions promise beyond their definition: errors of sketches, groups of many values, numbers of rows, memory.
class ReductionsTest {
    private static final Viewport ONE_CELL = new Viewport(new Extent(-1, 1, -1, 1), 1, 1);
    private static final Engine ONE = Engine.of(1), EIGHT = Engine.of(8);

    @AfterAll
    static void close() {
        ONE.close();
        EIGHT.close();
    }

    // sketches

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.25, 0.5, 0.9, 0.999, 1})
    void a_quantile_lies_between_its_neighbours_in_order_of_size(double share) {
        SplittableRandom random = new SplittableRandom(7);
        double[] v = random.doubles(50_000).map(d -> Math.exp(20 * d - 10)).toArray();         // nine powers of ten
        double[] sorted = Arrays.stream(v).sorted().toArray();
        double place = share * (v.length - 1), low = sorted[(int) Math.floor(place)], high = sorted[(int) Math.ceil(place)];

        assertThat(only(v, quantile("v", share))).isEqualTo(low + (high - low) * (place - Math.floor(place)));
    }

    @Test
    void the_median_of_an_even_number_of_values_is_half_way() {
        assertThat(only(IntStream.rangeClosed(-512, 511).asDoubleStream().toArray(), median("v"))).isEqualTo(-0.5);
        assertThat(only(new double[] {3, 511, 512}, median("v"))).isEqualTo(511);
    }

    @Test
    void a_quantile_of_the_largest_numbers_is_not_infinite() {
        assertThat(only(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}, median("v"))).isFinite().isCloseTo(Double.MAX_VALUE, within(Double.MAX_VALUE / 256));
        assertThat(only(new double[] {1, Double.POSITIVE_INFINITY}, quantile("v", 1))).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100, 1_000, 3_000, 10_000, 100_000})
    void distinct_values_are_told_within_three_standard_errors_in_nearly_every_cell(int n) {
        int cells = 64, repeats = n > 10_000 ? 1 : 2;
        double[] x = new double[cells * n * repeats], v = new double[x.length];
        SplittableRandom random = new SplittableRandom(n);
        for (int c = 0, i = 0; c < cells; c++) {
            double salt = random.nextDouble();
            for (int k = 0; k < n; k++) {
                for (int r = 0; r < repeats; r++, i++) {
                    x[i] = c + 0.5;
                    v[i] = salt + k;
                }
            }
        }
        Points p = points(frame(Map.of("x", x, "y", new double[x.length], "v", v)), "x", "y");
        Raster told = ONE.rasterize(p, distinct("v"), new Viewport(new Extent(0, cells, -1, 1), cells, 1), new Cancel());

        double error = new Distinct("v").error(), squares = 0;
        int outside = 0;
        for (int c = 0; c < cells; c++) {
            double off = told.value(c, 0) / n - 1;
            squares += off * off;
            if (Math.abs(off) * n > Math.max(3 * error * n, 1)) outside++;          // two of ten values in one register are one off, and 10 %
        }
        assertThat(outside).isLessThanOrEqualTo(1);
        assertThat(Math.sqrt(squares / cells)).isLessThan(1.3 * error);
    }

    @Test
    void distinct_takes_as_few_registers_as_the_error_allows() {
        assertThat(distinct("v", 0.0325)).isEqualTo(new Distinct("v", 1024));
        assertThat(distinct("v", 0.0324)).isEqualTo(new Distinct("v", 2048));
        assertThat(distinct("v", 0.26)).isEqualTo(new Distinct("v", 16));
        assertThatThrownBy(() -> distinct("v", 0.001)).hasMessage("distinct can be told to an error of 0.0041 (0.41 %) or more, not 0.001");
    }

    @Test
    void a_sketch_that_does_not_fit_is_refused_with_the_limit() {
        long limit = Runtime.getRuntime().maxMemory() / 2 >> 20;
        Viewport wide = new Viewport(ONE_CELL.extent(), 4_000, 4_000);

        assertThatThrownBy(() -> ONE.rasterize(of(new double[] {1}), distinct("v"), wide, new Cancel()))
                .hasMessageMatching("a raster of 4000 x 4000 cells needs [0-9,]+ MB for distinct\\(\"v\"\\), and there are %,d MB for it: .*".formatted(limit));
    }

    // groups

    @Test
    void of_a_hundred_thousand_categories_the_most_frequent_are_kept_and_the_rest_is_other() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) names.add("name " + i);
        for (int k = 0; k < 300; k++) for (int i = 0; i < 300 - k; i++) names.add("name " + k);            // name 0 is there 301 times, name 299 twice
        Collections.shuffle(names, new Random(3));
        int n = names.size();
        Points p = points(frame(Map.of("x", new double[n], "y", new double[n], "name", names.toArray(String[]::new))), "x", "y");

        Raster r = EIGHT.rasterize(p, by("name"), ONE_CELL, new Cancel());
        assertThat(r.categories()).hasSize(256).contains("name 0", "name 254").doesNotContain("name 255").endsWith("other");
        assertThat(value(r, "name 0")).isEqualTo(301);
        assertThat(r.planes().stream().mapToDouble(plane -> plane.value(0)).sum()).isEqualTo(n);

        Raster few = EIGHT.rasterize(p, by(top("name", 3)), ONE_CELL, new Cancel());
        assertThat(few.categories()).containsExactly("name 0", "name 1", "other");
        assertThat(value(few, "other")).isEqualTo(n - 301 - 300);
    }

    @Test
    void a_category_called_other_is_one_of_the_others_and_a_filter_changes_no_group() {
        Frame f = frame(Map.of("x", new double[6], "y", new double[6], "v", new double[] {1, 2, 3, 4, 5, 6}, "name", new String[] {"other", "other", "other", "b", "b", "a"}));

        assertThat(ONE.rasterize(points(f, "x", "y"), by(top("name", 2)), ONE_CELL, new Cancel()).categories()).containsExactly("b", "other");
        Raster selected = ONE.rasterize(points(f.select("v", range(6, 9)), "x", "y"), by(top("name", 2)), ONE_CELL, new Cancel());
        assertThat(selected.categories()).containsExactly("b", "other");
        assertThat(value(selected, "other")).isEqualTo(1);
    }

    @Test
    void modulo_is_exact_for_any_whole_number() {
        long[] v = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 9_007_199_254_740_993L};
        Points p = points(frame(Map.of("x", new double[v.length], "y", new double[v.length], "v", v)), "x", "y");
        Raster r = ONE.rasterize(p, by(modulo("v", 10, 1)), ONE_CELL, new Cancel());

        for (int k = 0; k < 10; k++) {
            String group = "" + k;
            long expected = Arrays.stream(v).filter(w -> BigInteger.valueOf(w).subtract(BigInteger.ONE).mod(BigInteger.TEN).toString().equals(group)).count();
            assertThat(value(r, group)).isEqualTo(expected);
        }
    }

    @Test
    void groups_of_the_wrong_type_are_refused_with_what_would_do() {
        Points p = points(frame(Map.of("x", new double[1], "y", new double[1], "name", new String[] {"a"}, "v", new double[1], "n", new int[1])), "x", "y");

        assertThatThrownBy(() -> ONE.rasterize(p, by("n"), ONE_CELL, new Cancel())).hasMessageContaining("'n'").hasMessageContaining("holds int32, not categories").hasMessageContaining("bins(...) or modulo(...)");
        assertThatThrownBy(() -> ONE.rasterize(p, by(bins("name", 0, 1, 2)), ONE_CELL, new Cancel())).hasMessageContaining("bins need numbers: did you mean by(\"name\")?");
        assertThatThrownBy(() -> ONE.rasterize(p, by(modulo("v", 3)), ONE_CELL, new Cancel())).hasMessageContaining("modulo needs whole numbers: did you mean bins(...)?");
        assertThatThrownBy(() -> bins("v", 3, 3, 5)).hasMessage("bins go from a lower to a higher number, not from 3 to 3");
        assertThatThrownBy(() -> by("name", by("name"))).hasMessageContaining("one category column");
    }

    // rows

    @Test
    void a_row_has_its_number_in_the_frame_before_any_selection() {
        int n = 300_000;
        double[] v = IntStream.range(0, n).mapToDouble(i -> i % 1000).toArray();
        Frame all = frame(Map.of("x", new double[n], "y", new double[n], "v", v));
        Points few = points(all.select("v", range(0, 500)), "x", "y");

        for (Engine engine : List.of(ONE, EIGHT)) {
            Raster r = engine.rasterize(few, where(max("v")), ONE_CELL, new Cancel());
            assertThat(((Plane.Rows) r.plane()).of()).containsExactly(500);           // the first of three hundred
            assertThat(all.row(500).get("v")).isEqualTo(500.0);
        }
    }

    @Test
    void row_groups_that_are_not_read_count_all_the_same(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sorted.parquet");
        var columns = List.of(new FlatWriter.Column("x", ColumnType.INT32), new FlatWriter.Column("v", ColumnType.INT32));
        try (var out = Files.newOutputStream(file)) {
            var writer = new FlatWriter(out, columns);
            for (int g = 0; g < 4; g++) writer.append(FlatWriter.encode(columns, new int[][] {{0, 0, 0}, {g * 10, g * 10 + 1, g * 10 + 2}}, 3));
            writer.finish();
        }
        Frame all = parquet(file.toString());
        Raster r = EIGHT.rasterize(points(all.select("v in (11, 30)"), "x", "x"), where(maxN("v", 3)), ONE_CELL, new Cancel());

        assertThat(r.ranks()).extracting(rank -> ((Plane.Rows) rank.plane()).of()[0]).containsExactly(9L, 4L, -1L);
        assertThat(all.row(9).get("v")).isEqualTo(30);
    }

    @Test
    void every_glyph_has_every_reduction() {
        Frame f = frame(Map.of("x0", new double[] {-1, 1, -1}, "y", new double[] {0, 0, 0}, "x1", new double[] {1, -1, 1}, "v", new double[] {3, 8, 5}, "name", new String[] {"a", "b", "a"}));
        Raster r = ONE.rasterize(segments(f, "x0", "y", "x1", "y"), summary(median("v"), where(max("v")), maxN("v", 2), by("name", mode("v")), by(bins("v", 0, 10, 2))), new Viewport(ONE_CELL.extent(), 3000, 1), new Cancel());

        for (int cell : new int[] {0, 1500, 2999}) {
            assertThat(r.value(cell, 0)).isEqualTo(5);
            assertThat(r.part("row where max v").value(cell, 0)).isEqualTo(1);
            assertThat(r.part("2 largest v").ranks()).extracting(rank -> rank.value(cell, 0)).containsExactly(8.0, 5.0);
            assertThat(r.part("mode v by name").planes()).extracting(plane -> plane.value(cell)).containsExactly(3.0, 8.0);
            assertThat(r.part("count by v").planes()).extracting(plane -> plane.value(cell)).containsExactly(1.0, 2.0, 0.0);
        }
    }

    // summaries

    @Test
    void a_summary_is_what_its_parts_are_alone_and_reads_as_the_first() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 40_000;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", random.doubles(n, -1, 1).toArray());
        columns.put("y", random.doubles(n, -1, 1).toArray());
        columns.put("v", random.doubles(n, -1, 1).map(d -> d > 0.9 ? Double.NaN : d).toArray());
        columns.put("name", random.ints(n, 0, 3).mapToObj(i -> "abc".substring(i, i + 1)).toArray(String[]::new));
        Points p = points(frame(columns), "x", "y");
        Viewport view = new Viewport(ONE_CELL.extent(), 20, 10);
        List<Reduction> parts = List.of(mean("v"), count("v"), by("name"), first("v"), by("name", maxN("v", 2)), count(), where(max("v")));

        Raster all = EIGHT.rasterize(p, summary(parts.toArray(Reduction[]::new)), view, new Cancel());
        assertThat(all.parts().keySet()).containsExactlyElementsOf(parts.stream().map(Reduction::label).toList());
        for (Reduction each : parts) {
            Raster alone = ONE.rasterize(p, each, view, new Cancel()), part = all.part(each.label());
            assertThat(part.categories()).isEqualTo(alone.categories());
            for (int rank = 0; rank < alone.ranks().size(); rank++) {
                for (int plane = 0; plane < alone.planes().size(); plane++) {
                    Plane a = alone.ranks().get(rank).planes().get(plane), b = part.ranks().get(rank).planes().get(plane);
                    for (int cell = 0; cell < a.size(); cell++) assertThat(b.value(cell)).isEqualTo(a.value(cell));
                }
            }
        }
        assertThat(all.plane()).isSameAs(all.part("mean v").plane());
        assertThatThrownBy(() -> all.part("sum v")).hasMessageStartingWith("no 'sum v' in this raster: it has mean v, count v");
    }

    @Test
    void what_cannot_be_a_summary_is_refused() {
        assertThatThrownBy(() -> summary()).hasMessageContaining("summary(...) needs a reduction");
        assertThatThrownBy(() -> summary(count(), count())).hasMessage("summary(...) has 'count' twice");
        assertThatThrownBy(() -> by("name", summary(count()))).hasMessageContaining("write summary(by(...), by(...))");
    }

    // words

    @Test
    void a_reduction_is_written_as_it_was() {
        assertThat(where(maxN("v", 3), "name").source()).isEqualTo("where(maxN(\"v\", 3), \"name\")");
        assertThat(by(bins("fare", 0, 50, 10).only(), quantile("v", 0.9)).source()).isEqualTo("by(bins(\"fare\", 0, 50, 10).only(), quantile(\"v\", 0.9))");
        assertThat(by(modulo("hour", 6)).source()).isEqualTo("by(modulo(\"hour\", 6))");
        assertThat(summary(count(), by(top("name", 5), median("v"))).source()).isEqualTo("summary(count(), by(top(\"name\", 5), median(\"v\")))");
        for (double error : new double[] {0.0041, 0.01, 0.02, 0.1, 0.26}) {
            String source = distinct("v", error).source(), told = source.replaceAll("^distinct\\(\"v\"(, )?|\\)$", "");
            assertThat(told.isEmpty() ? distinct("v") : distinct("v", Double.parseDouble(told))).isEqualTo(distinct("v", error));
        }
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> quantile("v", 95)).hasMessage("a quantile is at a share from 0 to 1, not 95: did you mean 0.95?");
        assertThatThrownBy(() -> maxN("v", 0)).hasMessage("maxN keeps 1 to 100 values, not 0");
    }

    private static Points of(double[] v) {
        return points(frame(Map.of("x", new double[v.length], "y", new double[v.length], "v", v)), "x", "y");
    }

    private static double only(double[] v, Reduction by) {
        return ONE.rasterize(of(v), by, ONE_CELL, new Cancel()).value(0, 0);
    }

    private static double value(Raster r, String category) {
        return r.planes().get(r.categories().indexOf(category)).value(0);
    }
}
