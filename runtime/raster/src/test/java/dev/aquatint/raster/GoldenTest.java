package dev.aquatint.raster;

import static dev.aquatint.Aquatint.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Held against rasters and colours that Datashader computed: any folder of the form that `-Dgolden=FOLDER` names.
///
/// A case of a glyph or an aggregation that is not there yet is counted and listed; whatever is there must agree.
class GoldenTest {
    private static final Path FOLDER = Path.of(System.getProperty("golden", "../shared/golden"));
    private static final double SUMS = 1e-9;                            // relative: the order of summation is free

    private static final Map<String, JsonNode> CASES = new TreeMap<>();
    private static final Map<String, Raster> RASTERS = new HashMap<>();
    private static final Map<String, Integer> UNSUPPORTED = new TreeMap<>();
    private static final Engine ENGINE = Engine.of(2);
    private static int run;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isRegularFile(FOLDER.resolve("cases.json")), "no golden cases in " + FOLDER.toAbsolutePath().normalize());
        for (JsonNode c : new ObjectMapper().readTree(FOLDER.resolve("cases.json").toFile()).get("cases")) CASES.put(c.get("name").asText(), c);
    }

    @AfterAll
    static void report() {
        ENGINE.close();
        if (CASES.isEmpty()) return;
        int missing = UNSUPPORTED.values().stream().mapToInt(n -> n).sum();
        System.out.printf("golden: %d of %d cases run; not yet supported: %d of %d: %s%n", run, CASES.size(), missing, CASES.size(), UNSUPPORTED);
        assertThat(run + missing).as("cases run or listed").isEqualTo(CASES.size());
    }

    @TestFactory
    List<DynamicTest> datashader_and_aquatint_agree() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : CASES.values()) {
            String unsupported = unsupported(c);
            if (unsupported != null) {
                UNSUPPORTED.merge(unsupported, 1, Integer::sum);
                continue;
            }
            tests.add(DynamicTest.dynamicTest(c.get("name").asText(), () -> {
                run++;
                if (c.get("glyph").asText().equals("shade")) {
                    shaded(c);
                } else {
                    aggregated(c);
                }
            }));
        }
        return tests;
    }

    /// The glyph and aggregation of a case that cannot be run, null for one that can.
    private static String unsupported(JsonNode c) {
        return switch (c.get("glyph").asText()) {
            case "points", "points_stride50" -> {
                String agg = c.at("/spec/agg").asText();
                yield reduction(agg).isPresent() ? null : "points " + agg;
            }
            case "shade" -> {
                JsonNode of = CASES.get(c.get("of").asText());
                yield of == null ? "shade of nothing" : unsupported(of) == null ? null : "shade of " + unsupported(of);
            }
            case String glyph -> glyph;
        };
    }

    private static Optional<Reduction> reduction(String agg) {
        if (agg.startsWith("by_cat_")) return reduction(agg.substring(7)).map(each -> new By("cat", each));
        String[] part = agg.split("_", 2);
        String of = part.length == 1 ? null : part[1];
        return switch (part[0]) {
            case "count" -> Optional.of(new Count(of));
            case "any" -> Optional.of(new Any(of));
            case "sum" -> Optional.of(new Sum(of));
            case "mean" -> Optional.of(new Mean(of));
            case "min" -> of.startsWith("n_") ? Optional.empty() : Optional.of(new Min(of));
            case "max" -> of.startsWith("n_") ? Optional.empty() : Optional.of(new Max(of));
            default -> Optional.empty();
        };
    }

    private static void aggregated(JsonNode c) {
        Canvas canvas = canvas(c);
        Raster raster = raster(c);
        boolean byCategory = !raster.categories().isEmpty();
        int planes = raster.planes().size(), width = raster.width();

        assertThat(ints(c.get("shape"))).isEqualTo(byCategory ? new int[] {raster.height(), width, planes} : new int[] {raster.height(), width});
        assertThat(type(raster.planes().getFirst())).isEqualTo(c.get("dtype").asText());
        String agg = c.at("/spec/agg").asText();
        double tolerance = agg.contains("sum_") || agg.contains("mean_") ? SUMS : 0;
        for (int row = 0; row < raster.height(); row++) {
            for (int column = 0; column < width; column++) {
                JsonNode cell = c.get("expected").get(row).get(column);
                for (int p = 0; p < planes; p++) {
                    double expected = number(byCategory ? cell.get(p) : cell), actual = raster.planes().get(p).value(row * width + column);
                    assertThat(same(actual, expected, tolerance)).as("row %d column %d plane %d: %s, and not %s", row, column, p, expected, actual).isTrue();
                }
            }
        }
        if (byCategory) assertThat(raster.categories()).isEqualTo(texts(c.at("/coords/cat")));
        centres(canvas.x(), c.at("/coords/x"));
        centres(canvas.y(), c.at("/coords/y"));
    }

    private static void centres(Axis axis, JsonNode expected) {
        assertThat(expected).hasSize(axis.cells());
        for (int i = 0; i < axis.cells(); i++) {
            double tolerance = axis.log() ? 1e-12 : 0;          // a power of ten is not rounded the same everywhere
            assertThat(same(axis.centre(i), expected.get(i).asDouble(), tolerance)).as("centre %d: %s, and not %s", i, expected.get(i), axis.centre(i)).isTrue();
        }
    }

    private static void shaded(JsonNode c) {
        JsonNode spec = c.get("spec");
        Raster raster = raster(CASES.get(c.get("of").asText()));
        Shade how = new Shade(spec.path("alpha").asInt(255), spec.path("min_alpha").asInt(40), spec.path("rescale_discrete_levels").asBoolean(false));
        Cnorm norm = Cnorm.of(spec.path("how").asText("eq_hist"));
        Range span = spec.hasNonNull("span") ? new Range(spec.at("/span/0").asDouble(), spec.at("/span/1").asDouble()) : null;
        int[] drawn;
        if (spec.has("color_key")) {
            drawn = Mixture.shade(raster, colours(spec.get("color_key"), raster.categories()), how, norm, span);
        } else if (spec.path("cmap").isTextual()) {
            drawn = Shader.byOpacity(raster, Colour.of(spec.get("cmap").asText()).rgb(), how, norm, span);
        } else {
            int[] cmap = spec.has("cmap") ? colours(spec.get("cmap"), null) : new int[] {Colour.of("lightblue").rgb(), Colour.of("darkblue").rgb()};
            drawn = Shader.byColour(raster, cmap, how, norm, span);
        }

        assertThat(ints(c.get("shape"))).isEqualTo(new int[] {raster.height(), raster.width()});
        int steps = norm == Cnorm.EQ_HIST ? 1 : 0;
        for (int row = 0; row < raster.height(); row++) {
            for (int column = 0; column < raster.width(); column++) {
                int rgba = drawn[row * raster.width() + column];
                for (int channel = 0; channel < 4; channel++) {
                    int expected = c.get("expected_rgba").get(row).get(column).get(channel).asInt(), actual = rgba >>> 8 * channel & 255;
                    assertThat(Math.abs(actual - expected)).as("row %d column %d channel %d: %d, and not %d", row, column, channel, expected, actual).isLessThanOrEqualTo(steps);
                }
            }
        }
    }

    private static Raster raster(JsonNode c) {
        return RASTERS.computeIfAbsent(c.get("name").asText(), _ -> {
            JsonNode spec = c.get("spec");
            return ENGINE.rasterize(points(frame(c), spec.get("x").asText(), spec.get("y").asText()), reduction(spec.get("agg").asText()).orElseThrow(), canvas(c), new Cancel());
        });
    }

    private static Canvas canvas(JsonNode c) {
        JsonNode of = c.get("canvas"), x = of.get("x_range"), y = of.get("y_range");
        Extent data = x.isNull() || y.isNull() ? ENGINE.bounds(points(frame(c), c.at("/spec/x").asText(), c.at("/spec/y").asText())) : null;
        Extent extent = new Extent(x.isNull() ? data.x0() : x.get(0).asDouble(), x.isNull() ? data.x1() : x.get(1).asDouble(),
                y.isNull() ? data.y0() : y.get(0).asDouble(), y.isNull() ? data.y1() : y.get(1).asDouble());
        return Canvas.of(extent, of.get("width").asInt(), of.get("height").asInt(), of.path("x_axis_type").asText().equals("log"), of.path("y_axis_type").asText().equals("log"));
    }

    private static Frame frame(JsonNode c) {
        Frame all = Aquatint.parquet(FOLDER.resolve(c.get("input").asText()).toString());
        int every = c.at("/spec/every").asInt(1);
        return every == 1 ? all : thinned(all, c.at("/spec/x").asText(), c.at("/spec/y").asText(), every);
    }

    /// Every so manyth row.
    private static Frame thinned(Frame all, String x, String y, int every) {
        Scan scan = Scan.of(all, List.of(x, y));
        List<double[]> kept = new ArrayList<>();
        long row = 0;
        for (int chunk = 0; chunk < scan.chunks(); chunk++) {
            int n = scan.rows(chunk);
            double[] xs = new double[n], ys = new double[n];
            scan.chunk(chunk, x).doubles(0, n, xs);
            scan.chunk(chunk, y).doubles(0, n, ys);
            for (int i = 0; i < n; i++) if (row++ % every == 0) kept.add(new double[] {xs[i], ys[i]});
        }
        return Aquatint.frame(Map.of(x, kept.stream().mapToDouble(k -> k[0]).toArray(), y, kept.stream().mapToDouble(k -> k[1]).toArray()));
    }

    private static int[] colours(JsonNode of, List<String> categories) {
        if (of.isObject()) return categories.stream().mapToInt(name -> Colour.of(of.get(name).asText()).rgb()).toArray();
        return texts(of).stream().mapToInt(css -> Colour.of(css).rgb()).toArray();
    }

    private static String type(Plane plane) {
        return switch (plane) {
            case Plane.Counts _ -> "uint32";
            case Plane.Flags _ -> "bool";
            case Plane.Doubles _ -> "float64";
        };
    }

    private static boolean same(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) return Double.isNaN(actual);
        return actual == expected || Math.abs(actual - expected) <= tolerance * Math.abs(expected);
    }

    /// A value of a cell: `null` is NaN, flags may be true or 1.
    private static double number(JsonNode n) {
        return n.isNull() ? Double.NaN : n.isBoolean() ? (n.asBoolean() ? 1 : 0) : n.asDouble();
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
