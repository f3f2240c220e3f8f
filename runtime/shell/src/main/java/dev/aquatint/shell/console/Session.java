package dev.aquatint.shell.console;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Answer;
import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Diagnosis;
import dev.aquatint.shell.engine.Failure;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Replacement;
import dev.aquatint.shell.engine.Splitter;
import dev.aquatint.shell.engine.Succession;
import dev.aquatint.shell.script.Script;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Answers what is typed.
public final class Session implements AutoCloseable {
    private final Supplier<Interpreter> start;
    private final Consumer<Viewable> display;
    private final Paper paper;
    private volatile Interpreter interpreter;
    private volatile Predicate<String> question = _ -> true;
    private final Set<String> foretold = new HashSet<>();
    private Throwable lastError;

    /// @param start a fresh interpreter, for the beginning and for every reset
    /// @param display where values go that are views
    public Session(Supplier<Interpreter> start, Consumer<Viewable> display, Paper paper) {
        this.start = start;
        this.display = display;
        this.paper = paper;
    }

    /// The interpreter, started by whoever needs it first.
    public Interpreter interpreter() {
        Interpreter there = interpreter;
        if (there != null) return there;
        synchronized (this) {
            if (interpreter == null) {
                interpreter = start.get();
                interpreter.beforeLoss(this::losing);
            }
            return interpreter;
        }
    }

    /// Who answers questions; without anybody the answer is yes.
    void ask(Predicate<String> person) {
        question = person;
    }

    /// Runs all snippets of a text and writes down what came of them; ends at the first that was stopped.
    public void run(String text) {
        for (Piece piece : Splitter.split(text, interpreter().analysis())) {
            if (!answer(piece, true)) return;
        }
    }

    /// Runs a script as if it were typed, and writes down only what went wrong.
    ///
    /// @throws IOException if it cannot be read
    public void open(Path file) throws IOException {
        String text = Script.withoutFrame(Script.read(file).split("\\R", -1));
        for (Piece piece : Splitter.split(text, interpreter().analysis())) {
            if (!answer(piece, false)) return;
        }
    }

    /// Runs one snippet.
    ///
    /// @param loud whether values and declarations are written down, too
    /// @return false if it was stopped
    boolean answer(Piece piece, boolean loud) {
        Answer answer = interpreter().eval(piece);
        switch (answer.outcome()) {
            case Outcome.Value v -> {
                if (loud) paper.println(v.name().isEmpty() ? v.text() : v.name() + " ==>" + (v.text().contains("\n") ? "\n" : " ") + v.text());
                if (v.value() instanceof Viewable view) display.accept(view);
            }
            case Outcome.Done d -> done(d, loud);
            case Outcome.Refused r -> r.why().forEach(why -> refused(piece, why));
            case Outcome.Threw t -> threw(piece, t);
            case Outcome.Kept _ -> paper.note("nothing was changed");
            case Outcome.Stopped s -> paper.note(s.leftBehind() ? "stopped waiting: the snippet does not react and goes on in the background" : "stopped");
        }
        List<String> lost = answer.lost().stream().filter(name -> !foretold.contains(name)).toList();
        foretold.clear();
        if (!lost.isEmpty()) paper.note("%s lost %s: declare %s again".formatted(String.join(", ", lost), lost.size() == 1 ? "its value" : "their values", lost.size() == 1 ? "it" : "them"));
        answer.notes().forEach(paper::note);
        return !(answer.outcome() instanceof Outcome.Stopped);
    }

    /// Says what is about to be lost, and asks if there is somebody to ask.
    private boolean losing(Replacement r) {
        foretold.addAll(r.lost());
        String along = r.along().isEmpty() ? "" : ", and %s with it".formatted(String.join(", ", r.along()));
        paper.note("%s cannot be changed in place (%s)%s: %s will lose %s".formatted(String.join(", ", r.refused()), r.why(), along, String.join(", ", r.lost()), r.lost().size() == 1 ? "its value" : "their values"));
        return question.test("replace %s all the same?".formatted(r.refused().size() == 1 ? "it" : "them"));
    }

    private void done(Outcome.Done done, boolean loud) {
        if (!done.needs().isEmpty()) paper.note("%s cannot be used before there is %s".formatted(done.what(), String.join(", ", done.needs())));
        else if (loud && !done.what().isEmpty()) paper.note(done.what());
    }

    private void refused(Piece piece, Diagnosis why) {
        paper.note(why.message());
        int line = piece.lineAt(why.position()) - piece.line();
        piece.source().lines().skip(line).findFirst().ifPresent(source -> {
            int column = piece.columnAt(why.position()) - (line == 0 ? piece.column() : 1);
            paper.note("  " + source);
            paper.note("  " + source.substring(0, Math.clamp(column, 0, source.length())).replaceAll("[^\t]", " ") + "^");
        });
    }

    private void threw(Piece piece, Outcome.Threw threw) {
        lastError = threw.error();
        paper.note(Failure.describe(threw.error()));
        boolean all = threw.source().strip().equals(piece.source().strip());
        if (threw.line() > 0 && !all) paper.note("  line %d: %s".formatted(threw.line(), threw.source().strip()));
    }

    /// The stack trace of the last error, up to the prompt.
    public Optional<String> trace() {
        if (lastError == null) return Optional.empty();
        for (Throwable t = lastError; t != null; t = t.getCause()) t.setStackTrace(upToPrompt(t.getStackTrace()));
        StringWriter text = new StringWriter();
        lastError.printStackTrace(new PrintWriter(text, true));
        return Optional.of(text.toString().strip());
    }

    private static StackTraceElement[] upToPrompt(StackTraceElement[] frames) {
        int last = frames.length;
        while (last > 0 && Succession.wrapperOf(frames[last - 1].getClassName()).isEmpty()) last--;
        return last == 0 ? frames : Arrays.copyOf(frames, last);
    }

    /// Where at the prompt an error comes from, in words.
    public Optional<String> locate(Throwable error) {
        return Optional.ofNullable(interpreter).flatMap(i -> i.place(error)).map(p -> "line %d: %s".formatted(p.line(), p.source().strip()));
    }

    /// Forgets everything.
    public synchronized void reset() {
        Interpreter before = interpreter;
        interpreter = null;
        lastError = null;
        if (before != null) before.close();
    }

    /// Interrupts the running snippet.
    ///
    /// @return whether there was one
    public boolean stop() {
        Interpreter running = interpreter;
        return running != null && running.stop();
    }

    /// The sources of all snippets that stand, oldest first.
    public List<String> sources() {
        return interpreter().snippets().stream().map(s -> s.source().strip()).toList();
    }

    @Override
    public synchronized void close() {
        if (interpreter != null) interpreter.close();
    }
}
