package dev.aquatint.shell.command;

import dev.aquatint.server.ServerOptions;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/// How apps are served: options of `aquatint serve` and of packaged apps.
final class ServeOptions {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "5006", description = "Where to listen; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;
    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "Whom to listen to: this machine only (${DEFAULT-VALUE}, the default), or 0.0.0.0 for all.")
    private String address;
    @Option(names = "--allow-origin", paramLabel = "ORIGIN", description = "A further exact origin that may open pages, as in https://maps.example.org; may be repeated.")
    private Set<String> origins = new LinkedHashSet<>();
    @Option(names = "--cache", paramLabel = "FOLDER", description = "Where map tiles are kept. Default: the user's cache folder.")
    private Path cache;
    @Option(names = "--show", description = "Opens the first app in the browser.")
    boolean show;

    /// @throws Complaint if one is out of range
    ServerOptions forServer() {
        if (port < 0 || port > 65_535) throw new Complaint("--port is 0 (any free one) to 65535, not " + port);
        try {
            ServerOptions options = ServerOptions.defaults().port(port).address(address).allowOrigins(origins);
            return cache == null ? options : options.cache(cache);
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage());
        }
    }
}
