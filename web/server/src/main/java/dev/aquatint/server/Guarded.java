package dev.aquatint.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Periodic work that goes on whatever it throws: a timer never again runs what has thrown once.
final class Guarded {
    private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

    private Guarded() {}

    private static void say(String failed, Throwable e) {
        try {
            LOG.warn(failed, e);
        } catch (OutOfMemoryError _) {
            // there is no memory to say it either
        }
    }

    /// @param failed said in the log
    static Runnable of(String failed, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | OutOfMemoryError e) {
                say(failed, e);
            }
        };
    }
}
