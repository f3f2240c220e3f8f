package dev.aquatint.columns.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void written() throws IOException {
        SequencedMap<String, Object> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {0.5, -1e300, Double.NaN});
        columns.put("n", new int[] {0, 7, -1});
        columns.put("soft", new float[] {0.25f, Float.NaN, -3});
        columns.put("any", new boolean[] {true, false, true});
        columns.put("größe", new long[] {Long.MIN_VALUE, 1L << 40, -1});
        file = folder.resolve("written.arrow");
        try (OutputStream out = Files.newOutputStream(file)) {
            ArrowFile.write(out, columns, Map.of("shape", "1 3"));
        }
    }

    @Test
    void the_reader_of_arrow_java_reads_it() throws IOException {
        try (var memory = new RootAllocator(); var reader = new ArrowFileReader(FileChannel.open(file), memory)) {
            var root = reader.getVectorSchemaRoot();
            assertThat(reader.loadNextBatch()).isTrue();

            assertThat(root.getSchema().getCustomMetadata()).containsEntry("shape", "1 3");
            assertThat(root.contentToTSVString()).isEqualTo("x\tn\tsoft\tany\tgröße\n0.5\t0\t0.25\ttrue\tnull\n-1.0E300\t7\tNaN\tfalse\t1099511627776\nNaN\t-1\t-3.0\ttrue\t-1\n");
            assertThat(root.getVector("n").getMinorType()).hasToString("UINT4");
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    @Test
    void our_reader_reads_it() {
        Frame frame = Aquatint.arrow(file.toString());

        assertThat(frame.schema().names()).containsExactly("x", "n", "soft", "any", "größe");
        assertThat(frame.rows()).isEqualTo(3);
        assertThat(frame.select("n > 4000000000").rows()).isEqualTo(1);
    }
}
