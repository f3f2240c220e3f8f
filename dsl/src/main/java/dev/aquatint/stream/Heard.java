package dev.aquatint.stream;

import java.util.List;
import java.util.function.Consumer;

/// Tells something to all who want to hear it, also where some of them fail.
public final class Heard {
    private Heard() {}

    /// Calls each of them; what the first one threw is thrown when all were called, with what others threw beside it.
    public static <W> void all(List<W> watchers, Consumer<? super W> tell) {
        Throwable first = null;
        for (W watcher : watchers) {
            try {
                tell.accept(watcher);
            } catch (RuntimeException | Error e) {
                if (first == null) first = e;
                else if (first != e) first.addSuppressed(e);
            }
        }
        switch (first) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(first);
        }
    }
}
