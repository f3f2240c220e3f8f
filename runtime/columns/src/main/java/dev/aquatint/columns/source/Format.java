package dev.aquatint.columns.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of file: the word that reads it, what its files are called, and how they begin.
public enum Format {
    PARQUET("parquet", "Parquet", List.of(".parquet", ".parq", ".pq")),
    ARROW("arrow", "Arrow", List.of(".arrow", ".feather", ".ipc", ".arrows", ".stream")),
    CSV("csv", "CSV", Stream.of(".csv", ".tsv", ".tab", ".psv").flatMap(e -> Stream.of("", ".gz", ".zip", ".bz2", ".zst").map(e::concat)).toList());

    private static final int FIRST = 6;

    private final String word, called;
    private final List<String> endings;

    Format(String word, String called, List<String> endings) {
        this.word = word;
        this.called = called;
        this.endings = endings;
    }

    /// The word of the language that reads such files.
    public String word() {
        return word;
    }

    /// Whether a file is called as files of this kind are; upper case counts as lower case.
    boolean named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    /// The endings as a message lists them.
    String endings() {
        return String.join(", ", endings.stream().filter(e -> e.indexOf('.', 1) < 0).toList());
    }

    /// By its first bytes, else by its name; empty if neither is known.
    public static Optional<Format> of(Path file) {
        Optional<Format> content = byContent(file);
        return content.isPresent() ? content : byName(file);
    }

    static Optional<Format> byName(Path file) {
        return Stream.of(values()).filter(f -> f.named(file)).findFirst();
    }

    /// Text has no first bytes of its own, so it is never CSV by its content.
    static Optional<Format> byContent(Path file) {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(FIRST);
        } catch (IOException _) {
            return Optional.empty();
        }
        String start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PAR1") || start.startsWith("PARE")) return Optional.of(PARQUET);
        return start.equals("ARROW1") || start.startsWith("FEA1") || start.startsWith("\u00ff\u00ff\u00ff\u00ff") ? Optional.of(ARROW) : Optional.empty();
    }

    /// What it is called by people: "Parquet".
    @Override
    public String toString() {
        return called;
    }
}
