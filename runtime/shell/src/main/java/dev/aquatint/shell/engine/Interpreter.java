package dev.aquatint.shell.engine;

import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Origins.Origin;
import dev.aquatint.spi.Display;
import dev.aquatint.spi.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// A session of snippets: what is typed goes in, what it means comes out.
public final class Interpreter implements AutoCloseable {
    private static final Pattern ARGS = Pattern.compile("\\bargs\\b");

    private final SnippetEngine engine;
    private final JShell shell;
    private final List<String> arguments;
    private final Map<Snippet, Piece> pieces = new HashMap<>();
    private boolean argumentsDeclared;
    private volatile boolean running;

    /// @param arguments what snippets see as `args`
    public Interpreter(Display display, Progress progress, List<String> arguments) {
        this(new SnippetEngine(display, progress), arguments);
    }

    Interpreter(SnippetEngine engine, List<String> arguments) {
        this.engine = engine;
        this.arguments = List.copyOf(arguments);
        shell = Prelude.shell(engine);
    }

    /// The session as JShell knows it: its variables, methods, types and completions.
    public JShell shell() {
        return shell;
    }

    public SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /// The snippets of the session that stand, oldest first, without those of ours.
    public List<Snippet> snippets() {
        return shell.snippets().filter(s -> pieces.containsKey(s) && shell.status(s).isActive()).toList();
    }

    /// What a variable holds; null if it is not there (any more).
    public Object value(VarSnippet variable) {
        return engine.variable(analysis().wrapper(variable).fullClassName(), variable.name());
    }

    /// Runs one snippet and waits for it.
    public synchronized Answer eval(Piece piece) {
        if (!argumentsDeclared && ARGS.matcher(piece.source()).find()) declareArguments();
        running = true;
        try {
            return answer(piece, shell.eval(piece.source()));
        } finally {
            running = false;
        }
    }

    /// Interrupts the running snippet; from another thread.
    ///
    /// @return whether there was one
    public boolean stop() {
        boolean any = running;
        if (any) engine.stop();
        return any;
    }

    /// Runs the compiler on something, so that the first snippet of a person is answered at once.
    public synchronized void warm() {
        for (SnippetEvent e : shell.eval("var warm = List.of(1).toString() + range(0, 1);")) shell.drop(e.snippet());
        engine.takeValue();
    }

    /// Completes something, so that the first Tab is answered at once.
    public synchronized void warmCompletion() {
        if (pieces.isEmpty()) analysis().completionSuggestions("poi", 3, new int[1]);
    }

    private void declareArguments() {
        argumentsDeclared = true;
        engine.with(arguments, () -> shell.eval(Arguments.DECLARATION));
    }

    private Answer answer(Piece piece, List<SnippetEvent> events) {
        Set<String> lost = new LinkedHashSet<>();
        Outcome outcome = new Outcome.Done("", List.of());
        for (SnippetEvent e : events) {
            if (e.causeSnippet() == null) {
                pieces.put(e.snippet(), piece);
                outcome = outcome(e);
            } else if (e.snippet() instanceof VarSnippet v && e.previousStatus() == Status.VALID && !e.status().isDefined() && e.status() != Status.OVERWRITTEN) {
                lost.add(v.name());
            }
        }
        lost.addAll(engine.takeLost());
        if (outcome instanceof Outcome.Value(String name, _, _)) lost.remove(name);
        return new Answer(outcome, lost);
    }

    private Outcome outcome(SnippetEvent e) {
        Snippet snippet = e.snippet();
        Throwable error = engine.takeError();
        if (engine.takeStopped()) return new Outcome.Stopped(error != null);
        if (e.status() == Status.REJECTED) return new Outcome.Refused(Diagnosis.of(shell, snippet));
        if (error != null || e.exception() != null) return threw(error == null ? e.exception() : error);
        List<String> needs = snippet instanceof DeclarationSnippet d && e.status() != Status.VALID ? shell.unresolvedDependencies(d).toList() : List.of();
        if (e.value() == null || !snippet.subKind().hasValue() || !needs.isEmpty()) return new Outcome.Done(declares(snippet), needs);
        Object value = engine.takeValue();
        return new Outcome.Value(name(snippet), snippet.subKind() == SubKind.VAR_DECLARATION_SUBKIND ? shell.varValue((VarSnippet) snippet) : e.value(), value);
    }

    private static String name(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet v -> v.name();
            case jdk.jshell.ExpressionSnippet x -> x.name();
            default -> "";
        };
    }

    private static String declares(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet m -> m.name() + "(" + m.parameterTypes() + ")";
            case TypeDeclSnippet t -> t.subKind().name().replace("_SUBKIND", "").toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + t.name();
            case VarSnippet v -> v.name();
            default -> "";
        };
    }

    private Outcome threw(Throwable error) {
        Optional<Place> place = place(error);
        return new Outcome.Threw(error, place.map(Place::line).orElse(0), place.map(Place::source).orElse(""));
    }

    /// A line of what was typed.
    ///
    /// @param line its number in the text it came from
    public record Place(int line, String source) {}

    /// The line of a snippet that an exception comes from; empty if from none.
    public synchronized Optional<Place> place(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            for (StackTraceElement frame : t.getStackTrace()) {
                Optional<Place> place = Succession.wrapperOf(frame.getClassName()).flatMap(wrapper -> place(wrapper, frame.getLineNumber()));
                if (place.isPresent()) return place;
            }
        }
        return Optional.empty();
    }

    private Optional<Place> place(String wrapper, int line) {
        List<Snippet> snippets = new ArrayList<>();
        pieces.keySet().forEach(s -> {
            if (shell.status(s).isDefined() && wrapper.equals(analysis().wrapper(s).fullClassName())) snippets.add(s);
        });
        if (snippets.isEmpty()) return Optional.empty();
        Origin[] origins = Origins.of(snippets.stream().map(analysis()::wrapper).toList());
        if (line < 1 || line >= origins.length) return Optional.empty();
        Piece piece = pieces.get(snippets.get(origins[line].wrapper()));
        int at = piece.lineAt(origins[line].position());
        return piece.source().lines().skip(at - piece.line()).findFirst().map(source -> new Place(at, source));
    }

    @Override
    public void close() {
        shell.close();
    }
}
