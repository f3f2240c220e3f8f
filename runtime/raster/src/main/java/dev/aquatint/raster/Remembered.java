package dev.aquatint.raster;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What was made of the last few keys, as long as there is memory for it. Safe from any thread; two may make the same thing at once.
final class Remembered<K, V> {
    private final Map<K, SoftReference<V>> made;

    Remembered(int most) {
        made = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key, Function<K, V> make) {
        V known = known(key);
        if (known != null) return known;
        V value = make.apply(key);
        put(key, value);
        return value;
    }

    /// Null when it is not there (any more).
    V known(K key) {
        synchronized (made) {
            SoftReference<V> known = made.get(key);
            return known == null ? null : known.get();
        }
    }

    void put(K key, V value) {
        synchronized (made) {
            made.put(key, new SoftReference<>(value));
        }
    }
}
