package dev.aquatint.session;

import dev.aquatint.element.DynamicMap;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets the function of a dynamic map be called by one pane at a time. Nobody else can hold what the others wait for, and the one that has it may call the function again.
final class Turns {
    private final Map<DynamicMap, ReentrantLock> turns = Collections.synchronizedMap(new WeakHashMap<>());

    /// @throws InterruptedException if the pane is to end while it waits
    <T> T take(DynamicMap map, Supplier<T> call) throws InterruptedException {
        ReentrantLock turn = turns.computeIfAbsent(map, _ -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            return call.get();
        } finally {
            turn.unlock();
        }
    }
}
