package dev.aquatint.columns;

import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Made;
import dev.aquatint.frame.Schema;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The tables of a process, one for each identity however often it is asked for, forgotten when no frame needs them.
public final class Catalogue {
    private final Map<Object, WeakReference<Table>> tables = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    final Indexes.Budget budget = new Indexes.Budget();
    final Hints hints = new Hints();
    final Keeper keeper;
    private final LongSupplier most;
    private volatile long collected;

    public Catalogue(Keeper keeper) {
        this(keeper, Memory::budget);
    }

    /// @param most what columns that were read may take together, in bytes
    public Catalogue(Keeper keeper, LongSupplier most) {
        this.keeper = keeper;
        this.most = most;
    }

    /// Whether there is room for so many bytes more of columns that are read.
    boolean fits(long bytes) {
        long most = bytes == 0 ? 0 : this.most.getAsLong();
        if (bytes == 0 || held() + bytes <= most) return true;
        if (bytes > most || collected == held()) return false;
        System.gc();                // tables that nobody has any more count until they are collected
        collected = held();
        return collected + bytes <= most;
    }

    private long held() {
        lock.lock();
        try {
            return tables.values().stream().map(WeakReference::get).filter(Objects::nonNull).mapToLong(Table::held).sum();
        } finally {
            lock.unlock();
        }
    }

    /// A frame of all columns of a store, which is opened only if no living frame has the same identity.
    ///
    /// @param identity equal for equal content: file, size and time; an object of its own for data in memory
    public Frame frame(Object identity, Supplier<Store> open) {
        return frame(identity, open, null);
    }

    /// @param call how it was asked for, such as `csv("trips.csv")`; null if nobody asked for it by name
    public Frame frame(Object identity, Supplier<Store> open, String call) {
        Table table = table(identity, open);
        List<Named> columns = table.store.schema().fields().stream()
                .map(f -> new Named(f.name(), f.type(), new Derivation.Stored(f.name()))).toList();
        return new TableFrame(table, columns, List.of(), table.rows(), new Made(null, call == null ? table.store.schema().source() : call));
    }

    Table table(Object identity, Supplier<Store> open) {
        lock.lock();
        try {
            var known = tables.get(identity);
            Table table = known == null ? null : known.get();
            if (table == null) {
                tables.values().removeIf(t -> t.get() == null);
                Store store = open.get();
                unique(store.schema());
                table = new Table(this, identity, store);
                tables.put(identity, new WeakReference<>(table));
            }
            return table;
        } finally {
            lock.unlock();
        }
    }

    private static void unique(Schema schema) {
        var names = schema.names();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) throw new UnreadableFile(schema.source(), "it has two columns '%s'".formatted(names.get(i)));
        }
    }
}
