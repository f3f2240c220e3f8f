package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;

/// Memory for what Arrow Java does while it is open. All of it is given back at once, whatever was not closed when a damaged file stopped it.
///
/// @param kept what wrapped buffers lie in
record BorrowedMemory(Arena arena, BufferAllocator allocator, List<MemorySegment> kept) implements AutoCloseable {
    /// Enough for buffers that are still compressed, and for what they become.
    private static final int TIMES = 2;

    /// @throws IllegalStateException when the JVM was started without what Arrow Java needs
    static BorrowedMemory open() {
        Arena arena = Arena.ofConfined();
        try {
            return new BorrowedMemory(arena, new RootAllocator(RootAllocator.configBuilder().maxAllocation(TIMES * Memory.most()).allocationManagerFactory(new Pages(arena)).build()), new ArrayList<>());
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            arena.close();
            throw new IllegalStateException("Arrow Java cannot start: it needs the option --add-opens=java.base/java.nio=ALL-UNNAMED of the JVM (in the manifest of a jar: Add-Opens: java.base/java.nio)", e);
        }
    }

    /// A buffer of memory that is not its own.
    ArrowBuf wrapped(MemorySegment bytes) {
        if (bytes.byteSize() == 0) return allocator.getEmpty();
        kept.add(bytes);
        ArrowBuf buffer = allocator.wrapForeignAllocation(new ForeignAllocation(bytes.byteSize(), bytes.address()) {
            @Override
            protected void release0() {}
        });
        buffer.writerIndex(bytes.byteSize());
        return buffer;
    }

    @Override
    public void close() {
        arena.close();
    }

    private record Pages(Arena arena) implements AllocationManager.Factory {
        @Override
        public AllocationManager create(BufferAllocator of, long bytes) {
            MemorySegment memory = arena.allocate(bytes, 64);
            return new AllocationManager(of) {
                @Override
                public long getSize() {
                    return bytes;
                }

                @Override
                protected long memoryAddress() {
                    return memory.address();
                }

                @Override
                protected void release0() {}
            };
        }

        @Override
        public ArrowBuf empty() {
            return new ArrowBuf(ReferenceManager.NO_OP, null, 0, arena.allocate(8).address());
        }
    }
}
