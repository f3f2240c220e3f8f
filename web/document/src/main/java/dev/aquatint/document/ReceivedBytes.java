package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.wire.Refused;
import java.util.HashMap;
import java.util.Map;

/// How much of what browsers have sent is kept: one value for each attribute, and not without bound.
final class ReceivedBytes {
    private static final long MOST = 32 << 20;

    private record Slot(Model model, String attr) {}

    private final Map<Slot, Integer> sizes = new HashMap<>();
    private long total;

    /// @throws Refused if it is too much
    void keep(Model model, String attr, int size) {
        Slot slot = new Slot(model, attr);
        int before = sizes.getOrDefault(slot, 0);
        if (size > before && total - before + size > MOST) throw Refused.because("this page keeps no more than %d MB from browsers".formatted(MOST >> 20));
        sizes.put(slot, size);
        total += size - before;
    }
}
