package dev.aquatint.shell.command;

import dev.aquatint.server.App;
import dev.aquatint.server.Card;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A script that is compiled while the server starts.
final class LateScript implements App {
    private static final int LARGEST = 4 << 20;

    private final CompletableFuture<CompiledScript> compiled;
    private final List<String> arguments;
    private final Progress progress;

    /// @param arguments what it sees as `args`
    LateScript(CompletableFuture<CompiledScript> compiled, List<String> arguments, Progress progress) {
        this.compiled = compiled;
        this.arguments = arguments;
        this.progress = progress;
    }

    /// Waits for the compiler.
    ///
    /// @throws Complaint with all that it has against the script
    CompiledScript ready() {
        try {
            return compiled.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BadScript bad) throw new Complaint(bad.getMessage());
            if (e.getCause() instanceof IOException io) throw new Complaint(io.getMessage());
            throw e;
        }
    }

    /// Its title, and the picture beside its file, as `scripts/nyc_taxi.png`.
    @Override
    public Optional<Card> card() {
        CompiledScript script = ready();
        Path picture = script.file().resolveSibling(script.file().getFileName().toString().replaceFirst("\\.jsh$", ".png"));
        try {
            return Optional.of(new Card(script.title(), Files.isRegularFile(picture) && Files.size(picture) <= LARGEST ? Files.readAllBytes(picture) : null));
        } catch (IOException _) {
            return Optional.of(new Card(script.title(), null));
        }
    }

    @Override
    public Page open(Request request) throws Exception {
        CompiledScript script = ready();
        return ScopedValue.where(Progress.CURRENT, progress).call(() -> script.open(arguments));
    }
}
