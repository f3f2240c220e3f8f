package dev.aquatint.shell.engine;

import java.util.List;

/// The arguments of the command line as scripts see them, `args`.
public final class Arguments {
    /// Those of the script that is being opened by this thread.
    public static final ScopedValue<List<String>> CURRENT = ScopedValue.newInstance();

    /// What declares them in a script or at the prompt.
    public static final String DECLARATION = "String[] args = dev.aquatint.shell.engine.Arguments.get();";

    private Arguments() {}

    /// Called by the declaration.
    public static String[] get() {
        return CURRENT.isBound() ? CURRENT.get().toArray(String[]::new) : new String[0];
    }
}
