package dev.aquatint.shell.command;

import dev.aquatint.frame.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `aquatint` command: what stands on its line, and where it may write.
public final class CommandLines {
    private static final int WRONG = 2, BROKEN = 1;

    private final PrintStream out, err;
    private final boolean terminal;
    private final HeadStart headStart = new HeadStart();
    private List<String> afterDashes = List.of();

    /// @param terminal whether a person types and reads
    public CommandLines(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /// Does what the line says.
    ///
    /// @return the exit code: 0, 1 for an error of ours, 2 for one in the line or in a script
    public int run(String... line) {
        if (line.length == 0) return prompt();
        headStart.guess(line);
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                Object made = type == RunCommand.class ? new RunCommand(CommandLines.this)
                        : type == WatchCommand.class ? new WatchCommand(CommandLines.this)
                        : type == ServeCommand.class ? new ServeCommand(CommandLines.this)
                        : type == PackageCommand.class ? new PackageCommand(CommandLines.this)
                        : type == IndexCommand.class ? new IndexCommand(CommandLines.this)
                        : type == RenderCommand.class ? new RenderCommand(CommandLines.this)
                        : type == BenchCommand.class ? new BenchCommand(CommandLines.this) : CommandLine.defaultFactory().create(type);
                return type.cast(made);
            }
        };
        return run(new CommandLine(new ReplCommand(this), factory), line);
    }

    /// Does what the line says to a packaged app.
    ///
    /// @return as [#run]
    public int runPackaged(String... line) {
        return run(new CommandLine(new PackagedCommand(this)), line);
    }

    private int run(CommandLine commands, String... line) {
        int dashes = Arrays.asList(line).indexOf("--"), named = Arrays.asList(line).indexOf("--args");
        if (named >= 0 && (dashes < 0 || named < dashes)) dashes = named;
        afterDashes = dashes < 0 ? List.of() : List.of(line).subList(dashes + 1, line.length);
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpAutoWidth(true).setUsageHelpLongOptionsMaxWidth(28)
                .setParameterExceptionHandler((e, _) -> misread(e)).setExecutionExceptionHandler((e, _, _) -> failed(e));
        return commands.execute(dashes < 0 ? line : Arrays.copyOf(line, dashes));
    }

    /// What most people want, without the parser of command lines, whose classes take a third of a second to load.
    private int prompt() {
        try {
            new Repl(null, List.of(), terminal, out, err).run();
            return 0;
        } catch (Exception e) {
            return failed(e);
        }
    }

    private int misread(ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        Optional<String> meant = e instanceof UnmatchedArgumentException u ? nearest(u) : Optional.empty();
        if (e.getMessage().contains(InvalidPathException.class.getName())) err.println("a name has letters that this locale does not know: start with LC_ALL=C.UTF-8");
        else err.println(e.getMessage() + meant.map(": did you mean %s?"::formatted).orElse(""));
        err.println("'%s --help' says what can be asked for".formatted(name));
        return WRONG;
    }

    private static Optional<String> nearest(UnmatchedArgumentException e) {
        List<String> options = e.getCommandLine().getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
        return Nearest.to(e.getUnmatched().getFirst(), options);
    }

    private int failed(Exception e) {
        if (e instanceof Complaint) {
            err.println(e.getMessage());
            return WRONG;
        }
        e.printStackTrace(err);
        return BROKEN;
    }

    /// Arguments of a script: those on the line, then those after `--`.
    List<String> arguments(List<String> onLine) {
        List<String> all = new ArrayList<>(onLine);
        all.addAll(afterDashes);
        return all;
    }

    HeadStart headStart() {
        return headStart;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean terminal() {
        return terminal;
    }
}
