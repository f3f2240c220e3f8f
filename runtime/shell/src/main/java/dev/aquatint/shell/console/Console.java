package dev.aquatint.shell.console;

import dev.aquatint.element.Image;
import dev.aquatint.element.Rgb;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.save.Portrait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/// The prompt on a terminal: multi-line editing, history, completion.
public final class Console implements AutoCloseable {
    private static final String PROMPT = "aquatint> ", MORE = "     ...> ";

    private static final int WIDTH = 80;

    private final Terminal terminal;
    private volatile LineReader reader;
    private Graphics graphics;

    /// The terminal of this process.
    public Console() throws IOException {
        this(TerminalBuilder.builder().system(true).jna(false).jansi(false).jni(false).nativeSignals(true).stdinEncoding(Encoding.of("stdin.encoding")).stdoutEncoding(Encoding.of("stdout.encoding")).build());
    }

    Console(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Writes above the line that is being typed, or where the cursor is.
    public Paper paper() {
        return text -> {
            LineReader typing = reader;
            if (typing != null && typing.isReading()) {
                typing.printAbove(text);
            } else {
                terminal.writer().println(text);
                terminal.flush();
            }
        };
    }

    /// Reads and answers until the user leaves.
    ///
    public void run(Session session, Desk desk) {
        var completer = new SnippetCompleter(session::interpreter, new Manual());
        reader = LineReaderBuilder.builder().terminal(terminal).appName("aquatint")
                .parser(new SnippetParser(() -> session.interpreter().analysis()))
                .completer(completer)
                .highlighter(new SnippetHighlighter(Colours.of(terminal, System.getenv())))
                .option(LineReader.Option.AUTO_MENU, false)         // the second Tab asks for documentation
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .variable(LineReader.INDENTATION, 0)
                .variable(LineReader.HISTORY_SIZE, 10_000)
                .build();
        reader.getWidgets().put("tab", () -> tab(reader, completer));
        reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference("tab"), "\t");
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) HistoryFile.ready().ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
        terminal.handle(Signal.INT, _ -> session.stop());
        session.ask(this::yes);
        session.pictures(this::picture);
        try (var commands = new SlashCommands(session, paper(), () -> lines(reader.getHistory()), desk)) {
            answer(session, commands);
        }
    }

    private void answer(Session session, SlashCommands commands) {
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

    /// A list of completions swallows a second Tab, which is the one that asks for documentation.
    private static boolean tab(LineReader reader, SnippetCompleter completer) {
        String before = reader.getBuffer().toString();
        reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
        boolean swallowed = completer.listed() && "\t".equals(reader.getLastBinding()) && before.equals(reader.getBuffer().toString());
        if (swallowed) reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
        return true;
    }

    private Optional<String> picture(Object value) {
        Portrait portrait = switch (value) {
            case Raster r -> Portrait.of(r);
            case Image i -> Portrait.of(i);
            case Rgb r -> Portrait.of(r);
            case null, default -> null;
        };
        if (portrait == null || portrait.rgba().length == 0) return Optional.empty();
        if (graphics == null) graphics = Graphics.of(terminal, System.getenv());
        return Optional.of(new TerminalPicture(portrait, terminal.getWidth() > 0 ? terminal.getWidth() : WIDTH).as(graphics, Colours.of(terminal, System.getenv())));
    }

    /// Asks the person; whoever is in doubt says no.
    private boolean yes(String question) {
        try {
            return LineReaderBuilder.builder().terminal(terminal).build().readLine(question + " [y/N] ").strip().matches("(?i)y(es)?");
        } catch (UserInterruptException | EndOfFileException _) {
            return false;
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
