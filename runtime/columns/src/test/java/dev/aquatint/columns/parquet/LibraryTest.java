package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast path beside its slow twin, parquet-java's own readers, and what only the twin reads.
class LibraryTest {
    @TempDir
    Path folder;

    /// Not compared: damaged, or beyond parquet-java, or beyond what it takes for right (pages that are compressed and say that they are not).
    private static final List<String> APART = List.of("corrupt-checksum", "dict-malformed", "ARROW-17100", "dup.parquet", "large_string_map", "incorrect_map_schema");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/test/resources"))) {
            return all.filter(f -> f.toString().endsWith(".parquet") && APART.stream().noneMatch(f.toString()::contains)).sorted().toList().stream();
        }
    }

    private static List<Object> values(Piece piece) {
        double[] doubles = new double[piece.chunk().rows()];
        piece.chunk().doubles(0, doubles.length, doubles);
        return Arrays.stream(doubles).mapToObj(d -> Double.isNaN(d) ? null : piece.dictionary() == null ? (Object) d : piece.dictionary().text((int) d)).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_fast_path_reads_what_parquet_java_reads(Path path) {
        Footer file = Footer.of(path, null);
        for (int g = 0; g < file.groups().size(); g++) {
            Group group = new Group(file, g, Integer.MAX_VALUE);
            for (int c = 0; group.rows() > 0 && c < file.leaves().size(); c++) {
                assertThat(values(library(file, c, g, 0, group.rows()))).as("%s, row group %d", file.leaves().get(c).name(), g).isEqualTo(values(group.read(c, 0)));
            }
        }
        assertThat(file.leaves()).noneMatch(file.library()::needed);
    }

    private static Piece library(Footer file, int column, int group, int from, int rows) {
        try {
            return file.library().read(file.leaves().get(column), group, from, rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void parts_of_a_row_group_are_read_alone() throws IOException {
        Path path = new Written(31, 20_000, CompressionCodecName.ZSTD, WriterVersion.PARQUET_2_0, true, false, 64 << 20, 3000).in(folder);
        Footer file = Footer.of(path, null);
        Group group = new Group(file, 0, Integer.MAX_VALUE);
        for (int c = 0; c < file.leaves().size(); c++) {
            List<Object> whole = values(group.read(c, 0));
            for (int from : List.of(1, 8191, 15_000)) {
                assertThat(values(library(file, c, 0, from, 5000))).as("%s from row %d", file.leaves().get(c).name(), from).isEqualTo(whole.subList(from, from + 5000));
            }
        }
    }

    @Test
    void brotli_is_read() {
        Frame f = Aquatint.parquet(TestData.resource("cases/parquet/brotli.parquet").toString());
        assertThat(TestData.values(f, "i")).isEqualTo(IntStream.range(0, 500).<Object>mapToObj(i -> (double) i * i).toList());
        assertThat(TestData.values(f, "word")).isEqualTo(IntStream.range(0, 500).<Object>mapToObj(i -> i % 7 == 3 ? null : "word " + i % 10).toList());
    }

    @Test
    void lzo_is_read() throws IOException {
        Path plain = new Written(32, 3000, CompressionCodecName.UNCOMPRESSED, WriterVersion.PARQUET_1_0, true, false, 1 << 18, 3000).in(folder);
        Frame expected = Aquatint.parquet(Files.move(plain, folder.resolve("plain.parquet")).toString());
        Frame lzo = Aquatint.parquet(new Written(32, 3000, CompressionCodecName.LZO, WriterVersion.PARQUET_1_0, true, false, 1 << 18, 3000).in(folder).toString());
        for (String column : expected.schema().names()) assertThat(TestData.values(lzo, column)).as(column).isEqualTo(TestData.values(expected, column));
    }

    /// The first two pages of data around the dictionary: nothing that a writer should do, and parquet-java reads it.
    private Path dictionarySecond() throws IOException {
        byte[] whole = Files.readAllBytes(new Written(33, 4000, CompressionCodecName.UNCOMPRESSED, WriterVersion.PARQUET_1_0, true, false, 64 << 20, 500).in(folder));
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8), end = whole.length - 8 - length;
        FileMetaData meta = Util.readFileMetaData(new ByteArrayInputStream(whole, end, length));
        ColumnMetaData column = meta.getRow_groups().getFirst().getColumns().stream().map(c -> c.getMeta_data())
                .filter(m -> m.getPath_in_schema().equals(List.of("day"))).findFirst().orElseThrow();
        int start = (int) column.getDictionary_page_offset(), first = start + page(whole, start), second = first + page(whole, first);
        assertThat(column.getEncodings()).contains(Encoding.PLAIN_DICTIONARY);
        System.arraycopy(Arrays.copyOfRange(whole, start, second), first - start, whole, start, second - first);
        System.arraycopy(Files.readAllBytes(folder.resolve("seed33.parquet")), start, whole, start + second - first, first - start);
        column.setDictionary_page_offset(start + second - first).setData_page_offset(start).unsetStatistics();
        var out = new ByteArrayOutputStream();
        out.write(whole, 0, end);
        Util.writeFileMetaData(meta, out);
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(out.size() - end).array());
        out.write(whole, whole.length - 4, 4);
        return Files.write(folder.resolve("second.parquet"), out.toByteArray());
    }

    /// The length of a page with its header.
    private static int page(byte[] file, int at) throws IOException {
        var in = new ByteArrayInputStream(file, at, file.length - at);
        int before = in.available();
        PageHeader header = Util.readPageHeader(in);
        return before - in.available() + header.getCompressed_page_size();
    }

    @Test
    void what_the_fast_path_does_not_know_is_left_to_parquet_java() throws IOException {
        Path path = dictionarySecond();
        List<Object> expected = new ArrayList<>(Oracle.read(folder.resolve("seed33.parquet")).get("day"));
        Footer file = Footer.of(path, null);
        int day = file.leaves().stream().map(Leaf::name).toList().indexOf("day");
        Store store = ParquetStore.open("second", List.of(path), null, 1500);

        assertThat(values(new Group(file, 0, Integer.MAX_VALUE).read(day, 0))).isEqualTo(expected);
        assertThat(file.library().needed(file.leaves().get(day))).isTrue();
        var parts = new ArrayList<>();
        for (int chunk = 0; chunk < store.chunks(); chunk++) parts.addAll(values(store.read(day, chunk)));
        assertThat(store.chunks()).isEqualTo(3);
        assertThat(parts).isEqualTo(expected);
    }

    @Test
    void all_of_it_works_without_hadoop() throws Exception {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(j -> !j.contains("hadoop-client")).collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classes,
                WithoutHadoop.class.getName(), folder.resolve("saved.parquet").toString(), TestData.resource("parquet-testing/data/encrypt_columns_and_footer.parquet.encrypted").toString(),
                TestData.resource("cases/parquet/brotli.parquet").toString(), dictionarySecond().toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).as(said).contains("Hadoop is not there", "saved [1.0, null, 3.0]", "encrypted 2.2222222", "brotli word 1", "unfamiliar 4000");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void what_parquet_java_does_not_know_either_says_what_it_is() throws IOException {
        Path path = dictionarySecond();
        byte[] whole = Files.readAllBytes(path);
        Footer file = Footer.of(path, null);
        int day = file.leaves().stream().map(Leaf::name).toList().indexOf("day");
        int at = (int) file.groups().getFirst().getColumns().get(day).getMeta_data().getDictionary_page_offset();
        Arrays.fill(whole, at + page(whole, at) - 40, at + page(whole, at) + 40, (byte) 0xee);
        Files.write(path, whole);

        assertThatThrownBy(() -> TestData.values(Aquatint.parquet(path.toString()), "day")).isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("cannot read %s: column 'day', row group 0, page at byte", path).hasMessageContaining("a page refers to a dictionary that is not before it: parquet-java cannot read it either");
    }
}
