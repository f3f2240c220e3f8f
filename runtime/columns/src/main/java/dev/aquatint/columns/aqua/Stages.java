package dev.aquatint.columns.aqua;

import dev.aquatint.spi.Progress;

/// Several tasks one after the other, told as one.
final class Stages {
    private final String what;
    private final Progress outer = Progress.CURRENT.isBound() ? Progress.CURRENT.get() : (_, _) -> {};
    private double done;

    Stages(String what) {
        this.what = what;
    }

    /// Runs a task that is this part of the whole.
    void run(double part, Runnable task) {
        double from = done;
        ScopedValue.where(Progress.CURRENT, (_, of) -> outer.report(what, Math.min(0.999, from + part * of))).run(task);
        done = from + part;
    }

    void end() {
        outer.report(what, 1);
    }
}
