package dev.aquatint.shell.script;

import java.util.List;
import java.util.stream.Collectors;

/// A script that does not compile, with everything the compiler has against it.
public final class BadScript extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<CompileError> errors;

    BadScript(List<CompileError> errors) {
        super(errors.stream().map(CompileError::toString).collect(Collectors.joining(System.lineSeparator())));
        this.errors = List.copyOf(errors);
    }

    /// In the order of the script.
    public List<CompileError> errors() {
        return errors;
    }
}
