package dev.aquatint.shell.command;

import dev.aquatint.frame.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(name = "aquatint", versionProvider = Version.class, subcommands = {RunCommand.class, WatchCommand.class, ServeCommand.class, PackageCommand.class, IndexCommand.class, RenderCommand.class, BenchCommand.class, CompletionCommand.class, TrainCommand.class},
        synopsisSubcommandLabel = "[run | watch | serve | package | render | index | bench | completion]",
        description = "Looks at very large data. Without a command: a prompt with a page that shows what you mean.",
        footer = {"", "Examples:",
            "  aquatint                                  a prompt",
            "  aquatint scripts/nyc_taxi.jsh             a prompt with the script's variables",
            "  aquatint run scripts/nyc_taxi.jsh         the script as an app, in the browser",
            "  aquatint watch scripts/nyc_taxi.jsh       the same, updated at every save",
            "  aquatint serve scripts/*.jsh --port 8080  scripts as apps for several people",
            "  aquatint package scripts/flights.jsh      an app in one jar, for java -jar",
            "  echo '1 + 1' | aquatint                   answers without a prompt"})
final class ReplCommand implements Callable<Integer> {
    /// Of every command.
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Says this.")
    private boolean help;
    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Says which version this is.")
    private boolean version;
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE.jsh", description = "A script to begin with.")
    private Path file;
    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the script sees as args.")
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private final CommandLines context;

    ReplCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (file != null && !Files.exists(file) && !file.toString().contains(".")) {
            Nearest.to(file.toString(), spec.subcommands().keySet()).ifPresent(near -> {
                throw new Complaint("there is no command or file '%s': did you mean 'aquatint %s'?".formatted(file, near));
            });
        }
        if (file != null) ScriptFile.checked(file);
        new Repl(file, context.arguments(arguments), context.terminal(), context.out(), context.err()).run();
        return 0;
    }
}
