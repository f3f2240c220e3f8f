package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of apache/parquet-testing: read as parquet-java reads it, or refused by name.
class ConformanceTest {
    private record Entry(String file, String status, long rows) {
        @Override
        public String toString() {
            return file;
        }
    }

    /// Files of nested columns only, and the columns that their refusal names.
    private static final Map<String, String> NESTED = Map.of(
            "data/incorrect_map_schema.parquet", "my_map (nested: a map)",
            "data/large_string_map.brotli.parquet", "arr (nested: a map)",
            "data/list_columns.parquet", "int64_list (nested: a list), utf8_list (nested: a list)",
            "data/map_no_value.parquet", "my_map (nested: a map), my_map_no_v (nested: a map), my_list (nested: a list)",
            "data/null_list.parquet", "emptylist (nested: a list)",
            "data/old_list_structure.parquet", "a (nested: a list)",
            "data/repeated_primitive_no_list.parquet", "Int32_list (nested: a repeated value)");

    /// Read here, while parquet-java takes its dictionary for damaged.
    private static final String BEYOND_ORACLE = "data/nation.dict-malformed.parquet";

    /// Bytes of a page are not those that its checksum was made of.
    private static final Set<String> DAMAGED = Set.of("data/datapage_v1-corrupt-checksum.parquet", "data/rle-dict-uncompressed-corrupt-checksum.parquet");

    private static Stream<Entry> manifest() throws IOException {
        Path manifest = TestData.resource("parquet-testing/MANIFEST.tsv");
        return Files.readAllLines(manifest).stream().skip(1).map(l -> l.split("\t")).map(f -> new Entry(f[0], f[2], f.length > 3 && !f[3].isEmpty() ? Long.parseLong(f[3]) : -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifest")
    void a_file_is_read_as_parquet_java_reads_it_or_refused_by_name(Entry entry) throws IOException {
        Path file = TestData.resource("parquet-testing/" + entry.file).toRealPath();
        if (NESTED.containsKey(entry.file)) {
            assertThatThrownBy(() -> load(file)).isInstanceOf(UnreadableFile.class)
                    .hasMessageStartingWith("cannot read %s: none of its columns can be read: %s", file, NESTED.get(entry.file));
            return;
        }
        if (entry.file.equals("data/encrypt_columns_plaintext_footer.parquet.encrypted")) {
            assertThat(load(file).schema().skipped()).containsKey("double_field");
            return;
        }
        if (entry.file.endsWith(".encrypted")) {
            assertThatThrownBy(() -> load(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("encrypted: parquet(keys, ..) takes its key");
            return;
        }
        if (DAMAGED.contains(entry.file)) {
            assertThatThrownBy(() -> load(file)).isInstanceOf(UnreadableFile.class)
                    .hasMessageMatching("cannot read %s: column '\\w+', row group 0, page at byte [\\d,]+: its bytes are not those that its checksum was made of.*".formatted(file));
            return;
        }
        Frame frame = load(file);
        assertThat(entry.status).isEqualTo("OK");
        assertThat(frame.rows()).isEqualTo(entry.rows);
        if (entry.file.equals(BEYOND_ORACLE)) {
            assertThat(TestData.values(frame, "name")).startsWith("ALGERIA", "ARGENTINA", "BRAZIL").hasSize(25);
            return;
        }
        Map<String, List<Object>> expected = Oracle.read(file);
        for (String column : frame.schema().names()) {
            if (frame.rows() == 0) continue;
            List<Object> values = expected.containsKey(column) ? new ArrayList<>(expected.get(column)) : Oracle.coordinates(expected.get(column.substring(0, column.length() - 2)), column.endsWith(".y"));          // of geometry
            values.replaceAll(v -> v instanceof Double d && d.isNaN() ? null : v);
            values.replaceAll(Oracle::canonical);
            List<Object> read = TestData.values(frame, column);
            read.replaceAll(Oracle::canonical);
            assertThat(read).as(column).isEqualTo(values);
        }
        assertThat(expected.keySet()).allMatch(c -> frame.schema().names().contains(c) || frame.schema().skipped().containsKey(c) || frame.schema().names().contains(c + ".x"));
    }

    private static Frame load(Path file) {
        Frame frame = Aquatint.parquet(file.toString());
        Scan.of(frame, frame.schema().names());
        assertThat(frame.toString()).contains("column");
        return frame;
    }
}
