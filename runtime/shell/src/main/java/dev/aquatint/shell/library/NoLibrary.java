package dev.aquatint.shell.library;

/// A library that cannot be had; the message names it, where it was looked for, and why.
public final class NoLibrary extends Exception {
    private static final long serialVersionUID = 1;

    NoLibrary(String message, Throwable cause) {
        super(message, cause);
    }
}
