package dev.aquatint.columns;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What somebody should know of how data is kept or read, said once for each where the program says what it does. Thread-safe.
public final class Hints {
    private static final System.Logger LOG = System.getLogger("dev.aquatint");

    private final Set<String> given = ConcurrentHashMap.newKeySet();

    public void give(String of, String hint) {
        if (given.add(of)) LOG.log(System.Logger.Level.INFO, hint);
    }
}
