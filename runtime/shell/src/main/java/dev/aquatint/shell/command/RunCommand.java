package dev.aquatint.shell.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", description = "Runs a script as an app and opens it in the browser.",
        footer = {"", "Examples:",
            "  aquatint run scripts/nyc_taxi.jsh",
            "  aquatint run scripts/nyc_taxi.jsh --port 5006 --no-browser",
            "  aquatint run scripts/nyc_taxi.jsh -- trips.parquet    with an argument for the script"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ShownScript script;

    private final CommandLines context;

    RunCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Serving.of(List.of(script.file), context.arguments(script.arguments), script.options(), new Serving.How(!script.noBrowser, true, false), context).untilStopped();
        return 0;
    }
}
