package dev.aquatint.shell.bench;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// What several runs of the same work took, in seconds, and what the last one gave.
record Timed<T>(double median, double min, T last) {

    /// @param before done before every run, off the clock
    /// @param warmup runs that do not count
    /// @param reps runs that do, at least one
    /// @param done is told the share of runs that are over
    static <T> Timed<T> of(Runnable before, Supplier<T> work, int warmup, int reps, DoubleConsumer done) {
        double[] seconds = new double[reps];
        T last = null;
        for (int i = -warmup; i < reps; i++) {
            last = null;        // two results at once may be more than memory holds
            before.run();
            long start = System.nanoTime();
            last = work.get();
            if (i >= 0) seconds[i] = (System.nanoTime() - start) / 1e9;
            if (i < reps - 1) done.accept((double) (i + 1 + warmup) / (warmup + reps));
        }
        done.accept(1);
        Arrays.sort(seconds);
        return new Timed<>((seconds[reps / 2] + seconds[(reps - 1) / 2]) / 2, seconds[0], last);
    }
}
