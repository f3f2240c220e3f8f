package dev.aquatint.shell.command;

import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.CompiledScript;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Scripts that are being served until Ctrl-C. They are compiled while the server starts, which runs nothing, and run once before anybody asks, so
/// that their data is there for the first visitor; from then on once for each page.
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Server server;

    private Serving(Server server) {
        this.server = server;
    }

    /// @param show opens the first one in the browser
    /// @param warm runs each once before anybody asks
    /// @param dev follows the files
    record How(boolean show, boolean warm, boolean dev) {}

    /// @throws Complaint if a script does not compile, or the server cannot listen
    static Serving of(List<Path> files, List<String> arguments, ServerOptions options, How how, CommandLines context) {
        Readers.warmFor(files);
        ProgressLine progress = new ProgressLine(context.err(), context.terminal());
        Map<String, LateScript> scripts = new LinkedHashMap<>();
        ScriptFile.byPath(files).forEach((path, file) -> scripts.put(path, new LateScript(context.headStart().compiled(file), arguments, progress)));
        return of(scripts, apps(scripts, files, arguments, how, progress, context.err()), options, how, context);
    }

    /// A script that is compiled already.
    static Serving of(CompiledScript script, List<String> arguments, ServerOptions options, How how, CommandLines context) {
        ProgressLine progress = new ProgressLine(context.err(), context.terminal());
        LateScript late = new LateScript(CompletableFuture.completedFuture(script), arguments, progress);
        Map<String, LateScript> scripts = Map.of(ScriptFile.path(script.file()), late);
        return of(scripts, Map.copyOf(scripts), options, how, context);
    }

    private static Map<String, App> apps(Map<String, LateScript> scripts, List<Path> files, List<String> arguments, How how, ProgressLine progress, PrintStream err) {
        if (!how.dev) return Map.copyOf(scripts);
        Map<String, App> apps = new LinkedHashMap<>();
        ScriptFile.byPath(files).forEach((path, file) -> {
            Reloading reloading = new Reloading(file, scripts.get(path), arguments, progress, err::println);
            reloading.follow();
            apps.put(path, reloading);
        });
        return apps;
    }

    private static Serving of(Map<String, LateScript> scripts, Map<String, App> apps, ServerOptions options, How how, CommandLines context) {
        PrintStream out = context.out(), err = context.err();
        Server server = start(options, apps);
        Serving serving = new Serving(server);
        Thumbnails pictures = new Thumbnails(options.cache().resolve("thumbnails"));
        try {
            for (LateScript script : scripts.values()) {
                script.ready().warnings().forEach(err::println);
                if (scripts.size() > 1) script.find(pictures);
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        if (scripts.size() > 1) out.println(server.uri("/"));
        scripts.keySet().forEach(path -> out.println(server.uri(path)));
        if (how.warm) scripts.values().forEach(LateScript::reserve);
        String first = scripts.keySet().iterator().next();
        if (how.show && !new Browser().open(server.uri(scripts.size() > 1 ? "/" : first))) out.println("no browser found: open the address above in one");
        out.println("Ctrl-C stops");
        out.flush();
        if (how.warm) Thread.ofPlatform().name("warm").daemon(true).start(() -> {
            scripts.forEach((path, script) -> serving.warm(path, script, how.show));
            if (scripts.size() > 1) scripts.forEach((path, script) -> draw(path, script, pictures));
        });
        return serving;
    }

    /// @throws Complaint if the server cannot listen
    static Server start(ServerOptions options, Map<String, App> apps) {
        try {
            return Server.start(options, apps);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new Complaint(e.getMessage());
        }
    }

    /// The first visitor finds data, kernels and wire in use already, since we were there before; whoever comes sooner gets the instance that is run here.
    ///
    /// @param awaited somebody is about to come: then it is run once, for them
    private void warm(String path, LateScript script, boolean awaited) {
        try {
            script.prepare();
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("{} fails when it is opened: {}", path.substring(1), e.getMessage());
            return;
        }
        if (awaited || server.pages() > 0) return;
        try {
            Visitor.visit(server.uri(path));
        } catch (IOException | InterruptedException | CompletionException e) {
            LOG.debug("{} was not visited", path, e);
        }
    }

    /// For the list of all, once everything else is there.
    private static void draw(String path, LateScript script, Thumbnails pictures) {
        try {
            script.draw(pictures);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.debug("{} was not drawn", path, e);
        }
    }

    Server server() {
        return server;
    }

    /// Waits for the signal to stop, and leaves nothing behind.
    void untilStopped() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Termination.closes(server);
        never.await();
    }
}
