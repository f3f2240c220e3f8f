package dev.aquatint.raster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What would make things faster, said once for each file where the program says what it does.
final class Hints {
    private static final System.Logger LOG = System.getLogger("dev.aquatint");

    private final Set<String> given = ConcurrentHashMap.newKeySet();

    void give(String of, String hint) {
        if (given.add(of)) LOG.log(System.Logger.Level.INFO, hint);
    }
}
