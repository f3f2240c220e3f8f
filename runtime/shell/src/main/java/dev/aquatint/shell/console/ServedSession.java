package dev.aquatint.shell.console;

import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What stands at a prompt as an app on a port of its own: every tab gets a fresh instance.
final class ServedSession implements AutoCloseable {
    private static final int ANY = 0;

    private Server server;

    /// `/serve`, `/serve 8080`, `/serve stop`.
    ///
    /// @param script the lines of the app
    void serve(String argument, String script, Paper paper) {
        if (argument.equals("stop")) {
            paper.note(server == null ? "nothing is served" : "no longer served");
            close();
        } else if (!argument.matches("\\d{0,5}")) {
            paper.note("a port is a number: /serve 8080; /serve takes any free one, /serve stop ends it");
        } else {
            close();
            start(argument.isEmpty() ? ANY : Integer.parseInt(argument), script, paper);
        }
    }

    private void start(int port, String script, Paper paper) {
        try {
            Path file = Files.createTempDirectory("aquatint-").resolve("session.jsh");
            try {
                Files.writeString(file, script);
                CompiledScript compiled = Script.compile(file);
                server = Server.start(ServerOptions.defaults().port(port), Map.of("/session", compiled));
                paper.note("served at %s; /serve stop ends it".formatted(server.uri("/session")));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.getParent());
            }
        } catch (BadScript | IOException | UncheckedIOException | IllegalArgumentException e) {
            paper.note("cannot be served: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (server != null) server.close();
        server = null;
    }
}
