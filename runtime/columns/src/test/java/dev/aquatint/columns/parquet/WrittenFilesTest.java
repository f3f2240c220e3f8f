package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.Plain;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seeded files of parquet-java's writer, read by both readers; and the same files damaged.
class WrittenFilesTest {
    @TempDir
    Path folder;

    private Path write(long seed, int rows, CompressionCodecName codec, WriterVersion version, boolean dictionary, boolean split) throws IOException {
        return new Written(seed, rows, codec, version, dictionary, split, 60_000, 1500).in(folder);
    }

    @ParameterizedTest
    @CsvSource({"1,SNAPPY,PARQUET_1_0,true,false", "2,ZSTD,PARQUET_1_0,true,false", "3,GZIP,PARQUET_1_0,false,false", "4,UNCOMPRESSED,PARQUET_1_0,false,true", "5,LZ4_RAW,PARQUET_1_0,true,false",
            "6,SNAPPY,PARQUET_2_0,true,false", "7,ZSTD,PARQUET_2_0,false,true", "8,GZIP,PARQUET_2_0,false,false", "9,UNCOMPRESSED,PARQUET_2_0,true,true", "10,LZ4_RAW,PARQUET_2_0,false,false"})
    void a_written_file_reads_as_parquet_java_reads_it(long seed, CompressionCodecName codec, WriterVersion version, boolean dictionary, boolean split) throws IOException {
        Path file = write(seed, 3001, codec, version, dictionary, split);
        Map<String, List<Object>> expected = Oracle.read(file);
        Frame frame = Aquatint.parquet(file.toString());
        assertThat(frame.rows()).isEqualTo(3001);
        for (String column : frame.schema().names()) {
            expected.get(column).replaceAll(v -> v instanceof Double d && d.isNaN() ? null : v);
            assertThat(TestData.values(frame, column)).as(column).isEqualTo(expected.get(column));
        }
        assertThat(expected.keySet()).containsExactlyElementsOf(frame.schema().names());
    }

    @Test
    void row_groups_are_pruned_without_losing_a_row() throws IOException {
        Path file = write(11, 5000, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false);
        Frame frame = Aquatint.parquet(file.toString());
        for (String condition : List.of("ri between 100 and 120", "rf > 20", "d in (3, 4.5)", "l < 100000", "rl == 5", "day >= '1970-02-01'", "!(ri > 3)", "i is missing")) {
            Frame some = frame.select(condition);
            List<Object> plain = new ArrayList<>();
            for (long r = 0; r < frame.rows(); r++) if (Plain.holds(Expr.parse(condition), frame.row(r))) plain.add(((Number) frame.row(r).get("ri")).doubleValue());
            assertThat(TestData.values(some, "ri")).as(condition).isEqualTo(plain);
            assertThat(TestData.values(some.persist(), "ri")).as(condition).isEqualTo(plain);
        }
    }

    @Test
    void a_row_group_that_cannot_hold_a_row_is_not_read() throws IOException {
        Path file = folder.resolve("sorted.parquet");
        var columns = List.of(new FlatWriter.Column("x", ColumnType.INT32));
        try (var out = Files.newOutputStream(file)) {
            var writer = new FlatWriter(out, columns);
            for (int g = 0; g < 4; g++) writer.append(FlatWriter.encode(columns, new int[][] {{g * 10, g * 10 + 1, g * 10 + 2}}, 3));
            writer.finish();
        }
        Scan scan = Scan.of(Aquatint.parquet(file.toString()).select("x in (11, 30)"), List.of("x"));
        assertThat(scan.rows()).isEqualTo(6);
        assertThat(new long[] {scan.number(0), scan.number(1)}).as("rows keep their numbers in the file").containsExactly(3, 9);
        assertThat(TestData.values(Aquatint.parquet(file.toString()).select("x in (11, 30)"), "x")).containsExactly(11.0, 30.0);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_by_name() throws IOException {
        byte[] whole = Files.readAllBytes(write(12, 800, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_2_0, true, false));
        var random = new Random(12);
        for (int i = 0; i < 60; i++) {
            Path cut = folder.resolve("cut%d.parquet".formatted(i));
            Files.write(cut, Arrays.copyOf(whole, i < 20 ? i : random.nextInt(whole.length)));
            assertThatThrownBy(() -> load(cut)).isInstanceOf(UnreadableFile.class).hasMessageStartingWith("cannot read " + cut);
        }
    }

    @Test
    void a_file_damaged_anywhere_is_read_or_refused_but_breaks_nothing() throws IOException {
        for (WriterVersion version : WriterVersion.values()) {
            Path file = write(13, 300, version == WriterVersion.PARQUET_1_0 ? CompressionCodecName.UNCOMPRESSED : CompressionCodecName.LZ4_RAW, version, true, false);
            Damaged.isReadOrRefused(Files.readAllBytes(file), file, 13, 400, WrittenFilesTest::load);
        }
    }

    private static void load(Path file) {
        Frame frame = Aquatint.parquet(file.toString());
        Scan.of(frame, frame.schema().names());
    }

    @Test
    void several_files_are_one_frame() throws IOException {
        Path a = write(14, 100, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false), b = write(15, 50, CompressionCodecName.ZSTD, WriterVersion.PARQUET_2_0, true, false);
        assertThat(Aquatint.parquet(folder.toString()).rows()).isEqualTo(150);
        assertThat(Aquatint.parquet(folder.resolve("seed*.parquet").toString())).isEqualTo(Aquatint.parquet(folder.toString()));
        assertThat(TestData.values(Aquatint.parquet(folder.toString()), "rs").subList(100, 150)).isEqualTo(TestData.values(Aquatint.parquet(b.toString()), "rs"));
        assertThat(a).exists();
    }

    @Test
    void a_file_that_changed_after_it_was_opened_is_refused() throws IOException {
        Path file = write(16, 100, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false);
        Frame frame = Aquatint.parquet(file.toString());
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Scan.of(frame, List.of("rf"))).isInstanceOf(UnreadableFile.class).hasMessageContaining("it was changed since it was opened");
    }

    @Test
    void equal_frames_share_one_copy_of_the_data() throws IOException {
        Path file = write(17, 100, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false);
        Frame one = Aquatint.parquet(file.toString()).columns("rf", "ri"), two = Aquatint.parquet(file.toString()).columns("rf", "ri");
        assertThat(one).isEqualTo(two);
        assertThat(Scan.of(one, List.of("rf")).chunk(0, "rf").data().address()).isEqualTo(Scan.of(two, List.of("rf")).chunk(0, "rf").data().address());
    }
}
