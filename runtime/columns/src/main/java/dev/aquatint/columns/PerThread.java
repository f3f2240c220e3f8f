package dev.aquatint.columns;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/// Memory that each thread uses again and again.
///
/// It is held softly: threads that are not ours outlive us, in programs that load and drop others, and would keep our classes with it.
public final class PerThread<T> {
    private final ThreadLocal<SoftReference<T>> held = new ThreadLocal<>();
    private final Supplier<T> made;

    public PerThread(Supplier<T> made) {
        this.made = made;
    }

    /// The one of this thread.
    public T mine() {
        SoftReference<T> reference = held.get();
        T mine = reference == null ? null : reference.get();
        if (mine == null) held.set(new SoftReference<>(mine = made.get()));
        return mine;
    }
}
