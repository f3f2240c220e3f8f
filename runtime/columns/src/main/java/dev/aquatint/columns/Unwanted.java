package dev.aquatint.columns;

/// Thrown out of reading that nobody waits for any more: no fault, and nothing to look up in a stack trace.
public class Unwanted extends RuntimeException {
    /// Throws it when what the current thread reads is not wanted any more; unbound, it always is.
    static final ScopedValue<Runnable> CHECK = ScopedValue.newInstance();

    public Unwanted(String message) {
        super(message, null, false, false);
    }

    /// For what takes long, to be called every few milliseconds; costs some nanoseconds.
    ///
    /// @throws Unwanted if nobody waits for what the current thread reads
    public static void check() {
        if (CHECK.isBound()) CHECK.get().run();
    }
}
