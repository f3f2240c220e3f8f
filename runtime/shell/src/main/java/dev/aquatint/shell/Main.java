package dev.aquatint.shell;

import dev.aquatint.shell.command.CommandLines;

/// Where the `aquatint` command begins.
public final class Main {
    private Main() {}

    public static void main(String[] line) {
        StandardStreams.prepare();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");       // messages alone, and what was thrown
        boolean terminal = System.console() != null && System.console().isTerminal();
        int code = new CommandLines(System.out, System.err, terminal).run(line);
        // snippets may have started threads that nobody waits for
        System.exit(code);
    }
}
