package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.Aquatint;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.frame.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    private static final int ROWS = 5_000;
    private static final List<FlatWriter.Column> COLUMNS = List.of(
            new FlatWriter.Column("x", ColumnType.FLOAT32), new FlatWriter.Column("y", ColumnType.FLOAT32), new FlatWriter.Column("fare", ColumnType.INT32));

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();

    /// Half of the points in one place, the others anywhere.
    private String trips(int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        int[][] values = new int[3][rows];
        for (int i = 0; i < rows; i++) {
            boolean dense = i % 2 == 0;
            values[0][i] = Float.floatToRawIntBits((float) (dense ? 12.5 : random.nextDouble(0, 100)));
            values[1][i] = Float.floatToRawIntBits((float) (dense ? 7.5 : random.nextDouble(0, 50)));
            values[2][i] = random.nextInt(100);
        }
        Path file = folder.resolve("trips" + rows + ".parquet");
        try (OutputStream to = Files.newOutputStream(file)) {
            FlatWriter writer = new FlatWriter(to, COLUMNS);
            writer.append(FlatWriter.encode(COLUMNS, values, rows));
            writer.finish();
        }
        return file.toString();
    }

    private int run(String... line) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("bench"));
        all.addAll(Arrays.asList(line));
        return new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false).run(all.toArray(String[]::new));
    }

    /// The figures of a quick run, by what was measured.
    private Map<String, JsonNode> figures(String... line) throws IOException {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--x", "x", "--y", "y", "--width", "90", "--height", "50", "--warmup", "0", "--reps", "2"));
        assertThat(run(all.toArray(String[]::new))).as(err.toString(StandardCharsets.UTF_8)).isZero();
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        for (String json : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode figure = new ObjectMapper().readTree(json);
            assertThat(figures.put(figure.get("what").asText(), figure)).isNull();
        }
        return figures;
    }

    private String complaint(String... line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void every_figure_is_one_line_with_times_rows_and_a_checksum() throws IOException {
        Map<String, JsonNode> figures = figures(trips(ROWS), "--value", "fare", "--zoom", "1,2.5");

        assertThat(figures.keySet()).containsExactly("load", "count zoom 1", "mean zoom 1", "max zoom 1", "filtered count zoom 1",
                "count zoom 2.5", "mean zoom 2.5", "max zoom 2.5", "filtered count zoom 2.5", "shade eq_hist", "shade log");
        figures.forEach((what, f) -> {
            long rows = what.startsWith("shade") ? 90 * 50 : ROWS;
            assertThat(f.get("rows").asLong()).as(what).isEqualTo(rows);
            assertThat(f.get("min_s").asDouble()).as(what).isPositive().isLessThanOrEqualTo(f.get("median_s").asDouble());
            assertThat(f.get("ns_per_row").asDouble()).as(what).isCloseTo(f.get("median_s").asDouble() * 1e9 / rows, within(1e-3));
            assertThat(f.get("checksum").asText()).as(what).matches("[0-9a-f]{8}");
        });
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no counts by category without --category");
    }

    @Test
    void checksums_are_the_same_for_any_number_of_threads_and_in_every_run() throws IOException {
        String file = trips(300_000);

        assertThat(checksums(figures(file, "--value", "fare", "--threads", "2"))).isEqualTo(checksums(figures(file, "--value", "fare", "--threads", "1")));
    }

    @Test
    void checksums_are_the_same_with_an_index() throws IOException {
        String[] line = {trips(300_000), "--value", "fare", "--zoom", "1,2,16,1024", "--where", "fare < 20", "--where", "x > 50"};
        Map<String, String> plain = checksums(figures(line)), indexed = checksums(figures(Stream.concat(Stream.of(line), Stream.of("--index")).toArray(String[]::new)));

        assertThat(indexed.remove("index")).isEqualTo(plain.get("load"));
        assertThat(indexed).isEqualTo(plain).containsKeys("filtered count zoom 16", "filtered count 2 zoom 16");
    }

    @Test
    void frames_while_a_view_moves_are_measured_where_there_is_an_index() throws IOException {
        String file = trips(20_000);

        assertThat(figures(file, "--zoom", "1,4", "--where", "fare < 20", "--moving", "--index")).containsKeys("moving count zoom 1", "moving filtered count zoom 1", "moving count zoom 4");
        assertThat(figures(file, "--zoom", "1", "--moving").keySet()).noneMatch(what -> what.startsWith("moving"));
    }

    @Test
    void a_sample_is_measured_by_its_name() throws IOException {
        assertThat(run("sample:nyc_taxi:1e3", "--x", "pickup_x", "--y", "pickup_y", "--zoom", "1", "--warmup", "0", "--reps", "1")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("{\"what\":\"count zoom 1\",").contains("\"rows\":1000,");
        out.reset();
        assertThat(complaint("sample:nyc_taxo:1e3", "--x", "pickup_x", "--y", "pickup_y")).contains("no sample 'nyc_taxo'", "did you mean 'nyc_taxi'?");
        assertThat(complaint("sample:nyc_taxi:1.2.3", "--x", "pickup_x", "--y", "pickup_y")).contains("sample:nyc_taxi:1.2.3");
    }

    @Test
    void what_is_loaded_is_counted() throws IOException {
        Map<String, JsonNode> figures = figures(trips(ROWS));

        assertThat(figures.get("load").get("checksum")).isEqualTo(figures.get("count zoom 1").get("checksum"));
        assertThat(figures.get("count zoom 8").get("checksum")).isNotEqualTo(figures.get("count zoom 1").get("checksum"));
    }

    @Test
    void zooms_surround_a_place_that_is_asked_for() throws IOException {
        JsonNode x = figures(trips(ROWS), "--zoom", "1,10", "--around=-5,20").get("count zoom 10").get("x_range");

        assertThat((x.get(0).asDouble() + x.get(1).asDouble()) / 2).isCloseTo(-5, within(1e-9));
    }

    @Test
    void zooms_surround_the_densest_cell() throws IOException {
        JsonNode x = figures(trips(ROWS), "--zoom", "10").get("count zoom 10").get("x_range");

        assertThat(x.get(1).asDouble() - x.get(0).asDouble()).isCloseTo(10, within(0.1));
        assertThat((x.get(0).asDouble() + x.get(1).asDouble()) / 2).isCloseTo(12.5, within(1.2));
    }

    @Test
    void a_filtered_count_counts_what_is_asked_for_or_what_is_at_least_average() throws IOException {
        String file = trips(ROWS);

        assertThat(figures(file, "--zoom", "1", "--where", "fare in (1, 2)").get("filtered count zoom 1").get("filter").asText()).isEqualTo("fare in (1, 2)");
        Map<String, JsonNode> everything = figures(file, "--zoom", "1", "--where", "fare >= 0");
        assertThat(everything.get("filtered count zoom 1").get("checksum")).isEqualTo(everything.get("count zoom 1").get("checksum"));
        double mean = Aquatint.canvas(1, 1).points(Aquatint.parquet(file), "x", "y", Aquatint.mean("fare")).value(0, 0);
        assertThat(figures(file, "--zoom", "1", "--value", "fare").get("filtered count zoom 1").get("filter").asText()).isEqualTo("fare >= " + mean);
    }

    @Test
    void counts_by_category_are_measured_where_there_is_one() throws IOException {
        assertThat(run("sample:flights", "--x", "origin_lon", "--y", "origin_lat", "--category", "destination", "--width", "90", "--height", "50", "--zoom", "1", "--warmup", "0", "--reps", "1")).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(6).anyMatch(l -> l.startsWith("{\"what\":\"by zoom 1\","));
    }

    @Test
    void wrong_lines_are_refused() throws IOException {
        String file = trips(ROWS);

        assertThat(complaint(file, "--x", "x")).contains("--y");
        assertThat(complaint(file, "--x", "xx", "--y", "y")).contains("no column 'xx' in trips5000.parquet", "did you mean 'x'?");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--reps", "0")).contains("--reps is 1 or more, not 0");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--warmup", "-1")).contains("--warmup is 0 or more, not -1");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--threads", "0")).contains("--threads is 1 to 1024, not 0");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--zoom", "1,0")).contains("--zoom takes numbers above zero", "not 0");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--zoom", "2,2")).contains("--zoom names a zoom twice: [2, 2]");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--around=5")).contains("--around takes two numbers, as in --around=-8237500,4975100, not 5");
        assertThat(complaint(file, "--x", "x", "--y", "y", "--where", "fare >")).contains("fare >");
        assertThat(complaint(file.replace("trips", "trip"), "--x", "x", "--y", "y")).contains("there is no such file", "did you mean trips5000.parquet?");
        assertThat(complaint(trips(0), "--x", "x", "--y", "y", "--warmup", "0", "--reps", "1")).contains("trips0.parquet has no rows: there is nothing to measure");
    }

    private static Map<String, String> checksums(Map<String, JsonNode> figures) {
        Map<String, String> sums = new LinkedHashMap<>();
        figures.forEach((what, f) -> sums.put(what, f.get("checksum").asText()));
        return sums;
    }
}
