package dev.aquatint.server;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes all sockets of a server may hold together, for one purpose.
final class ByteBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    /// A share of the heap, and not more than is of use.
    static ByteBudget ofHeap(int share, long atLeast, long atMost) {
        return new ByteBudget(Math.clamp(Runtime.getRuntime().maxMemory() / share, atLeast, atMost));
    }

    /// @return whether there was room; if not, nothing is taken
    boolean tryTake(long bytes) {
        if (taken.addAndGet(bytes) <= most) return true;
        taken.addAndGet(-bytes);
        return false;
    }

    /// For what is held in any case.
    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    boolean room() {
        return taken.get() < most;
    }

    long taken() {
        return taken.get();
    }

    long most() {
        return most;
    }
}
