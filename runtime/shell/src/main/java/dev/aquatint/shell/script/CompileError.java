package dev.aquatint.shell.script;

/// What the compiler has against a script, and where.
///
/// @param line from 1
/// @param column from 1
/// @param source the line itself
public record CompileError(String file, int line, int column, String message, String source) {

    /// Place and message, the line, and a caret under the place.
    @Override
    public String toString() {
        String blanks = source.substring(0, Math.clamp(column - 1, 0, source.length())).replaceAll("[^\t]", " ");
        return "%s:%d:%d: %s%n    %s%n    %s^".formatted(file, line, column, message, source, blanks);
    }
}
