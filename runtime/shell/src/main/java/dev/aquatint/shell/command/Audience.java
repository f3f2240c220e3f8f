package dev.aquatint.shell.command;

import dev.aquatint.spi.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who hears how far a script is: the terminal, and everybody who waits for a page of it. One instance often waits for what another one loads.
final class Audience implements Progress {
    private final Progress terminal;
    private final List<Progress> waiting = new CopyOnWriteArrayList<>();

    Audience(Progress terminal) {
        this.terminal = terminal;
    }

    /// Does work of the script. Who listens on this thread hears until then what all instances tell.
    <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> work) throws X {
        Progress listener = CURRENT.isBound() ? CURRENT.get() : (_, _) -> { };
        waiting.add(listener);
        try {
            return ScopedValue.where(CURRENT, this).call(work);
        } finally {
            waiting.remove(listener);
        }
    }

    @Override
    public void report(String what, double done) {
        terminal.report(what, done);
        for (Progress each : waiting) each.report(what, done);
    }
}
