package dev.aquatint.columns.csv;

import java.nio.file.Path;

/// Where in which file values are read just now.
final class Location {
    /// null when there is one file only
    private Path file;
    private long line;

    void file(Path file) {
        this.file = file;
    }

    void line(long line) {
        this.line = line;
    }

    String text() {
        return "line %,d".formatted(line) + (file == null ? "" : " of " + file.getFileName());
    }
}
