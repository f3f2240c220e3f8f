package dev.aquatint.shell.console;

import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Snippets from a file or another program: no prompt, only answers.
public final class Pipe {
    private static final int PATIENCE = 50;

    private final BufferedReader in;
    private final Session session;
    private final SlashCommands commands;
    private final List<String> history = new ArrayList<>();
    private final Deque<String> ahead = new ArrayDeque<>();

    public Pipe(BufferedReader in, Session session, Paper paper, Desk desk) {
        this.in = in;
        this.session = session;
        commands = new SlashCommands(session, paper, () -> history, desk);
    }

    /// Answers all there is.
    public void run() throws IOException {
        try (commands) {
            answer();
        }
    }

    private void answer() throws IOException {
        Splitter splitter = new Splitter(session.interpreter().analysis());
        for (String line = next(); line != null; line = next()) {
            history.add(line);
            if (!splitter.pending() && SlashCommands.isCommand(line)) {
                if (!commands.run(line)) return;
                splitter = new Splitter(session.interpreter().analysis());      // /reset makes another session
                continue;
            }
            for (Piece piece : splitter.add(line, this::goesOn)) {
                if (!session.answer(piece, true)) return;
            }
        }
        splitter.rest().ifPresent(piece -> session.answer(piece, true));
    }

    private String next() throws IOException {
        return ahead.isEmpty() ? in.readLine() : ahead.poll();
    }

    /// Whether the next line of code continues this one, if it is there: whoever waits for an answer before sending it must get one.
    private boolean goesOn() {
        return Splitter.goesOn(i -> {
            try {
                if (i >= ahead.size() && ready()) Optional.ofNullable(in.readLine()).ifPresent(ahead::add);
            } catch (IOException _) {
                // then there is no more
            }
            return ahead.stream().skip(i).findFirst();
        });
    }

    private boolean ready() throws IOException {
        long until = System.nanoTime() + PATIENCE * 1_000_000L;
        while (!in.ready()) {
            if (System.nanoTime() > until) return false;
            Thread.onSpinWait();
        }
        return true;
    }
}
