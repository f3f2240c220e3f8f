package dev.aquatint.shell.script;

/// A script that compiled and then threw, or showed nothing; the message names the script and the line.
public final class ScriptFailed extends Exception {
    private static final long serialVersionUID = 1;

    ScriptFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
