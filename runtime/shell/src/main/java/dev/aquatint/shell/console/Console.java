package dev.aquatint.shell.console;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/// The prompt on a terminal: multi-line editing, history, completion.
public final class Console implements AutoCloseable {
    private static final String PROMPT = "aquatint> ", MORE = "     ...> ";

    private final Terminal terminal;

    /// The terminal of this process.
    public Console() throws IOException {
        this(TerminalBuilder.builder().system(true).jna(false).jansi(false).jni(false).nativeSignals(true).build());
    }

    Console(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Writes above the line that is being typed, or where the cursor is.
    public Paper paper() {
        return text -> {
            terminal.writer().println(text);
            terminal.flush();
        };
    }

    /// Reads and answers until the user leaves.
    ///
    /// @param page the address of the page
    /// @param browser opens the page in a browser, if there is one
    public void run(Session session, Supplier<URI> page, BooleanSupplier browser) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).appName("aquatint")
                .parser(new SnippetParser(() -> session.interpreter().analysis()))
                .completer(new SnippetCompleter(session::interpreter))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .variable(LineReader.INDENTATION, 0)
                .variable(LineReader.HISTORY_SIZE, 10_000)
                .build();
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) HistoryFile.ready().ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
        terminal.handle(Signal.INT, _ -> session.stop());
        SlashCommands commands = new SlashCommands(session, paper(), () -> lines(reader.getHistory()), page, browser);
        while (true) {
            try {
                String text = reader.readLine(PROMPT);
                if (text.isBlank()) continue;
                if (!SlashCommands.isCommand(text)) session.run(text);
                else if (!commands.run(text)) return;
            } catch (UserInterruptException _) {
                // Ctrl-C at the prompt throws away what was typed
            } catch (EndOfFileException _) {
                return;
            }
        }
    }

    private static List<String> lines(History history) {
        return new ArrayList<>(StreamSupport.stream(history.spliterator(), false).map(History.Entry::line).toList());
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
