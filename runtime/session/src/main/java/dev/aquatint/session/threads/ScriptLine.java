package dev.aquatint.session.threads;

import java.util.Optional;

/// Finds the line of a script in a stack.
final class ScriptLine {
    private ScriptLine() {}

    /// As in `nyc_taxi.jsh line 12`; empty if no script is there.
    static Optional<String> of(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            String file = frame.getFileName();
            if (file != null && file.endsWith(".jsh") && frame.getLineNumber() > 0) return Optional.of(file + " line " + frame.getLineNumber());
        }
        return Optional.empty();
    }
}
