package dev.aquatint.shell.command;

import dev.aquatint.shell.jar.AppJar;
import dev.aquatint.shell.script.CompiledScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "java -jar APP.jar", description = "Serves the app in this jar: every browser tab gets a fresh instance, the data is there once.",
        footer = {"", "Examples:",
            "  java -jar app.jar --show                      and opens it",
            "  java -jar app.jar --port 8080 trips.parquet   at port 8080, with an argument for the script",
            "  java -Xmx8g --add-modules jdk.incubator.vector -jar app.jar    with more memory, and the faster kernels"})
final class PackagedCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Says this.")
    private boolean help;
    @Mixin
    private ServeOptions options;
    @Parameters(paramLabel = "ARG", description = "What the script sees as args; after -- if it begins with a dash.")
    private List<String> arguments = new ArrayList<>();

    private final CommandLines context;

    PackagedCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Serving.of(script(), context.arguments(arguments), options.forServer(context.out()), new Serving.How(options.show, options.warm, false), context).untilStopped();
        return 0;
    }

    private static CompiledScript script() {
        try {
            return AppJar.open();
        } catch (IOException e) {
            throw new Complaint(e.getMessage());
        }
    }
}
