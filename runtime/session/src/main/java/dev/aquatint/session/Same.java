package dev.aquatint.session;

import java.lang.ref.WeakReference;

/// Which object something was made of, as part of a key: the same one and no other, which is not held in memory by that.
final class Same {
    private final WeakReference<Object> of;
    private final int hash;

    private Same(Object of) {
        this.of = new WeakReference<>(of);
        this.hash = System.identityHashCode(of);
    }

    /// Null for nothing.
    static Same as(Object of) {
        return of == null ? null : new Same(of);
    }

    @Override
    public boolean equals(Object o) {
        if (o == this) return true;
        Object mine = of.get();
        return o instanceof Same s && mine != null && s.of.refersTo(mine);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
