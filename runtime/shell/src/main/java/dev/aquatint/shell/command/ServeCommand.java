package dev.aquatint.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    private ServeOptions options;
    @Parameters(arity = "1..*", paramLabel = "FILE.jsh", description = "The scripts.")
    private List<Path> files;

    private final CommandLines context;

    ServeCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Serving.of(files, context.arguments(List.of()), options.forServer(), options.show, context).untilStopped();
        return 0;
    }
}
