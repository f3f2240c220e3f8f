package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCommandTest {
    @TempDir
    private Path folder;
    private String trips, store;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("x,y,fare,paid\n");
        for (int i = 0; i < 3000; i++) csv.append("%s,%s,%d,%s%n".formatted(random.nextDouble(-70, 70), random.nextDouble(-70, 70), random.nextInt(100), random.nextBoolean() ? "cash" : "card"));
        trips = Files.writeString(folder.resolve("trips.csv"), csv).toString();
        store = folder.resolve("trips.aqua").toString();
    }

    private int run(String... line) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("index"));
        all.addAll(List.of(line));
        return new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false).run(all.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint(String... line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\tat ");
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_becomes_a_store_once() {
        assertThat(run(trips, store, "--x", "x", "--y", "y", "--rows")).as(err.toString()).isZero();
        assertThat(said()).contains("trips.aqua: 3,000 rows, 5 columns, ", "written in");
        Frame frame = Aquatint.aqua(store);
        assertThat(frame.rows()).isEqualTo(3000);
        assertThat(frame.select("fare < 10 && paid == \"cash\"").rows()).isEqualTo(Aquatint.csv(trips).select("fare < 10 && paid == \"cash\"").rows());

        assertThat(run(trips, store, "--x", "x", "--y", "y", "--rows")).isZero();
        assertThat(said()).contains("up to date");
    }

    @Test
    void columns_can_be_chosen_and_degrees_become_metres() {
        assertThat(run(trips, store, "--x", "x", "--y", "y", "--lonlat", "--categories", "paid", "--memory", "64m")).as(err.toString()).isZero();

        assertThat(Aquatint.aqua(store).schema().names()).containsExactly("x", "y", "paid");
        assertThat(Aquatint.aqua(store).bounds("x").hi()).isBetween(7e6, 8e6);
    }

    @Test
    void a_store_is_verified() throws IOException {
        run(trips, store, "--x", "x", "--y", "y");
        assertThat(run("--verify", store)).isZero();
        assertThat(said()).contains("is what was written");
        Path manifest = Path.of(store, "manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("3000", "3001"));

        assertThat(complaint("--verify", store)).contains("manifest.json is damaged");
    }

    @Test
    void a_store_is_measured_as_its_file_is() {
        run(trips, store, "--x", "x", "--y", "y");
        out.reset();
        String[] bench = {"bench", store, "--x", "x", "--y", "y", "--warmup", "0", "--reps", "1", "--zoom", "1,8", "--value", "fare", "--category", "paid"};
        assertThat(new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false).run(bench)).as(err.toString()).isZero();
        List<String> stored = checksums();
        out.reset();
        bench[1] = trips;
        new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false).run(bench);

        assertThat(stored).hasSizeGreaterThan(8).isEqualTo(checksums());
    }

    private List<String> checksums() {
        return said().lines().map(l -> l.replaceAll(".*\"checksum\" ?: ?", "")).toList();
    }

    @Test
    void what_is_missing_is_asked_for() {
        assertThat(complaint(trips, "--x", "x", "--y", "y")).contains("files and a store are needed", "aquatint index trips.parquet trips.aqua --x");
        assertThat(complaint(trips, store, "--x", "x")).contains("--x and --y are needed");
        assertThat(complaint(trips, store, "--x", "x", "--y", "z")).contains("no column 'z' in trips.csv");
        assertThat(complaint(trips, store, "--x", "x", "--y", "paid")).contains("column 'paid' of trips.csv holds text");
        assertThat(complaint(trips.replace("trips.csv", "trip.csv"), store, "--x", "x", "--y", "y")).contains("did you mean trips.csv?");
        assertThat(complaint(trips, store, "--x", "x", "--y", "y", "--memory", "lots")).contains("--memory takes a size like 4g or 512m, not lots");
        assertThat(complaint(trips, store, "--x", "x", "--y", "y", "--memory", "1m")).contains("64 MB of memory at least");
        assertThat(complaint(trips, trips, "--x", "x", "--y", "y")).contains("cannot build").contains("a store is a folder");
    }

    @Test
    void help_has_examples() {
        assertThat(run("--help")).isZero();
        assertThat(said()).contains("aquatint index trips.parquet trips.aqua --x pickup_x --y pickup_y", "--verify", "--memory");
    }
}
