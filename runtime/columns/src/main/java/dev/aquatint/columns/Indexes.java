package dev.aquatint.columns;

import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.spi.Progress;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// The indexes of a table, one for each pair of columns that was asked for, or that views look at again and again.
final class Indexes {
    /// Below this a full scan is as good.
    private static final long LEAST_ROWS = 2_000_000;

    private record Pair(Derivation x, Derivation y) {}

    private final Table table;
    private final Map<Pair, Index> ready = new ConcurrentHashMap<>();
    private final Set<Pair> begun = ConcurrentHashMap.newKeySet();
    private final ReentrantLock building = new ReentrantLock();

    Indexes(Table table) {
        this.table = table;
        Ordered ordered = table.store.ordered();
        if (ordered != null) ready.put(new Pair(new Derivation.Stored(ordered.x()), new Derivation.Stored(ordered.y())), new StoredIndex(table, ordered));
    }

    /// The index of two columns, or null when there is none (yet).
    ///
    /// @throws UnreadableFile when it is in files that are not what they were
    Index ready(Named x, Named y) {
        Index index = ready.get(new Pair(x.from(), y.from()));
        if (index instanceof StoredIndex stored) stored.check();
        return index;
    }

    /// The index of two columns that are loaded; built now, on all cores, unless it is there.
    Index now(Named x, Named y) {
        Index known = ready(x, y);
        if (known != null) return known;
        String what = "indexing " + table;
        Progress outer = Progress.CURRENT.isBound() ? Progress.CURRENT.get() : (_, _) -> {};
        var step = new AtomicInteger();
        try {
            return build(x, y, List.of(), (n, task) -> {
                int before = step.getAndIncrement();
                ScopedValue.where(Progress.CURRENT, (_, done) -> outer.report(what, Math.min(0.99, (before + done) / MemoryIndex.STEPS))).run(() -> Parallel.run(what, n, task));
            });
        } finally {
            outer.report(what, 1);
        }
    }

    private Index build(Named x, Named y, List<Named> beside, Workers workers) {
        building.lock();
        try {
            Index known = ready(x, y);
            if (known != null) return known;
            MemoryIndex built = new MemoryIndex(table, x, y, workers);
            for (Named column : beside) if (loaded(column)) built.sorted(column, workers);        // before frames wait for it
            table.catalogue.budget.add(built);
            ready.put(new Pair(x.from(), y.from()), built);
            return built;
        } finally {
            building.unlock();
        }
    }

    /// Builds it in the background, unless that has begun before, the table is small or not all loaded, or indexes would take too much memory.
    ///
    /// @param beside further columns to bring into its order
    /// @param courtesy called before each task of a few milliseconds; may wait while others need the cores
    void later(Named x, Named y, List<Named> beside, Runnable courtesy) {
        if (table.rows() < LEAST_ROWS || table.rows() > Integer.MAX_VALUE - 64 || ready(x, y) != null || !loaded(x) || !loaded(y)) return;
        if (!table.catalogue.budget.fits(MemoryIndex.bytes(table.rows(), x, y)) || !begun.add(new Pair(x.from(), y.from()))) return;
        Workers patient = (n, task) -> Parallel.run(null, n, i -> {
            courtesy.run();
            task.accept(i);
        });
        Thread.ofPlatform().daemon().name("aquatint-index").start(() -> {
            try {
                build(x, y, beside, patient);
            } catch (IllegalStateException _) {
                // no room after all: full scans go on
            }
        });
    }

    /// Whether one was begun in the background.
    boolean begun() {
        return !begun.isEmpty();
    }

    private boolean loaded(Named column) {
        for (int c = 0; c < table.store.chunks(); c++) if (!table.loaded(column.from(), c)) return false;
        return true;
    }

    /// What indexes that nobody asked for may take, all tables of a process together: a quarter of the memory outside the heap.
    static final class Budget {
        private static final long MOST = Memory.most() / 4;

        private final Set<WeakReference<MemoryIndex>> built = ConcurrentHashMap.newKeySet();

        void add(MemoryIndex index) {
            built.add(new WeakReference<>(index));
        }

        boolean fits(long bytes) {
            built.removeIf(b -> b.get() == null);
            long held = 0;
            for (WeakReference<MemoryIndex> b : built) {
                MemoryIndex index = b.get();
                if (index != null) held += index.bytes();
            }
            return held + bytes <= MOST;
        }
    }
}
