package dev.aquatint.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "serve", description = {"Serves scripts as apps: every browser tab gets a fresh instance, the data is there once.",
            "/health/live and /health/ready tell how it does, /metrics what it has done (with the token); SIGTERM ends what was begun, within ten seconds."},
        footer = {"", "Examples:",
            "  aquatint serve scripts/nyc_taxi.jsh                     at port 5006 of this machine, for this machine",
            "  aquatint serve scripts/*.jsh --port 0 --show            at any free port, and opens it",
            "  aquatint serve app.jsh --address 0.0.0.0 --allow-origin https://maps.example.org",
            "  aquatint serve scripts --dev                            all scripts of a folder, brought up to date as they are saved",
            "  aquatint serve app.jsh --prefix /maps --trust-proxy 10.0.0.0/8 --allow-origin https://example.org    behind a proxy",
            "  aquatint serve app.jsh --args trips.parquet             with an argument for the script, as after --"})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ServeOptions options;
    @Option(names = "--dev", description = "Follows the files: a saved script is compiled anew, and open pages show it in place.")
    private boolean dev;
    @Parameters(arity = "1..*", paramLabel = "FILE.jsh", description = "The scripts, or folders with scripts in them; several are listed at / with their titles and pictures: the one beside a script (a.png for a.jsh), else its first plot.")
    private List<Path> files;

    private final CommandLines context;

    ServeCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Serving.of(ScriptFile.inFolders(files), context.arguments(List.of()), options.forServer(context.out()), new Serving.How(options.show, options.warm, dev), context).untilStopped();
        return 0;
    }
}
