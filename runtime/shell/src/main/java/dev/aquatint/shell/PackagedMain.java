package dev.aquatint.shell;

import dev.aquatint.shell.command.CommandLines;

/// Where a packaged app begins.
public final class PackagedMain {
    private PackagedMain() {}

    public static void main(String[] line) {
        StandardStreams.prepare();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");       // messages alone, and what was thrown
        boolean terminal = System.console() != null && System.console().isTerminal();
        int code = new CommandLines(System.out, System.err, terminal).runPackaged(line);
        // a script may have started threads that nobody waits for
        System.exit(code);
    }
}
