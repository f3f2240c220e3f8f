package dev.aquatint.spi;

/// Who is told how far a long task is. Called from the threads that work, some ten times a second at most.
public interface Progress {

    /// Where progress of the current thread's work goes; unbound: nowhere.
    ScopedValue<Progress> CURRENT = ScopedValue.newInstance();

    /// @param what "reading nyc_taxi.parquet"
    /// @param done 0 to 1; 1 is told exactly once, also when the task failed
    void report(String what, double done);

    static void tell(String what, double done) {
        if (CURRENT.isBound()) CURRENT.get().report(what, done);
    }
}
