package dev.aquatint.shell.command;

import dev.aquatint.layout.Viewable;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.console.Console;
import dev.aquatint.shell.console.Desk;
import dev.aquatint.shell.console.Encoding;
import dev.aquatint.shell.console.Paper;
import dev.aquatint.shell.console.Pipe;
import dev.aquatint.shell.console.ReplPage;
import dev.aquatint.shell.console.Session;
import dev.aquatint.shell.engine.Interpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The prompt and its page. The terminal and the compiler start side by side, the server once there is somebody to show something to.
final class Repl {
    private static final Duration WHILE = Duration.ofSeconds(1);

    private final Path file;
    private final Browser browser = new Browser();
    private final boolean terminal;
    private final PrintStream out, err;
    private final Session session;
    private final ReplPage page;
    private final CompletableFuture<Console> at = new CompletableFuture<>();
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile CompletableFuture<Server> server;
    private Paper paper;

    /// @param file a script to begin with, or null
    Repl(Path file, List<String> arguments, boolean terminal, PrintStream out, PrintStream err) {
        this.file = file;
        this.terminal = terminal;
        this.out = out;
        this.err = err;
        ProgressLine progress = new ProgressLine(err, terminal);
        session = new Session(() -> started(progress, arguments), this::show, text -> paper.println(text), progress);
        page = new ReplPage(session);
    }

    private Interpreter started(ProgressLine progress, List<String> arguments) {
        Interpreter interpreter = new Interpreter(this::show, progress, arguments);
        interpreter.onChange(() -> page.codeChanged());
        return interpreter;
    }

    void run() throws IOException {
        Thread.ofPlatform().name("compiler").daemon(true).start(this::warm);
        if (!terminal) Readers.warmAside();
        try {
            if (terminal) onTerminal();
            else onPipe();
        } finally {
            session.close();
            if (server != null) server.thenAccept(Server::close).join();
        }
    }

    /// In the order in which a person needs it: an answer, the page, completion, data. Side by side they would all be late.
    private void warm() {
        boolean idle = session.warm();
        if (!terminal) return;
        try {
            if (!idle) Thread.sleep(WHILE);
            announce();
            Thread.sleep(WHILE);        // who types at once must not wait for what only Tab needs
            session.interpreter().warmCompletion();
            Readers.warm();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce() {
        try {
            String page = "The page is " + uri();
            at.thenAccept(console -> console.paper().println(page));
        } catch (CompletionException e) {
            at.thenAccept(console -> console.paper().println("There is no page: " + e.getCause().getMessage()));
        }
    }

    private void onTerminal() throws IOException {
        try (Console console = new Console()) {
            paper = console.paper();
            paper.println("Aquatint %s on Java %d: Tab completes, /help helps, Ctrl-D leaves".formatted(Version.text(), Runtime.version().feature()));
            at.complete(console);
            begin();
            console.run(session, desk());
        }
    }

    private void onPipe() throws IOException {
        paper = text -> {
            out.println(text);
            out.flush();
        };
        begin();
        var in = new BufferedReader(new InputStreamReader(System.in, Encoding.of("stdin.encoding")));
        new Pipe(in, session, paper, desk()).run();
    }

    private Desk desk() {
        return new Desk(page, this::uri, this::openBrowser);
    }

    private void begin() throws IOException {
        if (file != null) session.open(file);
    }

    private void show(Viewable what) {
        page.show(what);
        if (opened.getAndSet(true)) return;
        if (terminal) openBrowser();
        else err.println("The page is " + uri());
    }

    private URI uri() {
        return server().join().uri("/");
    }

    private boolean openBrowser() {
        opened.set(true);
        return browser.open(uri());
    }

    private synchronized CompletableFuture<Server> server() {
        if (server == null) {
            server = CompletableFuture.supplyAsync(() -> Server.start(ServerOptions.defaults().callLimit(ShownScript.OWN), Map.of("/", page)),
                    task -> Thread.ofPlatform().name("server start").daemon(true).start(task));
        }
        return server;
    }
}
