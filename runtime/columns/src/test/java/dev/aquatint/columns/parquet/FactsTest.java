package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows, nulls, minima, maxima and sums of real files, as other readers counted them: DuckDB those that ship, pyarrow those of `-Ddata`.
class FactsTest {

    private record Facts(String name, Frame frame, JsonNode facts) {
        static Stream<Facts> in(Path file, Function<String, Frame> frames) {
            try {
                return new ObjectMapper().readTree(file.toFile()).properties().stream().map(e -> new Facts(e.getKey(), frames.apply(e.getKey()), e.getValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Facts> files() {
        return Stream.concat(Facts.in(TestData.resource("facts.json"), Aquatint::sample),
                TestData.further("FACTS.json").flatMap(f -> Facts.in(f, name -> Aquatint.parquet(f.resolveSibling(name).toString()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_holds_what_another_reader_found(Facts file) {
        JsonNode facts = file.facts;
        Frame frame = file.frame;
        assertThat(frame.rows()).isEqualTo(facts.get("rows").asLong());
        for (var e : facts.get("columns").properties()) column(frame, e.getKey(), e.getValue());
    }

    private static void column(Frame frame, String name, JsonNode facts) {
        Scan scan = Scan.of(frame, List.of(name));
        long nulls = 0;
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY, sum = 0;
        for (int c = 0; c < scan.chunks(); c++) {
            double[] v = new double[scan.rows(c)];
            scan.chunk(c, name).doubles(0, v.length, v);
            for (double d : v) {
                if (Double.isNaN(d)) nulls++;
                else {
                    lo = Math.min(lo, d);
                    hi = Math.max(hi, d);
                    sum += d;
                }
            }
        }
        assertThat(nulls).as("nulls of " + name).isEqualTo(facts.get("nulls").asLong());
        if (facts.has("true")) assertThat(sum).isEqualTo(facts.get("true").asDouble());
        if (facts.has("distinct") && scan.type(name) == ColumnType.STRING) assertThat(scan.categories(name)).hasSize(facts.get("distinct").asInt());
        if (facts.has("min") && scan.type(name) != ColumnType.STRING) {
            assertThat(lo).as("min of " + name).isEqualTo(number(scan.type(name), facts.get("min")));
            assertThat(hi).as("max of " + name).isEqualTo(number(scan.type(name), facts.get("max")));
            assertThat(frame.bounds(name)).isEqualTo(Aquatint.range(lo, hi));
        }
        if (facts.has("sum")) assertThat(sum).as("sum of " + name).isCloseTo(facts.get("sum").asDouble(), within(Math.abs(facts.get("sum").asDouble()) * 1e-9));
    }

    private static double number(ColumnType type, JsonNode fact) {
        return switch (type) {
            case TIMESTAMP -> ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.parse(fact.asText().replace(' ', 'T').replace("+00:00", "")));
            case DATE -> LocalDate.parse(fact.asText()).toEpochDay();
            default -> fact.asDouble();
        };
    }
}
