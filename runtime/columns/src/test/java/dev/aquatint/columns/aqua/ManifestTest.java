package dev.aquatint.columns.aqua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aquatint.columns.Ordered;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.frame.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written and read token by token is what Jackson's mapper, which wrote the first stores, writes and reads.
class ManifestTest {
    static final ObjectMapper JACKSON = new ObjectMapper();
    static final Path STORE = Path.of("points.aqua");
    static final Manifest MANIFEST = new Manifest("0a1b", "taxi \"New York\" \u00e9\u2028\t.parquet", null, "x", "y", 3_000_000, 2_999_999,
            List.of(new Manifest.Column("x", ColumnType.FLOAT32, 16_384, -1, "-Infinity", "1.0E300", List.of(-22, 30)), new Manifest.Column("Ort \ud83d\ude00", ColumnType.STRING, 16_384, 1L << 40, null, null, null)),
            List.of(new Manifest.Nodes(Ordered.Kept.FREQUENCIES, 1, 14, 28, 5_000_000_000L)), List.of(new Manifest.Overview(-1, new Pyramid.Form(new Lattice(-4, 3), -516_532, 1L << 38, 37, 43, 1), 0, 99)),
            List.of(400_016_562L, 3L), Integer.MIN_VALUE);

    @Test
    void what_is_written_is_read() {
        assertThat(Manifest.of(MANIFEST.json(), STORE)).isEqualTo(MANIFEST);
    }

    @Test
    void jackson_writes_and_sums_it_up_alike() throws IOException {
        ObjectNode all = (ObjectNode) JACKSON.readTree(MANIFEST.json());
        assertThat(new String(MANIFEST.json(), StandardCharsets.UTF_8)).isEqualTo(all.toPrettyString() + "\n");
        int told = ((ObjectNode) all.deepCopy()).remove("crc32c").intValue();
        assertThat(told).isEqualTo(sum(all));
    }

    private static int sum(ObjectNode all) {
        all.remove("crc32c");
        var sum = new CRC32C();
        sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    /// A manifest that somebody has changed and summed up again.
    private static byte[] changed(Consumer<ObjectNode> how) throws IOException {
        ObjectNode all = (ObjectNode) JACKSON.readTree(MANIFEST.json());
        how.accept(all);
        all.put("crc32c", sum(all));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_a_newer_one_has_besides_is_left_alone() throws IOException {
        assertThat(Manifest.of(changed(m -> m.putObject("more").put("of", true).put("it", 1.5).putArray("all").add("it")), STORE)).isEqualTo(MANIFEST);
    }

    @Test
    void a_newer_format_is_said_to_be_newer_whatever_it_has() throws IOException {
        refuses(changed(m -> m.put("aquatint", 3).put("compressed", true).put("ratio", 0.25).remove("rows")), "newer Aquatint (format 3");
    }

    @Test
    void what_is_missing_or_wrong_is_named() throws IOException {
        refuses(changed(m -> m.remove("rows")), "it has no 'rows'");
        refuses(changed(m -> m.put("rows", "many")), "'rows' has many");
        refuses(changed(m -> m.put("rows", 1L << 40)), "'rows' has 1,099,511,627,776, which is no number of 32 bits");
        refuses(changed(m -> m.put("columns", 3)), "'columns' has 3");
        refuses(changed(m -> ((ObjectNode) m.get("columns").get(0)).put("type", "FLOAT16")), "'type' is 'FLOAT16', which is no ColumnType");
        refuses(changed(m -> ((ObjectNode) m.get("overviews").get(0)).remove("form")), "it has no 'form'");
        refuses(changed(m -> m.putArray("nodes").add(7)), "7 stands where an object belongs");
        refuses(changed(m -> ((ObjectNode) m.get("overviews").get(0).get("form")).put("columns", 0)), "a pyramid of 0 by 43 cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{}", "{\"aquatint\":2.5}", "{\"aquatint\":2} 7", "{\"aquatint\":99999999999999999999}", "{\"aquatint\":1e400}", "{\"aquatint\":true}", "nonsense", "{\"aquatint\":[[[[", "\u0000"})
    void what_is_no_manifest_is_damaged(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8), "points.aqua", "its manifest.json is damaged");
    }

    private static void refuses(byte[] json, String... why) {
        assertThatThrownBy(() -> Manifest.of(json, STORE)).isInstanceOf(UnreadableFile.class).hasMessageContainingAll(why);
    }
}
