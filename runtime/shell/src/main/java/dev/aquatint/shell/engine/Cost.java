package dev.aquatint.shell.engine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/// What running something took, by the whole process: other threads that work meanwhile are counted as well.
///
/// @param seconds on the clock
/// @param bytes allocated on the heap
/// @param collections of garbage
/// @param collecting seconds that they took
public record Cost(double seconds, long bytes, long collections, double collecting) {

    /// What there is after running it, and what it cost in between.
    record Measured(Object value, Cost cost) {}

    static Measured of(Callable<Object> action) throws Exception {
        Cost before = now();
        Object value = action.call();
        Cost after = now();
        return new Measured(value, new Cost(after.seconds - before.seconds, after.bytes - before.bytes, after.collections - before.collections, after.collecting - before.collecting));
    }

    private static Cost now() {
        long collections = 0, millis = 0;
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, gc.getCollectionCount());
            millis += Math.max(0, gc.getCollectionTime());
        }
        long bytes = ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads ? threads.getTotalThreadAllocatedBytes() : 0;
        return new Cost(System.nanoTime() / 1e9, bytes, collections, millis / 1e3);
    }

    @Override
    public String toString() {
        String garbage = collections == 0 ? "no collection" : "%d %s of %s".formatted(collections, collections == 1 ? "collection" : "collections", time(collecting));
        return "%s, %s allocated, %s".formatted(time(seconds), size(bytes), garbage);
    }

    private static String time(double s) {
        return s >= 1 ? "%.2f s".formatted(s) : s >= 1e-3 ? "%.1f ms".formatted(s * 1e3) : "%.0f µs".formatted(s * 1e6);
    }

    private static String size(long b) {
        return b >= 1 << 30 ? "%.1f GiB".formatted(b / 0x1p30) : b >= 1 << 20 ? "%.1f MiB".formatted(b / 0x1p20) : b >= 1 << 10 ? "%.1f KiB".formatted(b / 0x1p10) : b + " bytes";
    }
}
