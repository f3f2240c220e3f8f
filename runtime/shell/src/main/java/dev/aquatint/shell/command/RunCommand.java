package dev.aquatint.shell.command;

import dev.aquatint.server.ServerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Runs a script as an app and opens it in the browser.",
        footer = {"", "Examples:",
            "  aquatint run scripts/nyc_taxi.jsh",
            "  aquatint run scripts/nyc_taxi.jsh -- trips.parquet    with an argument for the script"})
final class RunCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Says this.")
    private boolean help;
    @Option(names = "--no-browser", description = "Prints the address and opens nothing.")
    private boolean noBrowser;
    @Parameters(index = "0", paramLabel = "FILE.jsh", description = "The script.")
    private Path file;
    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the script sees as args; after -- if it begins with a dash.")
    private List<String> arguments = new ArrayList<>();

    private final CommandLines context;

    RunCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Serving.of(List.of(file), context.arguments(arguments), ServerOptions.defaults(), new Serving.How(!noBrowser, true, false), context).untilStopped();
        return 0;
    }
}
