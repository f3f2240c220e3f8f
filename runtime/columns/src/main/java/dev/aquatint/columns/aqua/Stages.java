package dev.aquatint.columns.aqua;

import dev.aquatint.spi.Progress;
import java.io.IOException;

/// Several tasks one after the other, told as one.
final class Stages {
    private final String what;
    private final Progress outer = Progress.CURRENT.isBound() ? Progress.CURRENT.get() : (_, _) -> {};
    private double done;

    Stages(String what) {
        this.what = what;
    }

    interface Task<T> {
        T call() throws IOException;
    }

    /// Runs a task that is this part of the whole.
    <T> T run(double part, Task<T> task) throws IOException {
        double from = done;
        T made = ScopedValue.where(Progress.CURRENT, (_, of) -> outer.report(what, Math.min(0.999, from + part * of))).call(task::call);
        done = from + part;
        return made;
    }

    void end() {
        outer.report(what, 1);
    }
}
