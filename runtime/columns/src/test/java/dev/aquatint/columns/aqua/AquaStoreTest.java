package dev.aquatint.columns.aqua;

import static dev.aquatint.Aquatint.aqua;
import static dev.aquatint.Aquatint.arrow;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.parquet;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.arrow.ArrowStore;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.columns.spatial.Places;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.frame.Range;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AquaStoreTest {
    @TempDir
    Path folder;

    /// Points in clusters, some without a place, beside columns of every kind with values missing.
    static Frame nasty(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n], wide = new double[n];
        float[] y = new float[n];
        Integer[] some = new Integer[n];
        String[] text = new String[n];
        boolean[] flag = new boolean[n];
        LocalDate[] day = new LocalDate[n];
        Instant[] time = new Instant[n];
        byte[] few = new byte[n];
        long[] id = new long[n];
        for (int i = 0; i < n; i++) {
            int c = random.nextInt(9);
            x[i] = switch (random.nextInt(60)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                default -> (float) (c * 10 + random.nextGaussian() / (1 + c));
            };
            y[i] = random.nextInt(80) == 0 ? Float.NaN : (float) (c * c + random.nextGaussian());
            wide[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
            some[i] = random.nextInt(3) == 0 ? null : (Integer) random.nextInt(-1000, 1000);
            text[i] = random.nextInt(7) == 0 ? null : "é" + random.nextInt(20);
            flag[i] = random.nextBoolean();
            day[i] = random.nextInt(4) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(20_000));
            time[i] = Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L));
            few[i] = (byte) random.nextInt(5);
            id[i] = i;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        columns.put("wide", wide);
        columns.put("some", some);
        columns.put("text", text);
        columns.put("flag", flag);
        columns.put("day", day);
        columns.put("time", time);
        columns.put("few", few);
        columns.put("id", id);
        return frame(columns);
    }

    private Frame stored(Frame frame) {
        return frame.index("x", "y", folder.resolve("points.aqua").toString());
    }

    /// Every row as its values, in the order of its `id`.
    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> columns = frame.schema().names().stream().map(c -> TestData.values(frame, c)).toList();
        int id = frame.schema().indexOf("id");
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < columns.getFirst().size(); i++) {
            int row = i;
            rows.add(columns.stream().map(c -> c.get(row)).toList());
        }
        rows.sort(Comparator.comparingDouble(r -> (Double) r.get(id)));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257, 5000, 1_100_000})
    void a_store_has_the_rows_that_it_was_made_of(int n) {
        Frame plain = nasty(n, n), stored = stored(plain);

        assertThat(stored.rows()).isEqualTo(n);
        assertThat(rows(stored.columns("id", "x", "y", "wide", "some"))).isEqualTo(rows(plain.columns("id", "x", "y", "wide", "some")));
        if (n <= 5000) assertThat(rows(stored)).isEqualTo(rows(plain));
    }

    @Test
    void selections_are_made_before_and_limits_kept() {
        Frame some = nasty(30_000, 1).head(20_000).select("few", range(1, 2)).columns("x", "y", "id", "text"), stored = stored(some);

        assertThat(stored.schema().names()).containsExactly("x", "y", "id", "text");
        assertThat(rows(stored)).isEqualTo(rows(some));
    }

    @Test
    void points_come_first_in_the_order_of_the_tree_and_rows_without_a_place_last() {
        Frame stored = stored(nasty(50_000, 2));
        Tree tree = Indexed.of(stored, "x", "y").tree();
        List<Object> x = TestData.values(stored, "x"), y = TestData.values(stored, "y");

        for (int level = 0; level < tree.levels(); level++) {
            for (int node = 0; node < tree.nodes(level); node++) {
                for (int i = tree.from(level, node); i < tree.to(level, node); i++) {
                    assertThat((Double) x.get(i)).isBetween((double) tree.x0(level, node), (double) tree.x1(level, node));
                    assertThat((Double) y.get(i)).isBetween((double) tree.y0(level, node), (double) tree.y1(level, node));
                }
            }
        }
        for (int i = tree.points(); i < 50_000; i++) assertThat(x.get(i) == null || Double.isInfinite((Double) x.get(i)) || y.get(i) == null).isTrue();
        assertThat(tree.points()).isBetween(45_000, 49_500);
    }

    @Test
    void leaves_are_small() {
        SplittableRandom random = new SplittableRandom(3);
        Frame stored = stored(frame(Map.of("x", random.doubles(400_000).toArray(), "y", random.doubles(400_000).toArray())));
        Tree tree = Indexed.of(stored, "x", "y").tree();
        double area = IntStream.range(0, tree.nodes(0)).mapToDouble(i -> (double) (tree.x1(0, i) - tree.x0(0, i)) * (tree.y1(0, i) - tree.y0(0, i))).sum();

        assertThat(area).isLessThan(2);             // they would cover the square once if none overlapped
    }

    @Test
    void float64_is_float32_where_that_loses_nothing() {
        Frame stored = stored(nasty(3000, 4));

        assertThat(stored.schema().typeOf("x")).isEqualTo(ColumnType.FLOAT32);
        assertThat(stored.schema().typeOf("wide")).isEqualTo(ColumnType.FLOAT64);
    }

    @Test
    void bounds_are_known_without_reading_and_the_same() {
        Frame plain = nasty(40_000, 5), stored = stored(plain);

        for (String column : List.of("y", "wide", "some", "day", "time", "few", "id")) assertThat(stored.bounds(column)).isEqualTo(plain.bounds(column));
        assertThat(stored.bounds("x")).isEqualTo(new Range(plain.bounds("x").lo(), Double.POSITIVE_INFINITY));
        assertThat(stored.head(100).bounds("id")).isNotEqualTo(plain.bounds("id"));
    }

    @Test
    void numbers_of_rows_are_kept_when_asked_for() {
        Frame plain = nasty(30_000, 6), stored = plain.index(folder.resolve("n.aqua").toString(), new Indexing("x", "y", true, 64L << 20));

        assertThat(TestData.values(stored, "row")).isEqualTo(TestData.values(stored, "id"));
        assertThat(stored.bounds("row")).isEqualTo(plain.bounds("id"));
        assertThatThrownBy(() -> stored.index(folder.resolve("m.aqua").toString(), new Indexing("x", "y", true, 0))).hasMessageContaining("column 'row' of its own");
    }

    @Test
    void buckets_that_do_not_fit_are_sorted_in_runs() {
        Frame plain = nasty(300_000, 7).columns("x", "y", "id");
        Places nowhereNear = new Places(new double[] {1e9}, new double[] {1e9});
        StorePlan plan = new StorePlan("p", "p", plain.schema().fields(), "x", "y", nowhereNear, 300_000, false, 64L << 20, 3);
        var batches = Batches.of(plain);
        StoreWriter.write(folder.resolve("p.aqua"), plan, writer -> writer.give(batches.size(), (part, b) -> part.add(batches.read(b))));

        assertThat(rows(aqua(folder.resolve("p.aqua").toString()))).isEqualTo(rows(plain));
    }

    @Test
    void columns_are_arrow_files() throws IOException {
        Frame stored = stored(nasty(2000, 8));
        List<String> names = stored.schema().names();
        for (Path file : files(".arrow")) {
            try (var allocator = new RootAllocator(); var reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
                reader.loadNextBatch();
                var vector = reader.getVectorSchemaRoot().getVector(0);
                int column = names.indexOf(vector.getName());
                assertThat(vector.getValueCount()).isEqualTo(2000);
                long missing = TestData.values(stored, names.get(column)).stream().filter(v -> v == null).count();
                if (!stored.schema().fields().get(column).type().isFloat()) assertThat(vector.getNullCount()).isEqualTo((int) missing);
                if (vector.getName().equals("id")) assertThat(((Number) vector.getObject(77)).doubleValue()).isEqualTo(TestData.values(stored, "id").get(77));
                if (vector.getName().equals("text")) {
                    var texts = reader.getDictionaryVectors().values().iterator().next().getVector();
                    int row = 0;
                    while (vector.isNull(row)) row++;
                    assertThat(texts.getObject(((Number) vector.getObject(row)).intValue())).hasToString((String) TestData.values(stored, "text").get(row));
                }
            }
            assertThat(arrow(file.toString()).rows()).isEqualTo(2000);
        }
    }

    @Test
    void an_index_that_does_not_fit_into_memory_is_a_store_in_the_cache() throws IOException, InterruptedException {
        Path file = large("x", "y");
        for (int i = 0; i < 2; i++) assertThat(started(0, file.toString())).contains("large.parquet.aqua of 400000 rows, 399999 points");
        assertThat(folder.resolve("cache/stores")).isDirectoryRecursivelyContaining("glob:**/large.parquet.aqua/manifest.json");
    }

    @Test
    void what_memory_cannot_hold_is_kept_as_the_store_that_index_would_make_where_its_columns_have_one_place() throws IOException, InterruptedException {
        Path file = large("x", "y", "a", "b", "c", "d", "e", "f", "g", "h");
        String kept = "large.parquet.aqua of 400000 rows × [x, y, a, b, c, d, e, f, g, h]";

        assertThat(persisted(file, "", 0)).contains("large.parquet takes 15 MB in memory, and there may be 12 outside the heap: it is written to the disk, as a spatial store ordered by x and y").contains(kept);
        List<Path> built = files("manifest.json");
        FileTime at = Files.getLastModifiedTime(built.getFirst());
        assertThat(persisted(file, "", 0)).contains(kept);
        assertThat(started(0, file.toString())).contains("large.parquet.aqua of 400000 rows, 399999 points");
        assertThat(files("manifest.json")).isEqualTo(built).hasSize(1);
        assertThat(Files.getLastModifiedTime(built.getFirst())).isEqualTo(at);
    }

    @Test
    void what_is_selected_is_kept_in_memory_where_it_fits_and_else_as_a_store() throws IOException, InterruptedException {
        Path file = large("x", "y", "a", "b", "c", "d", "e", "f", "g", "h");

        assertThat(persisted(file, "a < 0.25", 0)).contains("large.parquet of 100").doesNotContain("on the disk");
        assertThat(persisted(file, "a < 0.9", 0)).contains("large.parquet takes 13 MB in memory").contains("large.parquet.aqua of 359842 rows");
    }

    @Test
    void what_memory_cannot_hold_is_refused_before_it_is_read_where_its_columns_have_no_place() throws IOException, InterruptedException {
        assertThat(persisted(large("a", "b", "c", "d", "e", "f", "g", "h"), "", 3))
                .contains("large.parquet takes 12 MB in memory, and there may be 12 outside the heap: use fewer columns, or keep them on the disk, ordered by place: index(\"x\", \"y\", \"data.aqua\"), of the columns that say where a row is");
    }

    @Test
    void where_there_are_several_places_they_are_offered() throws IOException, InterruptedException {
        assertThat(persisted(large("pickup_x", "pickup_y", "dropoff_x", "dropoff_y", "a", "b", "c", "d"), "", 3))
                .contains("ordered by place: index(\"pickup_x\", \"pickup_y\", \"data.aqua\") or index(\"dropoff_x\", \"dropoff_y\", \"data.aqua\")");
        assertThat(files(".aqua")).isEmpty();
    }

    private String persisted(Path file, String where, int exit) throws IOException, InterruptedException {
        return started(exit, file.toString(), where);
    }

    /// What a process says that may have 12 MB outside the heap.
    private String started(int exit, String... args) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no shell to start a process with");
        Process process = Builds.start("AQUATINT_CACHE='%s' JAVA_TOOL_OPTIONS=-XX:MaxDirectMemorySize=12m".formatted(folder.resolve("cache")), args);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }

    /// A file of 400,000 rows of float32, one of them without the first, in eight row groups.
    private Path large(String... names) throws IOException {
        int groups = 8, n = 50_000;
        SplittableRandom random = new SplittableRandom(9);
        List<FlatWriter.Column> columns = Stream.of(names).map(name -> new FlatWriter.Column(name, ColumnType.FLOAT32)).toList();
        Path file = folder.resolve("large.parquet");
        try (OutputStream to = Files.newOutputStream(file)) {
            FlatWriter writer = new FlatWriter(to, columns);
            for (int group = 0; group < groups; group++) {
                int[][] bits = new int[names.length][n];
                for (int[] column : bits) Arrays.setAll(column, _ -> Float.floatToRawIntBits((float) random.nextDouble()));
                if (group == 0) bits[0][7] = Float.floatToRawIntBits(Float.NaN);
                writer.append(FlatWriter.encode(columns, bits, n));
            }
            writer.finish();
        }
        return file;
    }

    @Test
    void a_thread_that_is_interrupted_closes_a_store_for_nobody() throws IOException {
        stored(nasty(2000, 8));
        AquaStore store = AquaStore.open(folder.resolve("points.aqua"));
        Thread.currentThread().interrupt();
        try {
            store.check();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        store.check();
        store.verify();
        assertThat(store.read(0, 0).chunk().rows()).isEqualTo(2000);
    }

    @Test
    void who_is_interrupted_while_opening_a_file_is_told_so_and_may_open_it_again() throws IOException {
        stored(nasty(2000, 8));
        Path parquet = large("x", "y"), aqua = folder.resolve("points.aqua"), arrow = files(".arrow").getFirst();
        for (Runnable open : List.<Runnable>of(() -> AquaStore.open(aqua), () -> ArrowStore.open(arrow), () -> parquet(parquet.toString()).rows())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(open::run).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("interrupted while ");
            assertThat(Thread.interrupted()).isTrue();
            open.run();
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        }
    }
}
