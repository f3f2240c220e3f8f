package dev.aquatint.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// What was made last, by what it was made of: the least recently used goes first when all together takes more than so many bytes, but one thing stays whatever its size.
///
/// Safe from any thread; two may make the same thing at once.
final class Recent<K, V> {
    /// What a key and its place take, roughly: small things are not without number either.
    private static final long ENTRY = 1024;

    private final Map<K, V> made = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private final ToLongFunction<V> size;
    private long bytes;

    Recent(long most, ToLongFunction<V> size) {
        this.most = most;
        this.size = v -> ENTRY + size.applyAsLong(v);
    }

    /// Null when it is not there (any more).
    synchronized V get(K key) {
        return made.get(key);
    }

    V get(K key, Supplier<V> make) {
        V known = get(key);
        if (known != null) return known;
        V value = make.get();
        put(key, value);
        return value;
    }

    synchronized void put(K key, V value) {
        V before = made.put(key, value);
        bytes += size.applyAsLong(value) - (before == null ? 0 : size.applyAsLong(before));
        for (var eldest = made.entrySet().iterator(); bytes > most && made.size() > 1; ) {
            bytes -= size.applyAsLong(eldest.next().getValue());
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
