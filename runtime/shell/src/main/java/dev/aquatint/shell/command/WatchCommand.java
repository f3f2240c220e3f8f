package dev.aquatint.shell.command;

import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.watch.Watch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "watch", description = {"Shows a script in the browser and follows its file: at every save, by any editor, what has changed runs again, and what depends on it.",
            "Loaded data stays, the page is brought up to date in place. Errors stand here and above the page, whose last good view stays."},
        footer = {"", "Examples:",
            "  aquatint watch scripts/nyc_taxi.jsh",
            "  aquatint watch app.jsh --port 5006 --no-browser",
            "  aquatint watch scripts/nyc_taxi.jsh -- trips.parquet    with an argument for the script"})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private ShownScript script;

    private final CommandLines context;

    WatchCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        ScriptFile.checked(script.file);
        ServerOptions options = script.options();
        Readers.warmFor(List.of(script.file));
        Watch watch = new Watch(script.file, context.arguments(script.arguments), new ProgressLine(context.err(), context.terminal()), context.err()::println);
        try (watch; Server server = Serving.start(options, Map.of("/", watch.app()))) {
            Termination.closes(server);
            context.out().println(server.uri("/"));
            if (!script.noBrowser && !new Browser().open(server.uri("/"))) context.out().println("no browser found: open the address above in one");
            context.out().println("following %s: Ctrl-C stops".formatted(script.file));
            context.out().flush();
            watch.follow();
        }
        return 0;
    }
}
