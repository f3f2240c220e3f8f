package dev.aquatint.columns.exchange;

import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Arrow's C data interface, by a library that need not be there.
final class CData {
    /// With the version that Arrow Java itself has here.
    static final String JAR = "org.apache.arrow:arrow-c-data:18.3.0";

    private CData() {}

    static void export(ArrowReader reader, BufferAllocator allocator, long stream) {
        check(stream);
        try {
            Data.exportArrayStream(allocator, reader, ArrowArrayStream.wrap(stream));
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    static ArrowReader reader(long stream, BufferAllocator allocator) {
        check(stream);
        try {
            return Data.importArrayStream(allocator, ArrowArrayStream.wrap(stream));
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    /// The one address that can be told to be wrong.
    private static void check(long stream) {
        if (stream == 0) throw new IllegalArgumentException("there is no ArrowArrayStream at address 0");
    }

    private static IllegalStateException missing(NoClassDefFoundError e) {
        return new IllegalStateException("Arrow's C data interface is in a jar of its own: add %s to the program's dependencies (at the prompt: /deps %s)".formatted(JAR, JAR), e);
    }
}
