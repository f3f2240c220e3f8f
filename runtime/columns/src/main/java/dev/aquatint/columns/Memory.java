package dev.aquatint.columns;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Memory outside the heap for the values of a chunk.
public final class Memory {
    /// Where the memory of the current thread's work comes from, so that it can be given back at once; unbound: from wherever it is freed when nobody can reach it.
    static final ScopedValue<Arena> ARENA = ScopedValue.newInstance();

    private static final String BUDGET = "aquatint.memory";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmgt]?)b?", Pattern.CASE_INSENSITIVE);

    private Memory() {}

    /// Zeroed memory that is freed when nobody can reach it, or with its arena.
    ///
    /// @throws IllegalStateException when the process may not have that much
    public static MemorySegment allocate(long bytes) {
        try {
            return (ARENA.isBound() ? ARENA.get() : Arena.ofAuto()).allocate(Math.max(bytes, 1), 64);
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

    /// What all columns that were read from files may take together: what `-Daquatint.memory=4g` says, or two thirds of [#most]. The rest is for indexes, and
    /// for what is read and forgotten.
    ///
    /// @throws IllegalArgumentException for what is no size
    static long budget() {
        String said = System.getProperty(BUDGET);
        if (said == null) return most() / 3 * 2;
        Matcher size = SIZE.matcher(said.strip());
        if (!size.matches()) throw new IllegalArgumentException("-D%s takes a size like 4g or 512m, not %s".formatted(BUDGET, said));
        return Long.parseLong(size.group(1)) << switch (size.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            case "t" -> 40;
            default -> 0;
        };
    }

    /// A validity bitmap for that many rows, all missing.
    public static MemorySegment bits(long rows) {
        return allocate((rows + 7) / 8 + 8);
    }
}
