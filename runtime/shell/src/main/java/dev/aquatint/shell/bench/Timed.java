package dev.aquatint.shell.bench;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// What several runs of the same work took, in seconds, and what the last one gave.
record Timed<T>(double median, double min, T last) {
    /// Warming up takes as long at least, in nanoseconds: what takes a millisecond is not compiled after ten runs.
    private static final long WARM = 500_000_000;

    /// @param before done before every run, off the clock
    /// @param warmup runs that do not count, or more if they are short; none at all if 0
    /// @param reps runs that do, at least one
    /// @param done is told the share of runs that are over
    static <T> Timed<T> of(Runnable before, Supplier<T> work, int warmup, int reps, DoubleConsumer done) {
        long begin = System.nanoTime();
        for (int i = 0; warmup > 0 && (i < warmup || System.nanoTime() - begin < WARM); i++) {
            before.run();
            work.get();
            done.accept(Math.min((double) i / warmup, 1) / 2);
        }
        double[] seconds = new double[reps];
        T last = null;
        for (int i = 0; i < reps; i++) {
            last = null;        // two results at once may be more than memory holds
            before.run();
            long start = System.nanoTime();
            last = work.get();
            seconds[i] = (System.nanoTime() - start) / 1e9;
            if (i < reps - 1) done.accept((1 + (i + 1.0) / reps) / 2);
        }
        done.accept(1);
        Arrays.sort(seconds);
        return new Timed<>((seconds[reps / 2] + seconds[(reps - 1) / 2]) / 2, seconds[0], last);
    }
}
