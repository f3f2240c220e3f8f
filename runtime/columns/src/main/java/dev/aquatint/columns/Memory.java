package dev.aquatint.columns;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/// Memory outside the heap for the values of a chunk.
public final class Memory {
    private Memory() {}

    /// Zeroed memory that is freed when nobody can reach it.
    ///
    /// @throws IllegalStateException when the process may not have that much
    public static MemorySegment allocate(long bytes) {
        try {
            return Arena.ofAuto().allocate(Math.max(bytes, 1), 64);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("no room for %,d bytes of column data outside the heap: load fewer columns or rows, keep them on the disk with index(x, y, \"data.aqua\"), or start with a larger -XX:MaxDirectMemorySize".formatted(bytes), e);
        }
    }

    /// How much there may be outside the heap: what `-XX:MaxDirectMemorySize` says, or as much as the heap may have.
    public static long most() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long said = machine == null ? 0 : Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
        return said > 0 ? said : Runtime.getRuntime().maxMemory();
    }

    /// A validity bitmap for that many rows, all missing.
    public static MemorySegment bits(long rows) {
        return allocate((rows + 7) / 8 + 8);
    }
}
