package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.document.wire.Patch;
import dev.aquatint.document.wire.Refused;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// How much heap is taken by what browsers have sent: one value for each attribute, and not without bound.
final class ReceivedBytes {
    private static final long MOST = 32 << 20;
    /// Bytes of small things on a heap of 64 bits with short references, upper bounds.
    private static final int OBJECT = 24, ENTRY = 72, MODEL = 1024;

    /// By attribute; a model that is gone counts no longer once there is no room left, and must not be held here.
    private final Map<Model, Map<String, Long>> sizes = new WeakHashMap<>();
    private long total;
    private boolean counted;

    /// From here on it is worth a look which models are gone. Once a message: to count all at each of its thousands of values would take minutes.
    void nextMessage() {
        counted = false;
    }

    /// @throws Refused if it is too much
    void keep(Model model, String attr, Object value) {
        long size = ENTRY + heap(value), before = sizes.getOrDefault(model, Map.of()).getOrDefault(attr, 0L);
        if (size > before && total - before + size > MOST && !counted) {
            counted = true;
            total = 0;
            for (Map<String, Long> own : sizes.values()) {
                for (long s : own.values()) total += s;
            }
        }
        if (size > before && total - before + size > MOST) throw Refused.because("this page keeps no more than %s MB from browsers".formatted(MOST >> 20));
        sizes.computeIfAbsent(model, _ -> new HashMap<>()).put(attr, size);
        total += size - before;
    }

    /// A model counts as what it is without attributes: these are kept by themselves.
    private static long heap(Object value) {
        return switch (value) {
            case null -> 0;
            case String s -> 2 * OBJECT + (s.chars().allMatch(c -> c < 256) ? 1L : 2L) * s.length();
            case byte[] b -> OBJECT + b.length;
            case NdArray a -> 4 * OBJECT + a.data().remaining();
            case Model _ -> MODEL;
            case Vector.Value(var of) -> OBJECT + heap(of);
            case Vector.Field(var name, _) -> OBJECT + MODEL + heap(name);
            case Patch.Event(var name, var values) -> OBJECT + heap(name) + heap(values);
            case Map<?, ?> map -> {
                long size = 3 * OBJECT;
                for (Map.Entry<?, ?> e : map.entrySet()) size += ENTRY + heap(e.getKey()) + heap(e.getValue());
                yield size;
            }
            case Collection<?> all -> {
                long size = 3 * OBJECT;
                for (Object v : all) size += (all instanceof List<?> ? Integer.BYTES : ENTRY) + heap(v);
                yield size;
            }
            default -> OBJECT;
        };
    }
}
