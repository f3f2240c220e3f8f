package dev.aquatint.columns.exchange;

import static dev.aquatint.Aquatint.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.WholeFile;
import dev.aquatint.columns.parquet.FrameWriter;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames from and to Arrow Java. Each test ends with all memory given back: the allocator says what is not.
class ArrowExchangeTest {
    @TempDir
    Path folder;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void all_memory_was_given_back() {
        allocator.close();
    }

    private VarCharVector texts(String name, String... values) {
        var vector = new VarCharVector(name, allocator);
        vector.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) if (values[i] != null) vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
        vector.setValueCount(values.length);
        return vector;
    }

    @Test
    void a_root_is_a_frame_that_outlives_it() {
        Frame f;
        try (var id = new BigIntVector("id", allocator); var x = new Float8Vector("x", allocator); var name = texts("name", "a", null, "ü"); var list = ListVector.empty("list", allocator)) {
            for (int i = 0; i < 3; i++) id.setSafe(i, (1L << 53) + i);
            id.setValueCount(3);
            x.setSafe(0, 1.5);
            x.setSafe(2, Double.NaN);
            x.setValueCount(3);
            list.setValueCount(3);
            f = Arrow.frame(new VectorSchemaRoot(List.of(id, x, name, list)));
            id.setSafe(0, 7);
        }
        assertThat(f.row(1)).containsEntry("id", (1L << 53) + 1).containsEntry("x", null).containsEntry("name", null);
        assertThat(TestData.values(f, "name")).containsExactly("a", null, "ü");
        assertThat(f.schema().skipped()).containsKey("list");
        assertThat(f.select("id", (1L << 53) + 2).rows()).isOne();
        assertThat(f.head(1).persist().rows()).isOne();
    }

    @Test
    void a_field_that_is_coded_needs_its_dictionary() {
        try (var words = texts("words", "left", "right"); var raw = texts("side", "right", "left", "right", null)) {
            var dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
            try (var side = (FieldVector) DictionaryEncoder.encode(raw, dictionary)) {
                var root = new VectorSchemaRoot(List.of(side));
                assertThat(TestData.values(Arrow.frame(root, new MapDictionaryProvider(dictionary)), "side")).containsExactly("right", "left", "right", null);
                assertThatThrownBy(() -> Arrow.frame(root)).isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("field 'side' is coded by dictionary 1, which is not there: give it by Arrow.frame(root, dictionaries)");
            }
        }
    }

    /// Columns of all types, with missing values.
    private Frame all() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("i8", new byte[] {-1, 2, 3});
        columns.put("i16", new short[] {-1, 2, 3});
        columns.put("u16", new char[] {65535, 2, 3});
        columns.put("i32", new int[] {-1, 2, 3});
        columns.put("i64", new Long[] {Long.MIN_VALUE, null, 3L});
        columns.put("f32", new float[] {-1.5f, Float.NaN, 3});
        columns.put("f64", new double[] {-1.5, Double.NaN, 3});
        columns.put("flag", new Boolean[] {true, null, false});
        columns.put("day", new LocalDate[] {LocalDate.of(2024, 2, 29), null, LocalDate.EPOCH});
        columns.put("clock", new LocalTime[] {LocalTime.NOON, null, LocalTime.MIDNIGHT});
        columns.put("at", new Instant[] {Instant.parse("2024-02-29T12:00:00.000001Z"), null, Instant.EPOCH});
        columns.put("text", new String[] {"a", null, "ü"});
        return frame(columns);
    }

    private static void assertSame(Frame read, Frame written) {
        assertThat(read.schema().fields()).isEqualTo(written.schema().fields());
        assertThat(read.rows()).isEqualTo(written.rows());
        for (long i = 0; i < written.rows(); i++) assertThat(read.row(i)).isEqualTo(written.row(i));
    }

    @Test
    void a_frame_comes_back_as_it_was() throws IOException {
        try (ArrowReader reader = Arrow.reader(all(), allocator)) {
            assertSame(Arrow.frame(reader), all());
        }
    }

    @Test
    void missing_values_are_null_and_nan_among_them() throws IOException {
        try (ArrowReader reader = Arrow.reader(all(), allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            for (String column : List.of("i64", "f32", "f64", "flag", "day", "clock", "at", "text")) {
                FieldVector v = reader.getVectorSchemaRoot().getVector(column);
                assertThat(v.getNullCount()).as(column).isOne();
                assertThat(v.isNull(1)).as(column).isTrue();
            }
            assertThat(reader.getVectorSchemaRoot().getVector("at").getField().getType()).hasToString("Timestamp(MICROSECOND, UTC)");
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    @Test
    void numbers_are_handed_over_where_they_lie() throws IOException {
        Frame f = frame(Map.of("x", new double[] {1, 2, 3}));
        try (ArrowReader reader = Arrow.reader(f, allocator)) {
            reader.loadNextBatch();
            assertThat(reader.getVectorSchemaRoot().getVector("x").getDataBufferAddress()).isEqualTo(Scan.of(f, List.of("x")).chunk(0, "x").data().address());
        }
    }

    @Test
    void rows_that_do_not_count_are_left_out_and_a_frame_without_rows_has_no_batch() throws IOException {
        try (ArrowReader reader = Arrow.reader(all().select("i32 > 1"), allocator)) {
            assertThat(TestData.values(Arrow.frame(reader), "i32")).containsExactly(2.0, 3.0);
        }
        try (ArrowReader reader = Arrow.reader(all().select("i32 > 100"), allocator)) {
            Frame none = Arrow.frame(reader);
            assertThat(none.rows()).isZero();
            assertThat(none.schema().fields()).isEqualTo(all().schema().fields());
        }
    }

    @Test
    void files_are_handed_over_batch_by_batch() throws IOException {
        String path = folder.resolve("long.parquet").toString();
        int rows = 2_500_000;
        Frame f = frame(Map.of("i", IntStream.range(0, rows).toArray()));
        WholeFile.write(path, out -> FrameWriter.write(out, f));
        try (ArrowReader reader = Arrow.reader(Aquatint.parquet(path), allocator)) {
            long sum = 0, n = 0;
            int batches = 0;
            for (; reader.loadNextBatch(); batches++) {
                var i = (org.apache.arrow.vector.IntVector) reader.getVectorSchemaRoot().getVector("i");
                for (int r = 0; r < i.getValueCount(); r++) sum += i.get(r);
                n += i.getValueCount();
            }
            assertThat(n).isEqualTo(rows);
            assertThat(sum).isEqualTo((long) rows * (rows - 1) / 2);
            assertThat(batches).isGreaterThan(1);
        }
    }

    @Test
    void the_c_data_interface_goes_both_ways() throws IOException {
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
            Arrow.export(all(), allocator, stream.memoryAddress());
            assertSame(Arrow.frame(stream.memoryAddress(), allocator), all());
        }
        assertThatThrownBy(() -> Arrow.frame(0, allocator)).hasMessage("there is no ArrowArrayStream at address 0");
    }

    @Test
    void without_the_jar_of_the_c_data_interface_the_error_names_it() throws Exception {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(j -> !j.contains("arrow-c-data")).collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", classes, WithoutCData.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).as(said).contains("rows 2",
                "Arrow's C data interface is in a jar of its own: add %s to the program's dependencies (at the prompt: /deps %s)".formatted(CData.JAR, CData.JAR));
        assertThat(process.waitFor()).isZero();
        assertThat(System.getProperty("java.class.path")).as("the version that is named").contains(CData.JAR.replaceFirst(".*:(.*):(.*)", "$1-$2.jar"));
    }

    @Test
    void the_types_of_columns_are_arrows_own() throws IOException {
        try (ArrowReader reader = Arrow.reader(all(), allocator)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields()).extracting(f -> f.getType().toString()).startsWith("Int(8, true)", "Int(16, true)", "Int(16, false)");
        }
        assertThat(all().schema().typeOf("u16")).isEqualTo(ColumnType.UINT16);
    }
}
