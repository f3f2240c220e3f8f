package dev.aquatint.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One script that is shown in the browser: what `aquatint run` and `aquatint watch` have in common.
final class ShownScript {
    @Option(names = "--no-browser", description = "Prints the address and opens nothing.")
    boolean noBrowser;
    @Parameters(index = "0", paramLabel = "FILE.jsh", description = "The script.")
    Path file;
    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the script sees as args; after -- if it begins with a dash.")
    List<String> arguments = new ArrayList<>();
}
