package dev.aquatint.shell.command;

import dev.aquatint.server.App;
import dev.aquatint.server.Card;
import dev.aquatint.server.Thumbnail;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// A script that is compiled while the server starts.
final class LateScript implements App {
    private static final int LARGEST = 4 << 20;

    private final CompletableFuture<CompiledScript> compiled;
    private final List<String> arguments;
    private final Audience audience;
    private final CompletableFuture<Page> prepared = new CompletableFuture<>();
    private final AtomicBoolean reserved = new AtomicBoolean(), begun = new AtomicBoolean();
    private final AtomicReference<CompletableFuture<Page>> spare = new AtomicReference<>();
    private volatile byte[] drawn;

    /// @param arguments what it sees as `args`
    LateScript(CompletableFuture<CompiledScript> compiled, List<String> arguments, Progress progress) {
        this.compiled = compiled;
        this.arguments = arguments;
        audience = new Audience(progress);
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

    /// Its title, and the picture beside its file, as `scripts/nyc_taxi.png`, else the one that was drawn of it.
    @Override
    public Optional<Card> card() {
        return Optional.of(new Card(ready().title(), beside().orElse(drawn)));
    }

    private Optional<byte[]> beside() {
        Path script = ready().file(), picture = script.resolveSibling(script.getFileName().toString().replaceFirst("\\.jsh$", ".png"));
        try {
            return Files.isRegularFile(picture) && Files.size(picture) <= LARGEST ? Optional.of(Files.readAllBytes(picture)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Finds its picture, if it was drawn at another time.
    void find(Thumbnails pictures) {
        drawn = pictures.of(key()).orElse(null);
    }

    /// Draws its picture if there is none, or an old one: of an instance of its own that nobody has touched.
    void draw(Thumbnails pictures) throws Exception {
        if (beside().isPresent() || pictures.fresh(key())) return;
        try (Page page = run()) {
            Optional<byte[]> png = Thumbnail.of(page.root());
            png.ifPresent(picture -> pictures.keep(key(), picture));
            if (png.isPresent()) drawn = png.get();
        }
    }

    private String key() {
        return ready().fingerprint() + (arguments.isEmpty() ? "" : "-%08x".formatted(arguments.hashCode()));
    }

    /// Whoever opens the first page from now on gets the instance of [#prepare], and begins it if it has not begun.
    void reserve() {
        if (reserved.compareAndSet(false, true)) spare.set(prepared);
    }

    /// Runs it before anybody asks, once; this instance is the page of who comes first.
    void prepare() throws Exception {
        reserve();
        if (!begun.compareAndSet(false, true)) return;
        try {
            prepared.complete(run());
        } catch (Exception | Error e) {
            spare.compareAndSet(prepared, null);
            prepared.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public Page open(Request request) throws Exception {
        CompletableFuture<Page> mine = spare.getAndSet(null);
        if (mine == null) return run();
        prepare();
        try {
            return audience.during(mine::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Exception x) throw x;
            throw e;
        }
    }

    private Page run() throws Exception {
        CompiledScript script = ready();
        return audience.during(() -> script.open(arguments));
    }
}
