package dev.aquatint.shell.console;

import dev.aquatint.shell.engine.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.TerminalBuilder;

/// A console that types to itself.
public final class Rehearsal {
    private Rehearsal() {}

    /// Types the lines, completes a name, makes a mistake, and leaves.
    public static void run(List<String> lines) throws IOException {
        String typed = String.join("\r", lines) + "\r1 + 1\rmissing()\rpoi\t\b\b\b\b\b\b\r/vars\r?points\r/exit\r";
        ReplPage page = new ReplPage(_ -> java.util.Optional.empty());
        try (var terminal = TerminalBuilder.builder().system(false).type("dumb").streams(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream()).build();
                var console = new Console(terminal);
                var session = new Session(() -> new Interpreter(page::show, (_, _) -> { }, List.of()), page::show, console.paper())) {
            session.interpreter().warm();
            session.interpreter().warmCompletion();
            console.run(session, new Desk(page, () -> URI.create("http://127.0.0.1/"), () -> false));
        }
        // what the system's terminal needs is loaded on the way, whatever this process is attached to
        TerminalBuilder.builder().system(true).jna(false).jansi(false).jni(false).dumb(true).build().close();
    }
}
