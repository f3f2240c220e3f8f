package dev.aquatint.shell.engine;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.element.View;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Written;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.operation.Spreading;
import dev.aquatint.reduce.*;
import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is printed of a view, typed again, is an equal view: for every element, every option and every reduction.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceFormTest {
    private static final int TOGETHER = 40;

    @TempDir
    private static Path folder;
    private Interpreter interpreter;

    @BeforeAll
    void data() throws IOException {
        Files.writeString(folder.resolve("trips.csv"), "x,y,x1,y1,lo,hi,kind,\"the \"\"fare\"\"\",day,shape\n0.5,1,2,3,0.25,0.75,a,10,2026-01-05,\"POLYGON ((0 0, 4 0, 4 4, 0 0))\"\n1.5,2,3,4,0.25,0.5,b,12.5,2026-02-05,\"POLYGON ((0 0, 1 0, 1 1, 0 0))\"\n");
        interpreter = new Interpreter(_ -> { }, (_, _) -> { }, List.of());
        typed("var trips = csv(%s)".formatted(Written.quoted(folder.resolve("trips.csv").toString())));
        typed("var memory = frame(Map.of(\"x\", new double[] {1, 2}, \"y\", new double[] {3, 4}, \"z\", new double[] {5, 6}))");
        typed("var triangles = frame(Map.of(\"a\", new int[] {0}, \"b\", new int[] {1}, \"c\", new int[] {1}, \"z\", new double[] {5})).columns(\"a\", \"b\", \"c\", \"z\")");
        typed("var grid = canvas(2, 2).xRange(0, 2).yRange(0, 2).points(trips, \"x\", \"y\", count())");
        typed("var pixels = new int[] {1, 2, 3, 4}");
    }

    @AfterAll
    void close() {
        interpreter.close();
    }

    private Object typed(String source) {
        Answer answer = interpreter.eval(new Piece(source + ";", 1, 1));
        if (answer.outcome() instanceof Outcome.Value v) return v.value();
        throw new AssertionError(source + " is no value: " + answer.outcome());
    }

    /// Elements of every kind, by what they are called.
    private Map<String, Object> elements() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String source : List.of("points(trips, \"x\", \"y\")", "curve(trips, \"x\", \"y\")", "path(trips, \"x\", \"y\")", "area(trips, \"x\", \"y\")",
                "spread(trips, \"x\", \"y\", \"lo\", \"hi\")", "segments(trips, \"x\", \"y\", \"x1\", \"y1\")", "rectangles(trips, \"x\", \"y\", \"x1\", \"y1\")", "polygons(trips, \"shape\")",
                "points(trips, \"x\", \"y\").rasterize()", "points(trips, \"x\", \"y\").datashade()", "stack(points(trips, \"x\", \"y\").datashade(), curve(trips, \"x\", \"y\").datashade())",
                "tiles(OFFLINE)", "histogram(trips, \"x\")", "image(grid)", "trimesh(memory.columns(\"x\", \"y\", \"z\"), triangles)", "rgb(pixels, 2, 2, extent(0, 1, 0, 1))",
                "points(trips, \"x\", \"y\").overlay(curve(trips, \"x\", \"y\"))")) {
            all.put(source, typed(source));
        }
        return all;
    }

    /// Where words with these names and parameters are tried, what they are told; a word that is not here fails the test.
    private static List<Object[]> arguments(Method word) {
        Random random = new Random(word.toString().hashCode());
        String name = word.getName();
        List<Object[]> all = switch (name) {
            case "alpha" -> List.of(of(0), of(0.5), of(random.nextDouble()));
            case "title" -> List.of(of("a \"title\" \\ of\ntwo lines"), of("é"));
            case "background", "color" -> List.of(of("red"), of("#%06x".formatted(random.nextInt(1 << 24))));
            case "axes", "colorbar", "oriented", "rescaleDiscrete" -> List.of(of(true), of(false));
            case "labels" -> List.of(of("x", "y"), new Object[] {null, "y"}, new Object[] {"x", null});
            case "logX", "logY", "invertX", "invertY", "stable", "lonLat", "mercator", "shade", "datashade0" -> List.<Object[]>of(of());
            case "clim" -> List.of(of(0, 9), of(-random.nextDouble(), random.nextDouble()), of(1e10, 1e300));
            case "clippingColors" -> List.of(new Object[] {"red", null, "transparent"}, new Object[] {null, "#123456", null});
            case "colorKey" -> List.of(of(Map.of("a", "red", "b", "#00ff00")), of(IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "k" + i, _ -> "blue"))));
            case "vdims" -> null;
            case "group", "to" -> List.<Object[]>of(of("kind"));
            case "lineWidth" -> List.of(of(1), of(0.25));
            case "timeZone" -> List.of(of("America/New_York"), of("UTC"), of("+02:00"));
            case "shadeAlpha" -> List.<Object[]>of(of(200, 10));
            case "how" -> List.of(of("add"), of("over"));
            case "bins" -> List.of(of(20), of(7));
            case "range" -> List.<Object[]>of(of(0, 2.5));
            case "minCount" -> List.of(of(0L), of(5L));
            case "where" -> List.of(of(new Range(1, 2)), of(new Range(0.5, Double.POSITIVE_INFINITY)), of(new Range(Double.NEGATIVE_INFINITY, 3)));
            case "hist" -> word.getParameterCount() == 0 ? List.<Object[]>of(of()) : List.<Object[]>of(of(7));
            default -> null;
        };
        if (all != null) return all;
        List<Class<?>> types = List.of(word.getParameterTypes());
        return switch (name + types.stream().map(Class::getSimpleName).toList()) {
            case "size[int, int]" -> List.<Object[]>of(of(300, 200));
            case "size[double]" -> List.of(of(4), of(2.5));
            case "cmap[Palette]" -> List.of(of(Palette.FIRE), of(Palette.FIRE.reversed()), of(Palette.of("red", "#123456")), of(Palette.of("red", "blue").reversed()));
            case "cmap[String]" -> List.of(of("viridis"), of("Blues_r"));
            case "cnorm[Cnorm]" -> Stream.of(Cnorm.LINEAR, Cnorm.LOG, Cnorm.CBRT, Cnorm.EQ_HIST).map(SourceFormTest::of).toList();
            case "cnorm[String]" -> List.<Object[]>of(of("log"));
            case "vdims[String[]]" -> List.of(of((Object) new String[] {"kind"}), of((Object) new String[] {"kind", "the \"fare\""}));
            case "vdims[String]" -> List.<Object[]>of(of("z"));
            case "interpolate[Interpolation]" -> Arrays.stream(Interpolation.values()).map(SourceFormTest::of).toList();
            case "interpolate[String]" -> List.<Object[]>of(of("nearest"));
            case "select[String, Range]" -> List.of(of("x", new Range(1, 2)), of("x", new Range(Double.NEGATIVE_INFINITY, 2)));
            case "select[String, Object]" -> List.of(of("kind", "a"), of("x", 1.5), of("x", List.of(1, 2)), of("kind", List.of("a", "\"b\"")), of("day", LocalDate.of(2026, 1, 5)));
            case "select[String]" -> List.<Object[]>of(of("x > 1 && kind in ('a', 'b')"));
            case "select[Expr]" -> List.of(of(col("x").gt(1).and(col("kind").eq("a"))), of(col("day").ge(LocalDate.of(2026, 1, 5))), of(col("the \"fare\"").isMissing().not()));
            case "spread[int]" -> List.<Object[]>of(of(2));
            case "spread[int, String, String]" -> List.of(of(1, "square", "source"), of(3, "circle", "add"));
            case "dynspread[]" -> List.<Object[]>of(of());
            case "dynspread[double, int]" -> List.<Object[]>of(of(0.75, 5));
            case "dynspread[double, int, String, String]" -> List.<Object[]>of(of(0.5, 3, "square", "add"));
            default -> throw new AssertionError("a word that this test has no arguments for: " + word);
        };
    }

    private static Object[] of(Object... arguments) {
        return arguments;
    }

    /// What is no word of one's own, or cannot be written: other data, other looks all at once, and functions.
    private static boolean left(Method m) {
        List<Class<?>> types = List.of(m.getParameterTypes());
        return m.getName().equals("with") || m.getName().equals("overlay") || types.contains(Spreading.class) || types.contains(DoubleUnaryOperator.class);
    }

    /// The words of an element that give another of its kind.
    private static List<Method> words(Class<?> element) {
        return Arrays.stream(element.getMethods()).filter(m -> !Modifier.isStatic(m.getModifiers()) && !m.isSynthetic() && !m.isBridge() && !left(m))
                .filter(m -> View.class.isAssignableFrom(returned(m, element)) && !m.getName().matches("rasterize|datashade|shade|of"))
                .sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
    }

    private static Class<?> returned(Method m, Class<?> element) {
        return m.getReturnType() == Object.class || m.getGenericReturnType() instanceof TypeVariable<?> ? element : m.getReturnType();
    }

    @Test
    void every_word_of_every_element_is_printed_as_it_is_typed() {
        List<Object> all = new ArrayList<>();
        for (var element : elements().entrySet()) {
            for (Method word : words(element.getValue().getClass())) {
                for (Object[] arguments : arguments(word)) {
                    try {
                        all.add(invoked(word, element.getValue(), arguments));
                    } catch (IllegalArgumentException _) {
                        // add is for values, over for colours
                    }
                }
            }
        }
        assertThat(wrong(all)).isEmpty();
        assertThat(all).hasSizeGreaterThan(400);
    }

    /// What is not equal when it is typed again: many at once, as each snippet is compiled for itself.
    private List<String> wrong(List<Object> all) {
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Object> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
            Answer answer = interpreter.eval(new Piece(some.stream().map(interpreter::printed).collect(Collectors.joining(",\n", "new Object[] {", "};")), 1, 1));
            boolean equal = answer.outcome() instanceof Outcome.Value v && Arrays.equals((Object[]) v.value(), some.toArray());
            if (!equal) some.forEach(each -> again(each).ifPresent(wrong::add));
        }
        return wrong;
    }

    private static Object invoked(Method word, Object on, Object[] arguments) {
        try {
            Object[] typed = arguments.clone();
            for (int i = 0; i < typed.length; i++) {
                if (word.getParameterTypes()[i] == double.class) typed[i] = ((Number) typed[i]).doubleValue();
            }
            word.setAccessible(true);
            return word.invoke(on, typed);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException i) throw i;
            throw new AssertionError(word.toString(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(word.toString(), e);
        }
    }

    /// @return what is wrong with it
    private Optional<String> again(Object made) {
        String printed = interpreter.printed(made);
        Answer answer = interpreter.eval(new Piece(printed + ";", 1, 1));
        if (!(answer.outcome() instanceof Outcome.Value v)) return Optional.of(printed + " is no value: " + answer.outcome());
        return v.value().equals(made) ? Optional.empty() : Optional.of(printed + " is " + v.value() + " and not " + made);
    }

    static List<String> chains() {
        return List.of(
                "points(trips.select(\"x > 0\").head(5), \"x\", \"y\")",
                "points(trips.with(\"z\", \"x * 2\").columns(\"x\", \"y\", \"z\"), \"x\", \"z\").size(4)",
                "points(trips, \"x\", \"y\").lonLat().select(\"kind\", \"a\").vdims(\"kind\").rasterize(by(\"kind\")).cmap(\"fire\")",
                "segments(trips, \"x\", \"y\", \"x1\", \"y1\").lonLat().select(\"lo\", range(0, 1)).lineWidth(2)",
                "path(trips, List.of(\"x\", \"x1\"), List.of(\"y\", \"y1\")).lonLat().color(\"red\")",
                "points(trips, \"x\", \"y\").color(\"red\").alpha(0.5).rasterize().alpha(0.75).shade().cnorm(\"log\")",
                "points(trips, \"x\", \"y\").lonLat().with(trips.lonLat(\"x\", \"y\").head(1))",
                "tiles(ESRI_IMAGERY).alpha(0.5).overlay(points(trips, \"x\", \"y\").rasterize()).title(\"a\").size(400, 300)",
                "tiles(\"https://example.org/{z}/{x}/{y}.png\", \"me\")",
                "tiles(new TileSource(\"mine\", \"https://example.org/{z}/{x}/{y}.png\", \"me\", 7))",
                "Overlay.of(points(trips, \"x\", \"y\"))",
                "row(column(points(memory, \"x\", \"y\"), text(\"a \\\"b\\\"\")), tabs(tab(\"t\", histogram(trips, \"x\"))))",
                "image(grid).vdims(\"n\").interpolate(\"nearest\").rasterize(max(\"n\")).where(range(1, 2)).spread(1)",
                "points(trips, \"x\", \"y\").rasterize(by(\"kind\")).minCount(2).shade().colorKey(Map.of(\"a\", \"red\", \"b\", \"blue\"))");
    }

    @ParameterizedTest
    @MethodSource("chains")
    void a_chain_of_calls_is_printed_as_an_equal_one(String chain) {
        assertThat(again(typed(chain))).isEmpty();
    }

    @Test
    void what_was_typed_in_full_is_printed_to_the_letter() {
        for (String typed : List.of("points(trips, \"x\", \"y\").lonLat().select(\"kind\", \"a\").size(4)", "points(trips.head(1), \"x\", \"y\").rasterize()", "tiles(OFFLINE)",
                "points(trips.select(\"x\", range(1, 2)), \"x\", \"y\").rasterize(mean(\"y\")).cmap(\"fire\").colorbar(false)")) {
            assertThat(interpreter.printed(typed(typed))).isEqualTo(typed);
        }
    }

    @Test
    void every_reduction_is_printed_as_it_is_typed() {
        Map<Class<?>, List<Object>> by = Map.of(String.class, List.of("the \"fare\""), int.class, List.of(3, 5), double.class, List.of(0.0, 10.0), Selector.class, List.of(max("y")),
                Grouping.class, List.of(bins("x", 0, 5, 4).only(), top("kind", 7), modulo("x", 6, 2)), Reduction.class, List.of(mean("y")), Reduction[].class, List.of((Object) new Reduction[] {count(), mean("y")}));
        Set<String> tried = new TreeSet<>();
        for (Method word : Aquatint.class.getMethods()) {
            if (!Reduction.class.isAssignableFrom(word.getReturnType()) && !Grouping.class.isAssignableFrom(word.getReturnType())) continue;
            Object[] arguments = new Object[word.getParameterCount()];
            Map<Class<?>, Integer> used = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = word.getParameterTypes()[i];
                List<Object> values = by.get(type);
                arguments[i] = values.get(used.merge(type, 1, Integer::sum) % values.size());
            }
            if (word.getName().equals("distinct") && arguments.length == 2) arguments[1] = 0.05;
            if (word.getName().equals("quantile")) arguments[1] = 0.25;
            if (word.getName().equals("bins")) System.arraycopy(new Object[] {"x", 0.0, 10.0, 4}, 0, arguments, 0, 4);
            assertThat(again(invoked(word, null, arguments))).as(word.toString()).isEmpty();
            tried.add(word.getName());
        }
        assertThat(tried).hasSizeGreaterThan(20);
    }
}
