package dev.aquatint.columns.exchange;

import dev.aquatint.columns.source.LocalSource;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;

/// The door between frames and programs that use Arrow Java, or Arrow's C data interface. Needs the JVM option `--add-opens=java.base/java.nio=ALL-UNNAMED`, as Arrow Java does.
///
/// ```java
/// import dev.aquatint.columns.exchange.Arrow
/// import org.apache.arrow.memory.RootAllocator
/// var allocator = new RootAllocator()
/// var trips = frame(Map.of("x", new double[] {1, 2, 3}))
/// var batches = Arrow.reader(trips, allocator)
/// batches.loadNextBatch()                                  // ==> true
/// batches.getVectorSchemaRoot().getRowCount()              // ==> 3
/// var again = Arrow.frame(batches.getVectorSchemaRoot())
/// again.rows()                                             // ==> 3
/// batches.close()
/// ```
public final class Arrow {
    private Arrow() {}

    /// The rows of a root, copied: it may be changed or closed afterwards. Fields that frames do not have, such as lists, are left out and named.
    ///
    /// @throws IllegalArgumentException if a field is coded by a dictionary
    public static Frame frame(VectorSchemaRoot root) {
        return frame(root, null);
    }

    /// @param dictionaries of the fields that are coded by one
    public static Frame frame(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        var columns = new VectorColumns(root.getSchema(), dictionaries);
        columns.add(root);
        return LocalSource.frame(columns.store(), "Arrow.frame(...)");
    }

    /// All batches that a reader has left, copied. The reader stays open.
    public static Frame frame(ArrowReader reader) throws IOException {
        var columns = new VectorColumns(reader.getVectorSchemaRoot().getSchema(), reader);
        while (reader.loadNextBatch()) columns.add(reader.getVectorSchemaRoot());
        return LocalSource.frame(columns.store(), "Arrow.frame(...)");
    }

    /// The rows of a frame that count, batch by batch; files are read as far as batches are asked for. Missing values are null, NaN among them.
    ///
    /// Numbers, dates and times lie in the frame's own memory, or in the mapped file, which must not change meanwhile; flags and texts are copied, and all columns where rows are selected.
    /// Times are nanoseconds of a day, dates with times microseconds in UTC, texts UTF-8 without a dictionary.
    ///
    /// @param allocator of all buffers; what is not copied counts there, too
    public static ArrowReader reader(Frame frame, BufferAllocator allocator) {
        return new FrameReader(frame, allocator);
    }

    /// The same by Arrow's C data interface: fills the `struct ArrowArrayStream` at an address, and whoever takes it releases it.
    ///
    /// @throws IllegalStateException without the jar `arrow-c-data`
    public static void export(Frame frame, BufferAllocator allocator, long arrayStream) {
        CData.export(reader(frame, allocator), allocator, arrayStream);
    }

    /// All batches of the `struct ArrowArrayStream` at an address, copied; it is released.
    ///
    /// @throws IllegalStateException without the jar `arrow-c-data`
    public static Frame frame(long arrayStream, BufferAllocator allocator) throws IOException {
        try (ArrowReader reader = CData.reader(arrayStream, allocator)) {
            return frame(reader);
        }
    }
}
