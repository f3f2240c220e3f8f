package dev.aquatint.shell.engine;

import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Origins.Origin;
import dev.aquatint.layout.Viewable;
import dev.aquatint.spi.Display;
import dev.aquatint.spi.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;

/// A session of snippets: what is typed goes in, what it means comes out.
public final class Interpreter implements AutoCloseable {
    private static final Pattern ARGS = Pattern.compile("\\bargs\\b");

    private final SnippetEngine engine;
    private final JShell shell;
    private final List<String> arguments;
    private final Map<Snippet, Piece> pieces = new ConcurrentHashMap<>();
    private final SnippetIds ids = new SnippetIds();
    private final Salvage salvage;
    private Runnable onChange = () -> { };
    private volatile Names names = Names.NONE;
    private boolean argumentsDeclared, degraded;
    private volatile boolean running;
    private Piece begun;

    /// @param arguments what snippets see as `args`
    public Interpreter(Display display, Progress progress, List<String> arguments) {
        this(new SnippetEngine(display, progress), arguments);
    }

    Interpreter(SnippetEngine engine, List<String> arguments) {
        this.engine = engine;
        this.arguments = List.copyOf(arguments);
        shell = Prelude.shell(engine, ids);
        salvage = new Salvage(shell, engine, ids, pieces);
        beforeLoss(_ -> true);
        engine.beforeRun(this::begun);
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

    /// What came of a piece and still stands.
    public List<Snippet> snippets(Piece piece) {
        return shell.snippets().filter(s -> pieces.get(s) == piece && shell.status(s).isActive()).toList();
    }

    /// The same text stands somewhere else now; errors in it name the new place.
    public synchronized void move(Piece piece, Piece place) {
        pieces.replaceAll((_, there) -> there == piece ? place : there);
    }

    /// What a variable holds; null if it is not there (any more).
    public Object value(VarSnippet variable) {
        return engine.variable(analysis().wrapper(variable).fullClassName(), variable.name());
    }

    /// A value as the prompt prints it; views with the names of the variables whose data they show. From any thread.
    public String printed(Object value) {
        return Printed.of(value, names);
    }

    private Names named() {
        Map<String, Object> values = new LinkedHashMap<>();
        shell.variables().filter(v -> !v.name().startsWith("$")).forEach(v -> values.put(v.name(), value(v)));
        return new Names(values);
    }

    /// Who is told before variables lose their values because a class cannot be changed in place; `false` leaves the class as it was.
    public void beforeLoss(Predicate<Replacement> consent) {
        engine.consent(r -> salvage.consent(r, consent));
    }

    /// Who is told when code was changed that live views may run.
    public void onChange(Runnable changed) {
        onChange = changed;
    }

    /// Runs one snippet and waits for it.
    public synchronized Answer eval(Piece piece) {
        if (!argumentsDeclared && ARGS.matcher(piece.source()).find()) declareArguments();
        List<Snippet> before = snippets();
        salvage.begin();
        begun = piece;
        return running(() -> {
            try {
                List<SnippetEvent> events = ids.typing(() -> shell.eval(piece.source()));
                names = named();
                return answer(piece, events);
            } catch (SnippetEngine.Kept _) {
                restore(before);
                return new Answer(new Outcome.Kept(), Set.of(), Set.of(), List.of());
            } finally {
                begun = null;
            }
        });
    }

    /// Where an error comes from is asked while it runs, by views that it shows for instance: it has a place before it is answered.
    private void begun(String wrapper) {
        if (begun == null) return;
        shell.snippets().filter(s -> !pieces.containsKey(s) && wrapper.equals(analysis().wrapper(s).fullClassName())).forEach(s -> pieces.put(s, begun));
    }

    /// Runs something that may call code of snippets, and waits for it; Ctrl-C stops it as it stops a snippet.
    ///
    /// @return whether it was stopped
    public synchronized boolean during(Runnable action) {
        boolean outermost = !running;
        if (outermost) engine.begin();
        running = true;
        try {
            return engine.during(action);
        } finally {
            if (outermost) running = false;
        }
    }

    /// Runs what a piece was compiled to once more, which is several times faster than compiling it; for who knows that it would become the same.
    ///
    /// @return empty if it is not there any more as it was: then it has to be compiled
    public synchronized Optional<Answer> again(Piece piece) {
        List<Snippet> compiled = shell.snippets().filter(s -> pieces.get(s) == piece).toList();
        if (compiled.isEmpty() || !compiled.stream().allMatch(s -> s.subKind().isExecutable() && shell.status(s) == Status.VALID)) return Optional.empty();
        return Optional.of(running(() -> {
            Outcome outcome = new Outcome.Done("", List.of());
            for (Snippet snippet : compiled) {
                try {
                    outcome = done(snippet, engine.invoke(analysis().wrapper(snippet).fullClassName(), "do_it$"));
                } catch (ExecutionControlException e) {
                    Throwable error = engine.takeError();
                    outcome = engine.takeStopped() ? new Outcome.Stopped(error != null) : threw(error != null ? error : e);
                    break;
                }
            }
            return new Answer(outcome, Set.of(), Set.of(), List.of());
        }));
    }

    private Answer running(Supplier<Answer> action) {
        engine.begin();
        running = true;
        try {
            return action.get();
        } finally {
            engine.takeValue();
            engine.takeError();
            if (engine.takeChanged()) during(onChange);
            running = false;
        }
    }

    /// Whether since the last call something was declared, or declared again in a way that code which uses it may become another one for the same text.
    public synchronized boolean takeReshaped() {
        return engine.takeReshaped();
    }

    /// Whether a snippet has shown something since the last call.
    public boolean takeShowed() {
        return engine.takeShowed();
    }

    /// Runs one snippet as [#eval] does, and tells what running it cost; compiling it is not counted.
    ///
    /// @param told gets nothing if it did not run to its end
    public synchronized Answer timed(Piece piece, Consumer<Cost> told) {
        engine.measure(true);
        try {
            Answer answer = eval(piece);
            if (engine.cost() != null) told.accept(engine.cost());
            return answer;
        } finally {
            engine.measure(false);
        }
    }

    /// Adds a jar or a folder of classes; what is there already stays.
    public synchronized void addToClassPath(Path path) {
        shell.addToClasspath(path.toString());
    }

    /// Makes JShell forget that it was about to replace them: they are compiled as they were, and their classes are still there.
    private void restore(List<Snippet> before) {
        for (Snippet s : before) {
            if (!shell.status(s).isActive()) ids.again(s, () -> shell.eval(s.source())).forEach(e -> pieces.put(e.snippet(), pieces.get(s)));
        }
    }

    /// Forgets a variable, a method or a type, and lets go of what it holds.
    public synchronized void drop(Snippet snippet) {
        String wrapper = analysis().wrapper(snippet).fullClassName();
        shell.drop(snippet);
        engine.forget(wrapper);
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
        List<String> notes = new ArrayList<>();
        List<VarSnippet> undefined = new ArrayList<>();
        Outcome outcome = new Outcome.Done("", List.of());
        pieces.entrySet().removeIf(e -> e.getValue() == piece && !(e.getKey() instanceof PersistentSnippet && shell.status(e.getKey()).isActive()));
        for (SnippetEvent e : events) {
            if (e.snippet() instanceof ImportSnippet) engine.reshaped();
            boolean broken = e.previousStatus() == Status.VALID && e.status() != Status.VALID && e.status() != Status.OVERWRITTEN;
            if (e.causeSnippet() == null) {
                pieces.put(e.snippet(), piece);
                outcome = outcome(e);
            } else if (e.snippet() instanceof VarSnippet v && broken) {
                if (!e.status().isDefined()) undefined.add(v);
            } else if (e.snippet() instanceof DeclarationSnippet d && broken) {
                notes.add("%s cannot be used any more: %s".formatted(declares(d), why(d)));
            }
        }
        lost.addAll(engine.takeLost());
        if (outcome instanceof Outcome.Value(String name, _, _)) lost.remove(name);
        Salvage.Result salvaged = salvage.finished();
        undefined.stream().filter(v -> !salvage.revived(v)).map(VarSnippet::name).forEach(lost::add);
        lost.addAll(salvaged.lost());
        lost.removeAll(salvaged.moved());
        lost.removeAll(salvage.waiting());
        notes.addAll(salvaged.notes());
        notes.addAll(degradation(events));
        return new Answer(outcome, lost, salvaged.moved(), notes);
    }

    private String why(DeclarationSnippet d) {
        Optional<TypeDeclSnippet> type = d instanceof VarSnippet v ? shell.types().filter(t -> t.name().equals(v.typeName()) && shell.status(t) != Status.VALID).findFirst() : Optional.empty();
        if (type.isPresent()) return why(type.get());
        List<Diagnosis> errors = Diagnosis.of(shell, d);
        if (!errors.isEmpty()) return errors.getFirst().message();
        return "there is no " + shell.unresolvedDependencies(d).collect(Collectors.joining(", "));
    }

    private List<String> degradation(List<SnippetEvent> events) {
        boolean again = events.stream().anyMatch(e -> e.status() == Status.OVERWRITTEN);
        if (!engine.takeReplaced() || !again || degraded) return List.of();
        degraded = true;
        return List.of("started without Aquatint's agent (-javaagent:aquatint.jar): what is declared again is replaced, and lambdas and objects made before keep the old code");
    }

    private Outcome outcome(SnippetEvent e) {
        Snippet snippet = e.snippet();
        Throwable error = engine.takeError();
        if (engine.takeStopped()) return new Outcome.Stopped(error != null);
        if (e.status() == Status.REJECTED) return new Outcome.Refused(Diagnosis.of(shell, snippet).stream().map(this::unusable).toList());
        if (error != null || e.exception() != null) return threw(error == null ? e.exception() : error);
        List<String> needs = snippet instanceof DeclarationSnippet d && e.status() != Status.VALID ? shell.unresolvedDependencies(d).toList() : List.of();
        return needs.isEmpty() ? done(snippet, e.value()) : new Outcome.Done(declares(snippet), needs);
    }

    /// To the compiler something that needs what is missing is not there.
    private Diagnosis unusable(Diagnosis d) {
        return shell.snippets().filter(s -> s instanceof DeclarationSnippet x && x.name().equals(d.missing()) && shell.status(s) != Status.VALID && shell.status(s).isActive()).findFirst()
                .map(s -> new Diagnosis(d.position(), "%s cannot be used: %s".formatted(declares(s), why((DeclarationSnippet) s)), d.missing())).orElse(d);
    }

    /// @param text its value as it is printed, or null if it has none
    private Outcome done(Snippet snippet, String text) {
        if (text == null || !snippet.subKind().hasValue()) return new Outcome.Done(declares(snippet), List.of());
        Object value = engine.takeValue();
        String printed = value instanceof Viewable ? printed(value) : snippet.subKind() == SubKind.VAR_DECLARATION_SUBKIND ? shell.varValue((VarSnippet) snippet) : text;
        return new Outcome.Value(name(snippet), printed, value);
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

    /// The line of a snippet that an exception comes from; empty if from none. Asked on any thread, also while a snippet runs and waits for the answer.
    public Optional<Place> place(Throwable error) {
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
