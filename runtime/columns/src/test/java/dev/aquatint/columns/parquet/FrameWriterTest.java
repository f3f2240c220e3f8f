package dev.aquatint.columns.parquet;

import static dev.aquatint.Aquatint.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.WholeFile;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames as Parquet files, read back.
class FrameWriterTest {
    @TempDir
    Path folder;

    private Frame saved(Frame frame, String name) {
        String path = folder.resolve(name).toString();
        WholeFile.write(path, out -> FrameWriter.write(out, frame));
        return Aquatint.parquet(path);
    }

    private static void assertSame(Frame read, Frame written) {
        assertThat(read.schema().fields()).isEqualTo(written.schema().fields());
        for (String c : written.schema().names()) assertThat(TestData.values(read, c)).as(c).isEqualTo(TestData.values(written, c));
    }

    @Test
    void columns_of_every_type_come_back_as_they_were() throws IOException {
        Frame all = Aquatint.parquet(new Written(11, 3000, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false, 1 << 16, 3000).in(folder).toString());
        Frame back = saved(all, "back.parquet");
        assertSame(back, all);
        assertThat(Oracle.read(folder.resolve("back.parquet")).get("rs")).as("as parquet-java reads it").isEqualTo(TestData.values(all, "rs"));
    }

    @Test
    void of_a_selection_the_rows_that_count_are_saved() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, Double.NaN, 3, 4});
        columns.put("bbox.name", new String[] {"a", "ü", null, "a"});
        Frame f = saved(frame(columns).select("x > 2"), "some.parquet");
        assertThat(TestData.values(f, "x")).containsExactly(3.0, 4.0);
        assertThat(TestData.values(f, "bbox.name")).containsExactly(null, "a");
        assertThat(saved(frame(columns).select("x > 20"), "none.parquet").rows()).isZero();
    }

    @Test
    void a_file_that_cannot_be_written_leaves_what_was_there_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.parquet"), "as it was");
        assertThatThrownBy(() -> WholeFile.write(file.toString(), out -> {
            out.write(1);
            throw new IOException("the disk is full");
        })).isInstanceOf(UncheckedIOException.class).hasMessageContaining("the disk is full");
        assertThat(file).hasContent("as it was");
        assertThat(Files.list(folder)).containsExactly(file);
        assertThatThrownBy(() -> saved(frame(Map.of("x", new int[] {1})), "no/such.parquet")).isInstanceOf(UncheckedIOException.class).hasMessageContaining("there is no folder");
        assertThat(List.of(folder.toFile().list())).containsExactly("kept.parquet");
    }
}
