package dev.aquatint.shell.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The user's editor, on a file of its own.
final class Editor {
    private final List<String> command;

    /// @param environment `VISUAL` or `EDITOR` name it, with options
    Editor(Map<String, String> environment) {
        String named = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "")).strip();
        command = List.of((named.isEmpty() ? "vi" : named).split("\\s+"));
    }

    /// The text as it is when the editor is closed; empty if it was given up.
    ///
    /// @throws IOException if there is no editor
    Optional<String> edit(String text) throws IOException {
        Path file = Files.createTempFile("aquatint-", ".java");
        try {
            Files.writeString(file, text);
            List<String> line = new ArrayList<>(command);
            line.add(file.toString());
            return new ProcessBuilder(line).inheritIO().start().waitFor() == 0 ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
