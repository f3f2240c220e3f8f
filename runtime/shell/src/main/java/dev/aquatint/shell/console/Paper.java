package dev.aquatint.shell.console;

/// What answers are written on: a terminal, a file, a test.
public interface Paper {

    /// One line, or several, as it is.
    void println(String text);

    /// A line about what was typed rather than of it: errors, notes.
    default void note(String text) {
        text.lines().forEach(line -> println("|  " + line));
    }
}
