package dev.aquatint.shell.console;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Answer;
import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Cost;
import dev.aquatint.shell.engine.Diagnosis;
import dev.aquatint.shell.engine.Failure;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Printed;
import dev.aquatint.shell.engine.Replacement;
import dev.aquatint.shell.engine.Splitter;
import dev.aquatint.shell.engine.Succession;
import dev.aquatint.shell.library.Libraries;
import dev.aquatint.shell.library.NoLibrary;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.PromptCommand;
import dev.aquatint.shell.script.ScriptSource;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/// Answers what is typed.
public final class Session implements ReplPage.Prompt, AutoCloseable {
    private final Supplier<Interpreter> start;
    private final Consumer<Viewable> display;
    private final Paper paper;
    private volatile Interpreter interpreter;
    private volatile boolean stopping, awaited;
    private volatile Predicate<String> question = _ -> true;
    private volatile Function<Object, Optional<String>> picture = _ -> Optional.empty();
    private final Progress progress;
    private final List<String> typed = new ArrayList<>();
    private final Set<String> libraries = new LinkedHashSet<>();
    private final Set<Path> added = new LinkedHashSet<>();
    private List<String> forgotten = List.of();
    private final Set<String> foretold = new HashSet<>();
    private volatile String answered = "";
    private Throwable lastError;
    private Piece shown;
    private final SessionScript script = new SessionScript();

    /// @param start a fresh interpreter, for the beginning and for every reset
    /// @param display where values go that are views
    public Session(Supplier<Interpreter> start, Consumer<Viewable> display, Paper paper) {
        this(start, display, paper, (_, _) -> { });
    }

    /// @param progress who is told how far fetching libraries is
    public Session(Supplier<Interpreter> start, Consumer<Viewable> display, Paper paper, Progress progress) {
        this.progress = progress;
        this.start = start;
        this.display = display;
        this.paper = paper;
    }

    /// The interpreter, started by whoever needs it first.
    public Interpreter interpreter() {
        if (interpreter == null) awaited = true;
        return started();
    }

    private Interpreter started() {
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

    /// Starts the interpreter, and tries it on something unless a person waits for it already.
    ///
    /// @return whether nobody waits
    public boolean warm() {
        Interpreter started = started();
        if (awaited) return false;
        started.warm();
        return true;
    }

    /// Who answers questions; without anybody the answer is yes.
    void ask(Predicate<String> person) {
        question = person;
    }

    /// How values look that can be seen; without it only their names are written.
    void pictures(Function<Object, Optional<String>> drawn) {
        picture = drawn;
    }

    /// Runs all snippets of a text and writes down what came of them; ends at the first that was stopped.
    public void run(String text) {
        run(text, _ -> true);
    }

    /// Runs those snippets of a text that are asked for.
    void run(String text, Predicate<Piece> which) {
        stopping = false;
        for (Piece piece : Splitter.split(text, interpreter().analysis())) {
            if (stopping) paper.note("stopped");
            if (stopping || which.test(piece) && !answer(piece, true)) return;
        }
    }

    /// Runs the snippets of a text, and says after each what it cost.
    void time(String text) {
        for (Piece piece : Splitter.split(text, interpreter().analysis())) {
            List<Cost> cost = new ArrayList<>();
            Answer answer = interpreter().timed(piece, cost::add);
            remember(piece, answer.outcome());
            written(piece, answer, true);
            cost.forEach(c -> paper.note(c.toString()));
            if (answer.outcome() instanceof Outcome.Stopped) return;
        }
    }

    /// Runs a script as if it were typed, and writes down only what went wrong.
    ///
    /// @throws IOException if it cannot be read
    public void open(Path file) throws IOException {
        ScriptSource source;
        try {
            source = ScriptSource.read(file);
        } catch (BadScript e) {
            paper.note(e.getMessage());
            return;
        }
        source.warnings().forEach(paper::note);
        source.libraries().forEach(this::add);
        for (ScriptSource.Text text : source.texts()) {
            for (Piece piece : Splitter.split(text.code(), interpreter().analysis())) {
                if (PromptCommand.of(piece.source()).isPresent()) continue;     // it was for another prompt
                if (!answer(piece, false)) return;
            }
        }
    }

    /// Runs one snippet.
    ///
    /// @param loud whether values and declarations are written down, too
    /// @return false if it was stopped
    boolean answer(Piece piece, boolean loud) {
        if (loud) typed.add(piece.source());
        answered = piece.source().strip();
        Answer answer = interpreter().eval(piece);
        remember(piece, answer.outcome());
        written(piece, answer, loud);
        return !(answer.outcome() instanceof Outcome.Stopped);
    }

    private void remember(Piece piece, Outcome outcome) {
        switch (outcome) {
            case Outcome.Value v -> script.add(piece.source(), v.name());
            case Outcome.Done _ -> script.add(piece.source(), "");
            // it is declared all the same
            case Outcome.Threw _, Outcome.Stopped _ -> interpreter().snippets(piece).forEach(s -> {
                if (s.subKind() == Snippet.SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND) script.add(((VarSnippet) s).typeName() + " " + ((VarSnippet) s).name() + ";", "");
            });
            case Outcome.Refused _, Outcome.Kept _ -> { }
        }
    }

    /// Forgets a variable, a method or a type.
    void drop(Snippet snippet) {
        if (snippet instanceof PersistentSnippet p) script.drop(p.name());
        interpreter().drop(snippet);
    }

    private void written(Piece piece, Answer answer, boolean loud) {
        if (interpreter().takeShowed() || answer.outcome() instanceof Outcome.Value v && v.value() instanceof Viewable) shown = piece;
        switch (answer.outcome()) {
            case Outcome.Value v -> {
                if (loud) paper.println(v.name().isEmpty() ? v.text() : v.name() + " ==>" + (v.text().contains("\n") ? "\n" : " ") + v.text());
                if (loud) picture.apply(v.value()).ifPresent(paper::println);
                if (v.value() instanceof Viewable view) show(() -> display.accept(view));
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
        if (!answer.moved().isEmpty()) shownAgain(answer.moved());
        answer.notes().forEach(paper::note);
    }

    /// Views that were made of objects which have moved to another class are made again, and with them the page.
    private void shownAgain(Set<String> moved) {
        Set<String> names = new HashSet<>(moved);
        Piece last = shown;
        for (VarSnippet v : interpreter().snippets().stream().filter(VarSnippet.class::isInstance).map(VarSnippet.class::cast).toList()) {
            if (names.contains(v.name()) || !(interpreter().value(v) instanceof Viewable) || !mentions(v.source(), names) || v.source().equals(last == null ? "" : last.source())) continue;
            names.add(v.name());
            again(new Piece(v.source(), 1, 1));
        }
        if (last == null || !mentions(last.source(), names)) return;
        paper.note("shown again: " + Printed.line(last.source()));
        again(last);
    }

    private void again(Piece piece) {
        String typed = answered;
        answered = piece.source().strip();      // what it shows is called by that, and not by what made it run again
        written(piece, interpreter().eval(piece), false);
        answered = typed;
    }

    private static boolean mentions(String source, Set<String> names) {
        return names.stream().anyMatch(name -> Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])").matcher(source).find());
    }

    /// Shows something; functions of views are called by that, and Ctrl-C stops them.
    void show(Runnable display) {
        if (interpreter().during(display)) paper.note("stopped");
    }

    /// Says what is about to be lost, and asks if there is somebody to ask.
    private boolean losing(Replacement r) {
        foretold.addAll(r.lost());
        String along = r.along().isEmpty() ? "" : ", and %s with it".formatted(String.join(", ", r.along()));
        List<String> fates = new ArrayList<>();
        if (r.moved().size() == 1) fates.add("%s moves to the new one with the values it has".formatted(r.moved().iterator().next()));
        if (r.moved().size() > 1) fates.add("%s move to the new one with the values they have".formatted(String.join(", ", r.moved())));
        if (!r.lost().isEmpty()) fates.add("%s will lose %s".formatted(String.join(", ", r.lost()), r.lost().size() == 1 ? "its value" : "their values"));
        paper.note("%s cannot be changed in place (%s)%s: %s".formatted(String.join(", ", r.refused()), r.why(), along, String.join("; ", fates)));
        return r.lost().isEmpty() || question.test("replace %s all the same?".formatted(r.refused().size() == 1 ? "it" : "them"));
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
        paper.note(Failure.named(threw.error()));
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
    @Override
    public Optional<String> locate(Throwable error) {
        return Optional.ofNullable(interpreter).flatMap(i -> i.place(error)).map(p -> "line %d: %s".formatted(p.line(), p.source().strip()));
    }

    @Override
    public void failed(String message, String where) {
        paper.note(message + (where.isEmpty() ? "" : "\n  " + where));
    }

    /// What lists may call a view: the calls that make it, then what was typed; only that where calls cannot tell which function is meant.
    @Override
    public List<String> labels(Viewable view) {
        Interpreter there = interpreter;
        String calls = there == null ? Printed.of(view) : there.printed(view), source = answered;
        if (source.isEmpty()) return List.of(calls);
        return calls.contains("dynamicMap(...") ? List.of(source) : List.of(calls, source);
    }

    /// Forgets everything.
    public synchronized void reset() {
        Interpreter before = interpreter;
        if (before == null) return;
        forgotten = snippets();
        script.clear();
        interpreter = null;
        lastError = null;
        shown = null;
        before.close();
    }

    /// Forgets everything and runs again what stood.
    ///
    /// @param restore what stood before the last reset, instead of what stands now
    void reload(boolean restore, boolean loud) {
        List<String> sources = restore ? forgotten : snippets();
        reset();
        if (restore) forgotten = sources;
        List<Path> paths = List.copyOf(added);
        paths.forEach(interpreter()::addToClassPath);
        for (String source : sources) {
            if (loud) paper.println(source);
            if (!answer(new Piece(source, 1, 1), false)) return;
        }
        if (sources.isEmpty()) paper.note("there is nothing to run again");
    }

    /// The source of the last snippet typed, the one before it, ...
    ///
    /// @param back from 1
    Optional<String> typed(int back) {
        return back < 1 || back > typed.size() ? Optional.empty() : Optional.of(typed.get(typed.size() - back));
    }

    /// Adds libraries with all that they need; what is there stays.
    ///
    /// @throws NoLibrary if one cannot be had
    List<Path> add(List<String> coordinates) throws NoLibrary {
        List<Path> jars = ScopedValue.where(Progress.CURRENT, progress).call(() -> Libraries.ofUser().jars(coordinates, List.of()));
        jars.forEach(this::add);
        libraries.addAll(coordinates);
        return jars;
    }

    /// Adds a jar or a folder of classes.
    void add(Path path) {
        interpreter().addToClassPath(path);
        added.add(path);
    }

    Collection<String> libraries() {
        return libraries;
    }

    Collection<Path> added() {
        return added;
    }

    /// What stands as a script that can be run, served and packaged.
    String script() {
        return libraries.stream().map(name -> "//DEPS " + name + "\n").collect(Collectors.joining()) + snippets().stream().map(s -> s + "\n").collect(Collectors.joining());
    }

    private List<String> snippets() {
        return script.snippets(added);
    }

    /// Interrupts the running snippet.
    ///
    /// @return whether there was one
    public boolean stop() {
        stopping = true;
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
