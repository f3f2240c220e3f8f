package dev.aquatint.shell.engine;

/// One snippet of a text.
///
/// @param line where it starts, from 1
/// @param column where it starts in that line, from 1
public record Piece(String source, int line, int column) {

    /// The line of the text that holds this position of the source.
    public int lineAt(int position) {
        return line + (int) source.substring(0, Math.clamp(position, 0, source.length())).chars().filter(c -> c == '\n').count();
    }

    /// The column, from 1, of this position of the source in its line of the text.
    public int columnAt(int position) {
        int at = Math.clamp(position, 0, source.length());
        int start = source.lastIndexOf('\n', at - 1) + 1;
        return start == 0 ? column + at : at - start + 1;
    }
}
