package dev.aquatint.raster;

import static dev.aquatint.Aquatint.area;
import static dev.aquatint.Aquatint.curve;
import static dev.aquatint.Aquatint.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.element.Rasterizable;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.raster.shade.Spreader;
import dev.aquatint.raster.shade.Stacker;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.First;
import dev.aquatint.reduce.FirstN;
import dev.aquatint.reduce.Last;
import dev.aquatint.reduce.LastN;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.MaxN;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.MinN;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Selector;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Var;
import dev.aquatint.reduce.Where;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Held against rasters and colours that Datashader computed: the folder `golden` of the test resources, or any other
/// folder of that form, which `-Dgolden=FOLDER` names.
class GoldenTest {
    private static final GoldenFolder FOLDER = GoldenFolder.chosen();
    private static final double SUMS = 1e-9;                            // relative: the order of summation is free

    private static final Map<String, JsonNode> CASES = new TreeMap<>();
    private static final Map<String, Raster> RASTERS = new HashMap<>();
    private static final Engine ENGINE = Engine.of(2);

    @BeforeAll
    static void read() {
        for (JsonNode c : FOLDER.json("cases.json").get("cases")) CASES.put(c.get("name").asText(), c);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @TestFactory
    Stream<DynamicTest> datashader_and_aquatint_agree() {
        return CASES.values().stream().map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> compare(c)));
    }

    private static void compare(JsonNode c) {
        switch (c.get("glyph").asText()) {
            case "shade" -> shaded(c);
            case "spread", "dynspread", "set_background", "stack" -> composed(c);
            case "spread_agg" -> spread(c);
            case "raster" -> {
                if (alike(c)) aggregated(c);
                else otherwise(c);
            }
            default -> aggregated(c);
        }
    }

    /// Cases that are deliberately otherwise than in Datashader, by the start of their name, and why.
    private static final Map<String, String> OTHERWISE = Map.of(
            "raster_50x40_", "13.5 x 18 samples in 50 x 40 cells: Datashader rounds both to whole ones and lays one over the other, so that the image slides by up to half a sample",
            "raster_20x20_", "4.5 x 3.9 samples in 20 x 20 cells: as above",
            "raster_6x5_", "13.5 x 18 samples in 6 x 5 cells: as above, and a sample belongs to one cell alone, where here it counts for each by what of it lies under the cell",
            "raster_19x14_nearest_var", "the variance of a single sample is 0, and in Datashader the sample itself",
            "raster_19x14_nearest_std", "as the variance");

    @Test
    void the_cases_that_are_deliberately_otherwise_are_these() {
        assumeTrue(FOLDER.isUsual(), "the list is of the usual cases");
        List<String> found = CASES.values().stream().filter(c -> c.get("glyph").asText().equals("raster") && !alike(c)).map(c -> c.get("name").asText()).toList();
        assertThat(found).hasSize(29).allMatch(name -> OTHERWISE.keySet().stream().anyMatch(name::startsWith));
        assertThat(OTHERWISE.keySet()).allMatch(start -> found.stream().anyMatch(name -> name.startsWith(start)));
    }

    /// Whether a case of an image is the same by both definitions: the whole image, of which each cell has so many whole samples. What of one sample is spread is not.
    private static boolean alike(JsonNode c) {
        JsonNode canvas = c.get("canvas"), z = inputs(c).get(c.at("/spec/z").asText());
        int width = canvas.get("width").asInt(), height = canvas.get("height").asInt();
        boolean single = width == z.get(0).size() && height == z.size();
        return canvas.get("x_range").isNull() && canvas.get("y_range").isNull() && z.get(0).size() % width == 0 && z.size() % height == 0
                && c.at("/spec/agg").asText().matches(single ? "mean|min|max|first|last|mode" : "mean|min|max");
    }

    /// Here each cell shows what lies under it, which is held to a plain definition. What Datashader has there is held to be some of the image from around it.
    private static void otherwise(JsonNode c) {
        JsonNode of = inputs(c);
        PlainImage plain = GoldenMeshes.plain(of, c);
        Raster raster = raster(c);
        Viewport view = view(c);
        boolean comparable = FOLDER.isUsual() && !c.at("/spec/agg").asText().matches("var|std");
        for (int row = 0; row < raster.height(); row++) {
            for (int column = 0; column < raster.width(); column++) {
                double expected = plain.cell(reduction(c), view.extent(), view.width(), view.height(), column, row), actual = raster.value(column, row);
                assertThat(actual).as("row %d column %d", row, column).isEqualTo(expected, within(1e-9));
                double theirs = number(c.get("expected").get(row).get(column));
                if (!comparable || Double.isNaN(theirs)) continue;
                Range around = plain.around(view.extent(), view.width(), view.height(), column, row, plain.linear() ? 1 : 0.5);
                assertThat(theirs).as("Datashader's row %d column %d", row, column).isBetween(around.lo() - 1e-9, around.hi() + 1e-9);
                assertThat(actual).as("row %d column %d", row, column).matches(v -> Double.isNaN(v) || v >= around.lo() - 1e-9 && v <= around.hi() + 1e-9);
            }
        }
    }

    /// Of a case; grids name the column apart.
    private static Reduction reduction(JsonNode c) {
        return reduction(c.at("/spec/agg").asText() + (c.at("/spec/z").isMissingNode() ? "" : "_" + c.at("/spec/z").asText()));
    }

    private static Reduction reduction(String agg) {
        if (agg.startsWith("by_cat_")) return new By("cat", reduction(agg.substring(7)));
        String[] part = agg.split("_", 2);
        String of = part.length == 1 ? null : part[1];
        return switch (part[0]) {
            case "count" -> new Count(of);
            case "any" -> new Any(of);
            case "sum" -> new Sum(of);
            case "mean" -> new Mean(of);
            case "var" -> new Var(of);
            case "std" -> new Std(of);
            case "mode" -> new Mode(of);
            case "where" -> {
                int last = of.lastIndexOf('_');
                String lookup = of.substring(last + 1);
                yield new Where(selector(of.substring(0, last)), lookup.equals("index") ? null : lookup);
            }
            default -> selector(agg);
        };
    }

    private static Selector selector(String agg) {
        int n = 3;
        String of = agg.replaceFirst("^[^_]*_(n_)?", "");
        return switch (agg.substring(0, agg.length() - of.length())) {
            case "min_" -> new Min(of);
            case "max_" -> new Max(of);
            case "first_" -> new First(of);
            case "last_" -> new Last(of);
            case "min_n_" -> new MinN(of, n);
            case "max_n_" -> new MaxN(of, n);
            case "first_n_" -> new FirstN(of, n);
            case "last_n_" -> new LastN(of, n);
            default -> throw new IllegalArgumentException("the reduction '" + agg + "' of a golden case is not supported");
        };
    }

    private static void aggregated(JsonNode c) {
        Raster raster = raster(c);
        boolean byCategory = !raster.categories().isEmpty(), ranked = raster.ranks().size() > 1;
        List<Plane> all = raster.ranks().stream().flatMap(r -> r.planes().stream()).toList();
        int planes = all.size(), width = raster.width();

        assertThat(ints(c.get("shape"))).isEqualTo(byCategory || ranked ? new int[] {raster.height(), width, planes} : new int[] {raster.height(), width});
        String dtype = c.get("dtype").asText();
        assertThat(type(all.getFirst())).isIn(dtype, dtype.replace("float32", "float64"));        // float32 of meshes is rounded, kept as float64
        String agg = c.at("/spec/agg").asText();
        boolean resampled = c.get("glyph").asText().equals("raster") && agg.equals("mean");
        double tolerance = resampled || Stream.of("sum_", "mean_", "var_", "std_").anyMatch(agg::contains) ? SUMS : 0;
        for (int row = 0; row < raster.height(); row++) {
            for (int column = 0; column < width; column++) {
                JsonNode cell = c.get("expected").get(row).get(column);
                for (int p = 0; p < planes; p++) {
                    double expected = number(byCategory || ranked ? cell.get(p) : cell), actual = all.get(p).value(row * width + column);
                    if (all.get(p) instanceof Plane.Rows(var numbers)) actual = numbers[row * width + column];
                    assertThat(same(actual, expected, tolerance)).as("row %d column %d plane %d: %s, and not %s", row, column, p, expected, actual).isTrue();
                }
            }
        }
        if (byCategory) assertThat(raster.categories()).isEqualTo(texts(c.at("/coords/cat")));
        centres(c, raster.x(), c.at("/coords/x"));
        centres(c, raster.y(), c.at("/coords/y"));
    }

    private static void centres(JsonNode c, Dimension axis, JsonNode expected) {
        double[] centres = axis.centres();
        assertThat(expected).hasSize(centres.length);
        double tolerance = axis.type() == AxisType.LOG || c.get("glyph").asText().equals("raster") ? 1e-12 : 0;       // powers of ten round differently; an image not resampled repeats its own
        for (int i = 0; i < centres.length; i++) {
            assertThat(same(centres[i], expected.get(i).asDouble(), tolerance)).as("centre %d: %s, and not %s", i, expected.get(i), centres[i]).isTrue();
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
            drawn = Shader.mixed(raster, colours(spec.get("color_key"), raster.categories()), how, norm, span);
        } else if (spec.path("cmap").isTextual()) {
            drawn = Shader.byOpacity(raster, Colour.of(spec.get("cmap").asText()).rgb(), how, norm, span);
        } else {
            int[] cmap = spec.has("cmap") ? colours(spec.get("cmap"), null) : new int[] {Colour.of("lightblue").rgb(), Colour.of("darkblue").rgb()};
            drawn = Shader.byColour(raster, cmap, how, norm, span);
        }

        same(c, raster, drawn, norm == Cnorm.EQ_HIST ? 1 : 0);
    }

    /// What is done to a picture once it is shaded.
    private static void composed(JsonNode c) {
        JsonNode spec = c.get("spec");
        boolean stack = c.get("of").isArray();
        Raster raster = raster(CASES.get(stack ? c.at("/of/0").asText().split(" ")[0] : c.get("of").asText()));
        int[] drawn = painted(raster, (stack ? c.at("/of/0").asText().split(" ", 2)[1] : spec.get("shade").asText()).split(" "));
        drawn = switch (c.get("glyph").asText()) {
            case "spread" -> Spreader.spread(drawn, raster.width(), spreading(spec));
            case "dynspread" -> Spreader.spread(drawn, raster.width(), new Dynspread(spec.get("threshold").asDouble(), spec.get("max_px").asInt(), Spreading.Shape.CIRCLE, Composite.OVER));
            case "set_background" -> Stacker.background(drawn, Colour.of(spec.get("color").asText()).rgb());
            default -> {
                String[] upper = c.at("/of/1").asText().split(" ");        // the same picture, spread: "sparse_count spread 1 circle over"
                int[] spread = Spreader.spread(drawn, raster.width(), new Spread(Integer.parseInt(upper[2]), Spreading.Shape.of(upper[3]), Composite.of(upper[4])));
                yield Stacker.stack(List.of(drawn, spread), Composite.of(spec.get("how").asText()));
            }
        };
        same(c, raster, drawn, 0);
    }

    private static void spread(JsonNode c) {
        Raster spread = Spreader.spread(raster(CASES.get(c.get("of").asText())), spreading(c.get("spec")));
        assertThat(ints(c.get("shape"))).isEqualTo(new int[] {spread.height(), spread.width()});
        for (int row = 0; row < spread.height(); row++) {
            for (int column = 0; column < spread.width(); column++) {
                assertThat(spread.value(column, row)).as("row %d column %d", row, column).isEqualTo(number(c.get("expected").get(row).get(column)));
            }
        }
    }

    private static Spreading spreading(JsonNode spec) {
        return new Spread(spec.get("px").asInt(), Spreading.Shape.of(spec.get("shape").asText()), Composite.of(spec.get("how").asText()));
    }

    /// @param how a norm and the colours
    private static int[] painted(Raster raster, String[] how) {
        int[] cmap = Arrays.stream(how).skip(1).mapToInt(css -> Colour.of(css).rgb()).toArray();
        return Shader.byColour(raster, cmap, new Shade(255, 40, false), Cnorm.of(how[0]), null);
    }

    private static void same(JsonNode c, Raster raster, int[] drawn, int steps) {
        assertThat(ints(c.get("shape"))).isEqualTo(new int[] {raster.height(), raster.width()});
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
        return RASTERS.computeIfAbsent(c.get("name").asText(), _ -> ENGINE.rasterize(element(c), reduction(c), view(c), new Cancel()));
    }

    private static Rasterizable<?> element(JsonNode c) {
        String x = c.at("/spec/x").asText(), y = c.at("/spec/y").asText();
        return switch (c.get("glyph").asText()) {
            case "raster" -> GoldenMeshes.image(inputs(c), c);
            case "quadmesh" -> GoldenMeshes.quadMesh(inputs(c), c);
            case "trimesh" -> GoldenMeshes.triMesh(inputs(c), c);
            case "polygons" -> GoldenMeshes.polygons(inputs(c), c);
            case "line" -> curve(frame(c), x, y).lineWidth(c.at("/spec/line_width").asDouble(0));
            case "area" -> c.at("/spec/y_stack").isTextual() ? area(frame(c), x, y).to(c.at("/spec/y_stack").asText()) : area(frame(c), x, y);
            case "points", "points_stride50" -> points(frame(c), x, y);
            case String glyph -> throw new IllegalArgumentException("the glyph '" + glyph + "' of a golden case is not supported");
        };
    }

    private static JsonNode inputs(JsonNode c) {
        return FOLDER.json(c.get("input").asText());
    }

    private static Viewport view(JsonNode c) {
        JsonNode of = c.get("canvas"), x = of.get("x_range"), y = of.get("y_range");
        AxisType xType = AxisType.valueOf(of.path("x_axis_type").asText("linear").toUpperCase(Locale.ROOT)), yType = AxisType.valueOf(of.path("y_axis_type").asText("linear").toUpperCase(Locale.ROOT));
        Extent data = x.isNull() || y.isNull() ? ENGINE.bounds(element(c), xType, yType) : null;
        Extent extent = new Extent(x.isNull() ? data.x0() : x.get(0).asDouble(), x.isNull() ? data.x1() : x.get(1).asDouble(),
                y.isNull() ? data.y0() : y.get(0).asDouble(), y.isNull() ? data.y1() : y.get(1).asDouble());
        return new Viewport(extent, of.get("width").asInt(), of.get("height").asInt(), xType, yType);
    }

    private static Frame frame(JsonNode c) {
        Frame all = Aquatint.parquet(FOLDER.path(c.get("input").asText()));
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
            case Plane.LongCounts _ -> "uint64";
            case Plane.Flags _ -> "bool";
            case Plane.Floats _ -> "float32";
            case Plane.Doubles _ -> "float64";
            case Plane.Rows _, Plane.Wholes _ -> "int64";
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
