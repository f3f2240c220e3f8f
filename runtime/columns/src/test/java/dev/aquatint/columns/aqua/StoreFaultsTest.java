package dev.aquatint.columns.aqua;

import static dev.aquatint.Aquatint.aqua;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.spatial.Places;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Schema.Field;
import dev.aquatint.spi.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a store, there is a clear error or the right result.
class StoreFaultsTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;
    private Path store;

    @BeforeEach
    void name() {
        store = folder.resolve("points.aqua");
    }

    private void build() {
        Builds.build(store, ROWS, 1);
        for (Path file : files()) assertThat(file.toFile().setWritable(true)).isTrue();     // what damages a store does not ask
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(p -> Files.isRegularFile(p) && !p.endsWith("lock")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return files().stream().filter(p -> p.endsWith(name)).findFirst().orElseThrow();
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1 << at % 8)).flip();
            channel.write(one, at);
        }
    }

    @Test
    void a_file_that_has_been_cut_off_is_named_when_the_store_is_opened() throws IOException {
        build();
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (long bytes : new long[] {3, whole.length / 2, whole.length}) {
                cut(file, bytes);
                assertThatThrownBy(() -> AquaStore.open(store)).isInstanceOf(UnreadableFile.class).hasMessageContaining("points.aqua").hasMessageContaining(file.endsWith("manifest.json") ? "damaged" : "cut off");
                Files.write(file, whole);
            }
            Files.delete(file);
            assertThatThrownBy(() -> AquaStore.open(store)).isInstanceOf(UnreadableFile.class).hasMessageContaining(file.endsWith("manifest.json") ? "not finished" : file.getFileName().toString());
            Files.write(file, whole);
        }
        assertThat(Builds.right(store, ROWS, 1)).isTrue();
    }

    @Test
    void a_file_that_is_cut_off_while_it_is_open_is_noticed_before_the_next_picture() throws IOException {
        build();
        Frame frame = aqua(store.toString());
        assertThat(Indexed.of(frame, "x", "y")).isNotNull();
        cut(file("1.arrow"), 5000);

        assertThatThrownBy(() -> Indexed.of(frame, "x", "y")).isInstanceOf(UnreadableFile.class).hasMessageContaining("1.arrow").hasMessageContaining("cut off");
    }

    @Test
    void files_of_a_store_are_for_reading_only() throws IOException {
        Builds.build(store, ROWS, 1);
        assumeTrue(Files.getFileStore(store).supportsFileAttributeView("posix"), "skipped: there are no permissions here");

        for (Path file : files()) if (!file.endsWith("manifest.json")) assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).startsWith("r-").doesNotContain("w");
    }

    @Test
    void a_single_wrong_bit_is_found_when_its_block_is_read() throws IOException {
        build();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            Path file = files().get(i % files().size());
            if (Files.size(file) == 0) continue;
            long at = random.nextLong(Files.size(file));
            flip(file, at);
            assertThatThrownBy(() -> AquaStore.open(store).verify()).as("byte %d of %s", at, file).isInstanceOf(UnreadableFile.class);
            flip(file, at);
        }
        AquaStore.open(store).verify();
    }

    @Test
    void damaged_values_are_never_shown() throws IOException {
        build();
        flip(file("0.arrow"), Files.size(file("0.arrow")) / 2);
        Frame frame = aqua(store.toString());

        assertThat(TestData.values(frame, "y")).hasSize(ROWS);
        assertThatThrownBy(() -> TestData.values(frame, "x")).isInstanceOf(UnreadableFile.class).hasMessageContaining("column 'x'").hasMessageContaining("not what was written");
    }

    @Test
    void damaged_boxes_are_never_gone_by() throws IOException {
        build();
        flip(file("boxes"), 1000);

        assertThatThrownBy(() -> Indexed.of(aqua(store.toString()), "x", "y").tree()).isInstanceOf(UnreadableFile.class).hasMessageContaining("boxes");
    }

    @Test
    void verifying_reads_all() throws IOException {
        build();
        Source source = ServiceLoader.load(Source.class).findFirst().orElseThrow();
        source.verify(store.toString());
        flip(file("nodes"), Files.size(file("nodes")) - 1);

        assertThatThrownBy(() -> source.verify(store.toString())).isInstanceOf(UnreadableFile.class).hasMessageContaining("nodes");
    }

    @Test
    void a_newer_format_is_said_to_be_newer() throws IOException {
        build();
        Path manifest = store.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"aquatint\" : 2,", "\"aquatint\" : 3,"));

        assertThatThrownBy(() -> AquaStore.open(store)).hasMessageContaining("newer Aquatint (format 3, and this one reads up to 2)");
    }

    @Test
    void format_1_which_had_no_overviews_is_read() throws IOException {
        build();
        Path manifest = store.resolve("manifest.json");
        ObjectNode all = (ObjectNode) new ObjectMapper().readTree(manifest.toFile());
        all.remove(List.of("overviews", "crc32c"));
        all.put("aquatint", 1);
        CRC32C sum = new CRC32C();
        sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
        all.put("crc32c", (int) sum.getValue());
        Files.writeString(manifest, all.toString());

        assertThat(AquaStore.open(store).overview()).isNull();
        assertThat(Builds.right(store, ROWS, 1)).isTrue();
    }

    @Test
    void damaged_overviews_are_never_shown() throws IOException {
        Builds.build(store, 600_000, 1);
        Path file = file("overviews");
        Pyramid whole = AquaStore.open(store).overview();
        int top = whole.form().levels() - 1;
        int[] counts = new int[64 * 64];
        whole.add(0, new Pyramid.Blocks(top, whole.form().left(top), whole.form().low(top), 0, 0, 64, 64), counts);
        assertThat(IntStream.of(counts).sum()).isEqualTo(Indexed.of(aqua(store.toString()), "x", "y").tree().points());

        assertThat(file.toFile().setWritable(true)).isTrue();
        flip(file, Files.size(file) - 1);
        Pyramid damaged = AquaStore.open(store).overview();
        assertThatThrownBy(() -> damaged.add(0, new Pyramid.Blocks(top, whole.form().left(top), whole.form().low(top), 0, 0, 64, 64), counts)).isInstanceOf(UnreadableFile.class).hasMessageContaining("overviews").hasMessageContaining("not what was written");
    }

    @Test
    void what_is_no_store_is_said_to_be_none() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("text"), "hello");

        assertThatThrownBy(() -> aqua(folder.resolve("empty").toString())).isInstanceOf(UnreadableFile.class).hasMessageContaining("it is no store");
        assertThatThrownBy(() -> aqua(folder.resolve("text").toString())).isInstanceOf(UnreadableFile.class).hasMessageContaining("a store is a folder");
        assertThatThrownBy(() -> aqua(folder.resolve("emty").toString())).isInstanceOf(UnreadableFile.class).hasMessageContaining("did you mean empty");
        assertThatThrownBy(() -> Builds.build(folder.resolve("text"), 10, 1)).hasMessageContaining("cannot build").hasMessageContaining("a store is a folder");
    }

    @Test
    void a_store_that_is_replaced_goes_on_where_it_is_open_and_is_new_where_it_is_opened() throws IOException {
        build();
        Frame old = aqua(store.toString());
        List<List<Object>> before = Builds.sorted(old);
        Builds.build(store, 500, 2);

        assertThat(Indexed.of(old, "x", "y")).isNotNull();
        assertThat(Builds.sorted(old)).isEqualTo(before);
        assertThat(Builds.right(store, 500, 2)).isTrue();
        try (Stream<Path> all = Files.list(store)) {
            assertThat(all).hasSize(3);             // the manifest, the lock, and the files of one generation
        }
    }

    @Test
    void a_full_disk_is_said_and_nothing_is_left() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no shell to limit the size of files");
        build();
        Process process = Builds.start("ulimit -f 100;", store, 100_000, 2);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(said).contains("cannot build").contains("points.aqua").contains("MB are free there");
        assertThat(Builds.right(store, ROWS, 1)).isTrue();
        try (Stream<Path> all = Files.list(store)) {
            assertThat(all).hasSize(3);
        }
    }

    @Test
    void more_than_the_disk_holds_is_refused_before_anything_is_read() {
        StorePlan plan = new StorePlan("rows", "rows", Stream.of("x", "y", "a", "b", "c", "d", "e", "f").map(n -> new Field(n, ColumnType.FLOAT64)).toList(), "x", "y", null, StorePlan.MOST_ROWS);
        long free = folder.toFile().getUsableSpace();
        assumeTrue(free < StorePlan.MOST_ROWS * 128, "skipped: the disk has room for it");

        assertThatThrownBy(() -> StoreWriter.write(store, plan, _ -> {})).hasMessageContaining("cannot build").hasMessageContaining("2,147,483,583 rows take about").hasMessageContaining("MB are free");
    }

    @Test
    void a_build_that_is_killed_leaves_the_old_store_or_the_new_one() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no shell to start a process with");
        SplittableRandom random = new SplittableRandom(3);
        int built = 0;
        for (int i = 0; i < 10; i++) {
            Process process = Builds.start("", store, 60_000, 5);
            boolean ended = process.waitFor(400 + random.nextInt(1500), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (Files.exists(store.resolve("manifest.json"))) {
                assertThat(Builds.right(store, 60_000, 5)).isTrue();
                built++;
                Files.delete(store.resolve("manifest.json"));                   // so that the next one begins again
            } else if (Files.exists(store)) {
                assertThat(ended).isFalse();
                assertThatThrownBy(() -> aqua(store.toString())).isInstanceOf(UnreadableFile.class).hasMessageContaining("not finished");
            }
        }
        Builds.build(store, 60_000, 5);
        assertThat(built).isLessThan(10);
        assertThat(Builds.right(store, 60_000, 5)).isTrue();
        try (Stream<Path> all = Files.list(store)) {
            assertThat(all).hasSize(3);
        }
    }

    @Test
    void two_processes_that_build_the_same_store_build_one() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no shell to start a process with");
        Process one = Builds.start("", store, 60_000, 6), other = Builds.start("", store, 60_000, 6);
        Builds.build(store, 60_000, 6);

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(Builds.right(store, 60_000, 6)).isTrue();
    }

    @Test
    void an_error_among_the_rows_leaves_what_was_there() {
        build();
        StorePlan plan = ofNothing();

        assertThatThrownBy(() -> StoreWriter.write(store, plan, writer -> writer.give(10, (_, batch) -> {
            if (batch == 7) throw new IllegalStateException("no row");
        }))).hasMessage("no row");
        assertThat(Builds.right(store, ROWS, 1)).isTrue();
    }

    @Test
    void which_memory_was_too_small_is_said() {
        StorePlan plan = ofNothing();

        assertThatThrownBy(() -> StoreWriter.write(store, plan, _ -> {
            throw new OutOfMemoryError("Java heap space");
        })).hasMessageStartingWith("no room to build %s on the heap, which has ".formatted(store)).hasMessageEndingWith(" MB: start with a larger -Xmx");
        assertThatThrownBy(() -> StoreWriter.write(store, plan, _ -> {
            throw new OutOfMemoryError("Cannot reserve 100 bytes of direct buffer memory (allocated: 1, limit: 2)");
        })).hasMessageStartingWith("no room for the ").hasMessageContaining("outside the heap that building %s may take".formatted(store));
    }

    private static StorePlan ofNothing() {
        return new StorePlan("p", "p", Builds.rows(100, 3).schema().fields(), "x", "y", new Places(new double[0], new double[0]), 100);
    }
}
