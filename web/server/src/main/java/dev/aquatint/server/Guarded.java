package dev.aquatint.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Periodic work that goes on whatever it throws: a timer never again runs what has thrown once.
final class Guarded {
    private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

    private Guarded() {}

    /// @param failed said in the log
    static Runnable of(String failed, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.warn(failed, e);
            }
        };
    }
}
