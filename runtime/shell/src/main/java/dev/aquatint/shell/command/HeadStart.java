package dev.aquatint.shell.command;

import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.Bundles;
import dev.aquatint.shell.script.CompiledScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/// Scripts that are being compiled. What looks like one on the command line is begun before the line is read properly, which alone takes
/// a third of a second.
final class HeadStart {
    private static final Set<String> COMPILING = Set.of("run", "serve", "package");

    private final Map<Path, CompletableFuture<CompiledScript>> begun = new ConcurrentHashMap<>();

    /// Begins with the scripts that the line seems to name.
    void guess(String... line) {
        if (line.length < 2 || !COMPILING.contains(line[0])) return;
        for (int i = 1; i < line.length && !line[i].equals("--"); i++) {
            if (line[i].endsWith(".jsh")) begin(line[i]);
        }
    }

    private void begin(String name) {
        try {
            if (Files.isRegularFile(Path.of(name))) compiled(Path.of(name));
        } catch (InvalidPathException _) {
            // whoever reads the line says so
        }
    }

    /// Compiled once, however often it is asked for.
    CompletableFuture<CompiledScript> compiled(Path file) {
        return begun.computeIfAbsent(file, f -> CompletableFuture.supplyAsync(() -> {
            try {
                return Bundles.ofUser().compiled(f, List.of());
            } catch (BadScript | IOException e) {
                throw new CompletionException(e);
            }
        }, task -> Thread.ofPlatform().name("compile " + f.getFileName()).daemon(true).start(task)));
    }
}
