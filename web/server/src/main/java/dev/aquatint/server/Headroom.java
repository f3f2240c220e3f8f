package dev.aquatint.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Whether there is memory for another page: those that are open must have room to work.
final class Headroom {
    private static final double MOST = 0.8;

    private final DoubleSupplier taken;

    Headroom() {
        List<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP && p.isUsageThresholdSupported()).toList();
        taken = () -> old.stream().mapToDouble(Headroom::share).sum();
    }

    /// @param taken share of the heap
    Headroom(DoubleSupplier taken) {
        this.taken = taken;
    }

    boolean any() {
        return taken.getAsDouble() <= MOST;
    }

    /// What was left after the last collection: what is taken now may be garbage.
    private static double share(MemoryPoolMXBean pool) {
        MemoryUsage left = pool.getCollectionUsage();
        return left == null || left.getMax() <= 0 ? 0 : (double) left.getUsed() / left.getMax();
    }
}
