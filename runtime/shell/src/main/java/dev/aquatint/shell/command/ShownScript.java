package dev.aquatint.shell.command;

import dev.aquatint.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One script that is shown in the browser: what `aquatint run` and `aquatint watch` have in common.
final class ShownScript {
    /// How long a call of one's own code may take: only one's own page waits for it.
    static final Duration OWN = Duration.ofHours(1);

    @Option(names = "--no-browser", description = "Prints the address and opens nothing.")
    boolean noBrowser;
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "Where to listen. Default: any free port.")
    private int port;
    @Parameters(index = "0", paramLabel = "FILE.jsh", description = "The script.")
    Path file;
    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the script sees as args; after -- if it begins with a dash.")
    List<String> arguments = new ArrayList<>();

    /// @throws Complaint if it is no port
    ServerOptions options() {
        return ServerOptions.defaults().callLimit(OWN).port(ServeOptions.checked(port));
    }
}
