package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.wire.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/// How much of what browsers have sent is kept: one value for each attribute, and not without bound.
final class ReceivedBytes {
    private static final long MOST = 32 << 20;

    /// By attribute; a model that is gone counts no longer, and must not be held here.
    private final Map<Model, Map<String, Long>> sizes = new WeakHashMap<>();

    /// @throws Refused if it is too much
    void keep(Model model, String attr, long size) {
        Map<String, Long> own = sizes.computeIfAbsent(model, _ -> new HashMap<>());
        long before = own.getOrDefault(attr, 0L);
        if (size > before && total() - before + size > MOST) throw Refused.because("this page keeps no more than %d MB from browsers".formatted(MOST >> 20));
        own.put(attr, size);
    }

    private long total() {
        long total = 0;
        for (Map<String, Long> own : sizes.values()) {
            for (long s : own.values()) total += s;
        }
        return total;
    }
}
