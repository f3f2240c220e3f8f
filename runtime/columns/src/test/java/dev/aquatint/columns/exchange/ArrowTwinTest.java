package dev.aquatint.columns.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.SeekableReadChannel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every Arrow file beside its slow twin, Arrow Java's own readers: cell by cell.
class ArrowTwinTest {
    @TempDir
    Path folder;

    /// Feather 1 is refused; its refusal has a test of its own.
    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(TestData.resource("cases"))) {
            return all.filter(f -> f.toString().matches(".*\\.(arrow|feather|stream|arrows|ipc)") && !f.endsWith("feather_v1.feather")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_read_as_arrow_java_reads_it(Path file) throws IOException {
        Frame ours = Aquatint.arrow(file.toString());
        Frame theirs = theirs(file);

        assertThat(ours.schema().fields()).isEqualTo(theirs.schema().fields());
        assertThat(ours.schema().skipped().keySet()).isEqualTo(theirs.schema().skipped().keySet());
        assertThat(ours.rows()).isEqualTo(theirs.rows());
        for (String column : ours.schema().names()) assertThat(TestData.values(ours, column)).as(column).isEqualTo(TestData.values(theirs, column));
    }

    /// Seeded batches of vectors of all types, in files and streams, plain and compressed.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_arrow_java_writes_is_read_as_arrow_java_reads_it(long seed) throws IOException {
        Path file = folder.resolve(seed + ".arrow");
        try (OutputStream out = Files.newOutputStream(file); BufferAllocator allocator = new RootAllocator()) {
            new RandomVectors(seed, allocator).write(out);
        }
        a_file_is_read_as_arrow_java_reads_it(file);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Frame theirs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file); BufferAllocator allocator = new RootAllocator(); ArrowReader reader = reader(file, channel, allocator)) {
            return Arrow.frame(reader);
        }
    }

    private static ArrowReader reader(Path file, FileChannel channel, BufferAllocator allocator) throws IOException {
        byte[] first = new byte[6];
        try (var in = Files.newInputStream(file)) {
            in.readNBytes(first, 0, 6);
        }
        return new String(first).equals("ARROW1") ? new ArrowFileReader(new SeekableReadChannel(channel), allocator, CommonsCompressionFactory.INSTANCE)
                : new ArrowStreamReader(Channels.newInputStream(channel), allocator, CommonsCompressionFactory.INSTANCE);
    }
}
