package dev.aquatint.shell.command;

import dev.aquatint.server.ServerOptions;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "serve", description = "Serves scripts as apps: every browser tab gets a fresh instance, the data is there once.",
        footer = {"", "Examples:",
            "  aquatint serve scripts/nyc_taxi.jsh                     at port 5006 of this machine, for this machine",
            "  aquatint serve scripts/*.jsh --port 0 --show            at any free port, and opens it",
            "  aquatint serve app.jsh --address 0.0.0.0 --allow-origin https://maps.example.org",
            "  aquatint serve app.jsh -- trips.parquet                 with an argument for the script"})
final class ServeCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Says this.")
    private boolean help;
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
    private boolean show;
    @Parameters(arity = "1..*", paramLabel = "FILE.jsh", description = "The scripts.")
    private List<Path> files;

    private final CommandLines context;

    ServeCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) throw new Complaint("--port is 0 (any free one) to 65535, not " + port);
        Serving.of(files, context.arguments(List.of()), options(), show, context).untilStopped();
        return 0;
    }

    private ServerOptions options() {
        try {
            ServerOptions options = ServerOptions.defaults().port(port).address(address).allowOrigins(origins);
            return cache == null ? options : options.cache(cache);
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage());
        }
    }
}
