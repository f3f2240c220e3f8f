package dev.aquatint.shell.command;

import dev.aquatint.server.App;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A script that is compiled while the server starts.
final class LateScript implements App {
    private final CompletableFuture<CompiledScript> compiled;
    private final Progress progress;

    LateScript(Path file, List<String> arguments, Progress progress) {
        this.progress = progress;
        compiled = CompletableFuture.supplyAsync(() -> {
            try {
                return Script.compile(file, arguments);
            } catch (BadScript | IOException e) {
                throw new CompletionException(e);
            }
        }, task -> Thread.ofPlatform().name("compile " + file.getFileName()).daemon(true).start(task));
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

    @Override
    public Page open(Request request) throws Exception {
        CompiledScript script = ready();
        return ScopedValue.where(Progress.CURRENT, progress).call(() -> script.open(request));
    }
}
