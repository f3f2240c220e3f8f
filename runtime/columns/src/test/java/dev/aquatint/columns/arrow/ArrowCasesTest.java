package dev.aquatint.columns.arrow;

import static dev.aquatint.Aquatint.arrow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UniqueNames;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of other programs, and what happens to files.
@Timeout(60)
class ArrowCasesTest {
    static final Path CASES = Path.of("src/test/resources/cases/arrow");

    @TempDir
    Path folder;

    private static String at(String name) {
        return CASES.resolve(name).toString();
    }

    @Test
    void times_beyond_what_micros_hold_are_the_farthest_there_are() {
        Frame far = arrow(at("ts_far.arrow"));

        for (String column : List.of("s", "ms")) {
            assertThat(far.row(0).get(column)).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
            assertThat(far.row(1).get(column)).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
            assertThat(far.row(2).get(column)).isEqualTo(Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS));
        }
    }

    @Test
    void the_end_of_a_day_is_a_time_that_is_counted_and_shown() {
        Frame times = arrow(at("time_24h.arrow"));

        assertThat(times.row(8)).containsEntry("f2", Duration.ofHours(24));
        assertThat(times.columns("f2").head(9).toString()).contains("PT24H");
        assertThat(TestData.values(times, "f2").get(8)).isEqualTo(86_400e9);
        assertThat(times.select("f2 is not missing").rows()).isEqualTo(TestData.values(times, "f2").stream().filter(v -> v != null).count());
    }

    @Test
    void the_type_of_a_dictionary_decides_how_wide_its_offsets_are() {
        assertThat(TestData.values(arrow(at("padded_dictionary_offsets.arrow")), "d")).containsExactly("a", "b", "a", null, "c");
    }

    @Test
    void what_polars_writes_by_default_is_read() {
        Frame polars = arrow(at("polars_default.arrow"));

        assertThat(polars.rows()).isEqualTo(15);
        assertThat(polars.schema().skipped()).isEmpty();
        assertThat(polars.row(0)).containsEntry("i", 1L).containsEntry("s", "a").containsEntry("c", "x").containsEntry("e", "x").containsEntry("b", true).containsEntry("dec", 1.25);
        assertThat(polars.row(1)).containsEntry("i", null).containsEntry("s", null).containsEntry("c", "y").containsEntry("dec", -3.5);
        assertThat(polars.row(2)).containsEntry("s", "ccc").containsEntry("c", null).containsEntry("dec", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feather_v2_default.feather", "stream.stream"})
    void compressed_bodies_and_streams_are_read(String name) {
        Frame frame = arrow(at(name));

        assertThat(TestData.values(frame, "i")).containsExactly(1.0, null, 3.0);
        assertThat(TestData.values(frame, "f")).containsExactly(1.5, null, null);
        assertThat(TestData.values(frame, "s")).containsExactly("a", null, "ccc");
        assertThat(TestData.values(frame, "b")).containsExactly(1.0, null, 0.0);
    }

    @Test
    void a_stream_from_before_arrow_0_15_is_read() {
        Frame old = arrow(at("legacy_0.14.1.stream"));

        assertThat(old.rows()).isEqualTo(37);
        assertThat(old.row(0)).containsEntry("bool_nullable", false).containsEntry("int8_nullable", 14).containsEntry("int32_nullable", 1234093448);
        assertThat(old.row(1)).containsEntry("int8_nullable", null).containsEntry("int8_nonnullable", 57);
    }

    @Test
    void feather_of_version_1_says_what_it_is_and_what_to_do() {
        assertThatThrownBy(() -> arrow(at("feather_v1.feather"))).isInstanceOf(UnreadableFile.class).hasMessageContaining("it is Feather of version 1").hasMessageContaining("write it anew");
    }

    @Test
    void a_field_without_a_name_is_called_by_its_place_and_a_second_of_one_name_by_its_number() {
        Frame nameless = arrow(at("a0162.arrow"));

        assertThat(nameless.schema().names()).containsExactly("uuids", "column_2");
        assertThat(nameless.toString()).contains("32500b9015580dc5b7b759a149a67d7d").endsWith("13 rows × 2 columns of a0162.arrow");
        assertThat(UniqueNames.of(Arrays.asList("x", "x", "", null, "x_2"))).containsExactly("x", "x_3", "column_3", "column_4", "x_2");
    }

    private Path doubles(int rows) throws IOException {
        Path file = folder.resolve("open.arrow");
        try (OutputStream out = Files.newOutputStream(file)) {
            ArrowFile.write(out, new LinkedHashMap<>(Map.of("x", new Random(1).doubles(rows).toArray())), Map.of());
        }
        return file;
    }

    @Test
    void a_file_that_is_cut_while_it_is_open_says_so() throws Exception {
        Path file = doubles(200_000);
        Frame frame = arrow(file.toString());
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(4096);
        }

        assertThatThrownBy(() -> Scan.of(frame, List.of("x"))).isInstanceOf(UnreadableFile.class).hasMessageMatching("cannot read .*open.arrow: it was changed since it was opened: it had 1,[0-9,]+ bytes and has 4,096; open it again");
        assertThatThrownBy(() -> frame.bounds("x")).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void a_chunk_of_a_file_that_is_cut_after_it_was_read_is_not_touched() throws Exception {
        Path file = doubles(200_000);
        Frame frame = arrow(file.toString());
        Scan scan = Scan.of(frame, List.of("x"));
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(4096);
        }
        long end = System.nanoTime() + 3_000_000;
        while (System.nanoTime() < end) Thread.onSpinWait();

        assertThatThrownBy(() -> scan.chunk(0, "x").doubles(150_000, 1000, new double[1000])).isInstanceOf(UnreadableFile.class).hasMessageContaining("it was changed since it was opened");
    }

    @Test
    void a_file_that_was_deleted_or_has_another_in_its_place_is_read_as_it_was() throws IOException {
        Path file = doubles(1000);
        Frame frame = arrow(file.toString());
        List<Object> before = TestData.values(frame, "x");
        Frame again = arrow(file.toString()).head(999);
        Files.delete(file);
        assertThat(TestData.values(again, "x")).isEqualTo(before.subList(0, 999));
        Files.write(file, new byte[10]);
        assertThat(TestData.values(again.head(998), "x")).isEqualTo(before.subList(0, 998));
    }

    @Test
    void an_open_file_takes_none_of_the_files_that_a_process_may_open() throws IOException {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean, "this system does not count open files");
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path file = doubles(10);
        long before = system.getOpenFileDescriptorCount();
        List<MappedFile> open = new ArrayList<>();
        for (int i = 0; i < 500; i++) open.add(MappedFile.open(file));
        assertThat(system.getOpenFileDescriptorCount() - before).isLessThan(250);
        for (MappedFile f : open) f.check();
    }

    @Test
    void dictionaries_that_go_on_as_others_keep_values_once() {
        int deltas = 20_000, each = 10;
        List<Coded> all = new ArrayList<>();
        for (int d = 0; d < deltas; d++) {
            double[] values = IntStream.range(d * each, d * each + each).asDoubleStream().toArray();
            all.add(Coded.of(all.isEmpty() ? null : all.getLast(), new Piece(Chunk.of(ColumnType.FLOAT64, each, MemorySegment.ofArray(values), null)), null));       // 16 GB if each had its own
        }
        var how = new Layout.Codes(0, 4, false);
        MemorySegment last = MemorySegment.ofArray(new int[] {deltas * each - 1, 0, each - 1}), beyond = MemorySegment.ofArray(new int[] {0, each});
        assertThat(all.getLast().piece(last, how, null, 3).chunk().data().toArray(ValueLayout.JAVA_DOUBLE)).startsWith(deltas * each - 1, 0, each - 1);
        assertThatThrownBy(() -> all.getFirst().piece(beyond, how, null, 2)).hasMessage("row 1 has code 10 of a dictionary of 10 values");
    }

    @Test
    void asking_for_the_size_of_a_file_does_not_close_it_for_a_thread_that_is_interrupted() throws IOException {
        MappedFile file = MappedFile.open(doubles(10));
        Thread.currentThread().interrupt();
        file.check();
        assertThat(Thread.interrupted()).isTrue();
        file.check();
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> all = Files.list(CASES)) {
            return all.map(p -> p.getFileName().toString()).filter(n -> !n.contains("v1")).sorted().toList().stream();
        }
    }

    /// Seeded damage: whatever comes of it, it is an error that names the file, or values.
    @ParameterizedTest
    @MethodSource("cases")
    void a_damaged_file_is_refused_by_name_or_read(String name) throws IOException {
        byte[] whole = Files.readAllBytes(CASES.resolve(name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 150; i++) {
            byte[] bad = i < 30 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; i >= 30 && k < 3; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("bad%d.arrow".formatted(i)), bad);
            try {
                Frame frame = arrow(file.toString());
                Scan.of(frame, frame.schema().names());
                assertThat(frame.toString()).isNotEmpty();
            } catch (UnreadableFile e) {
                assertThat(e.getMessage()).startsWith("cannot read " + file).doesNotContainPattern("\\bnull\\b");
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("outside the heap");         // more rows than there is memory for
            }
        }
    }
}
