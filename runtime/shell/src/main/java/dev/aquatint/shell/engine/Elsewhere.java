package dev.aquatint.shell.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What words of other libraries are called here; `elsewhere.txt` has all of them.
public final class Elsewhere {
    private Elsewhere() {}

    /// In words: `Aquatint calls it points(frame, "x", "y")`.
    public static Optional<String> hint(String word) {
        return Optional.ofNullable(Words.ALL.get(word)).map(ours -> ours.startsWith("nothing") ? "Aquatint has no such word" + ours.substring(ours.indexOf(':')) : "Aquatint calls it " + ours);
    }

    /// All of them, each with the answer.
    static Map<String, String> all() {
        return Words.ALL;
    }

    /// Read when the first word is asked for.
    private static final class Words {
        static final Map<String, String> ALL = read();

        private static Map<String, String> read() {
            Map<String, String> all = new LinkedHashMap<>();
            try (InputStream in = Elsewhere.class.getResourceAsStream("elsewhere.txt")) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (line.startsWith("#") || line.isBlank()) continue;
                    int sign = line.indexOf(" = ");
                    for (String word : line.substring(0, sign).split(" ")) all.put(word, line.substring(sign + 3));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }
    }
}
