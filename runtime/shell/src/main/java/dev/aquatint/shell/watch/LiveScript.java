package dev.aquatint.shell.watch;

import dev.aquatint.frame.Frame;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Viewable;
import dev.aquatint.param.Parameterized;
import dev.aquatint.server.App.Trouble;
import dev.aquatint.shell.engine.Answer;
import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Diagnosis;
import dev.aquatint.shell.engine.Failure;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Splitter;
import dev.aquatint.shell.script.CompileError;
import dev.aquatint.shell.script.PromptCommand;
import dev.aquatint.shell.script.ScriptSource;
import dev.aquatint.spi.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/// A script that is brought up to date piece by piece: what is unchanged stays as it is, with its data.
final class LiveScript implements AutoCloseable {
    private final String file;
    private final Interpreter interpreter;
    private final ByHand byHand = new ByHand();
    private final Set<Path> libraries = new HashSet<>();
    /// What JShell said of the texts of the last update, which takes it longer than all else that is not compiling.
    private Map<String, CompletionInfo> analysed = Map.of();
    private List<Part> parts = List.of();
    private Viewable root;
    private volatile Part running;

    /// @param file its name, for messages
    LiveScript(String file, List<String> arguments, Progress progress) {
        this.file = file;
        interpreter = new Interpreter(this::shown, progress, arguments);
    }

    /// What came of an update.
    ///
    /// @param ran the lines where the parts begin that ran
    /// @param root what is shown now; the last that there was if something went wrong, null if there was nothing yet
    /// @param wrong what did not work; what comes after it in the script has not run
    record Update(List<Integer> ran, Viewable root, Optional<Wrong> wrong) {}

    /// @param said the same for a terminal: with the place, and the line where that helps
    record Wrong(Trouble trouble, String said) {
        static Wrong of(String message, String where) {
            return new Wrong(new Trouble(message, where), where + ": " + message);
        }
    }

    /// Runs what has changed and what depends on it. The first time that is everything.
    Update update(ScriptSource source) {
        for (Path jar : source.libraries()) {
            if (!libraries.add(jar)) continue;
            interpreter.addToClassPath(jar);
            parts.forEach(part -> part.compiled = false);
        }
        return update(source.texts());
    }

    Update update(List<ScriptSource.Text> texts) {
        Map<String, Parameterized> before = parameterized();
        Map<String, Map<String, Object>> set = byHand.changes(before);
        List<Part> gone = take(written(texts));
        List<Part> again = Rerun.of(parts, gone, this::fixed);
        again.forEach(part -> part.done = false);
        if (forget(gone)) again.forEach(part -> part.compiled = false);

        List<Integer> ran = new ArrayList<>();
        Optional<Wrong> wrong = Optional.empty();
        for (Part part : again) {
            ran.add(part.piece().line());
            wrong = run(part);
            // others may mean something else by the same words from here on
            if (interpreter.takeReshaped() && !part.syntax.declares().isEmpty()) again.stream().filter(other -> other != part).forEach(other -> other.compiled = false);
            if (wrong.isPresent()) break;
        }
        Optional<Wrong> unresolved = unresolved();
        if (unresolved.isPresent()) wrong = unresolved;     // what was thrown only follows from it
        byHand.keep(before, set, parameterized(), wrong.isEmpty());
        if (wrong.isEmpty() && (!again.isEmpty() || !gone.isEmpty())) {
            root = composed();
            if (root == null) wrong = Optional.of(Wrong.of("nothing to show: show(...) was never called", file));
        }
        return new Update(ran, root, wrong);
    }

    /// A snippet of the new text.
    private record Written(Piece piece, ScriptSource.Text text) {}

    private List<Written> written(List<ScriptSource.Text> texts) {
        List<Written> written = new ArrayList<>();
        Map<String, CompletionInfo> now = new HashMap<>();
        for (ScriptSource.Text text : texts) {
            for (Piece piece : Splitter.split(text.code(), lines -> now.computeIfAbsent(lines, _ -> completion(lines)))) {
                if (PromptCommand.of(piece.source()).flatMap(c -> c.refusal()).isPresent() || PromptCommand.of(piece.source()).isEmpty()) written.add(new Written(piece, text));
            }
        }
        analysed = now;
        return written;
    }

    private CompletionInfo completion(String lines) {
        CompletionInfo known = analysed.get(lines);
        return known != null ? known : interpreter.analysis().analyzeCompletion(lines);
    }

    /// Makes the parts those of the new text.
    ///
    /// @return what is not in it any more
    private List<Part> take(List<Written> written) {
        List<Part> before = parts, now = new ArrayList<>();
        int[] places = Matching.of(before.stream().map(part -> part.piece().source()).toList(), written.stream().map(w -> w.piece.source()).toList());
        for (int i = 0; i < places.length; i++) {
            Written here = written.get(i);
            if (places[i] < 0) {
                now.add(new Part(here.piece, here.text));
                continue;
            }
            Part same = before.get(places[i]);
            interpreter.move(same.piece(), here.piece);
            same.at(here.piece, here.text);
            now.add(same);
        }
        parts = now;
        return Matching.unmatched(places, before.size()).stream().map(before::get).toList();
    }

    /// Drops what nothing declares any more. What is declared anew is left to its successor, so that a class can be changed in place.
    ///
    /// @return whether there was any such thing
    private boolean forget(List<Part> gone) {
        boolean any = false;
        Set<String> declared = new HashSet<>();
        parts.forEach(part -> declared.addAll(part.syntax.signatures()));
        for (Part part : gone) {
            for (Snippet snippet : interpreter.snippets(part.piece())) {
                if (!(snippet instanceof PersistentSnippet p) || declared.contains(signature(p))) continue;
                interpreter.drop(snippet);
                any = true;
            }
        }
        return any;
    }

    private static String signature(PersistentSnippet snippet) {
        return switch (snippet) {
            case MethodSnippet m -> Syntax.signature(m.name(), m.parameterTypes());
            case ImportSnippet i -> "import " + i.name();
            default -> snippet.name();
        };
    }

    private Optional<Wrong> run(Part part) {
        Optional<String> command = PromptCommand.of(part.piece().source()).flatMap(PromptCommand::refusal);
        if (command.isPresent()) return refused(part, 0, command.get());
        part.shown = new ArrayList<>();
        part.value = null;
        running = part;
        Outcome outcome;
        try {
            outcome = evaluated(part);
        } finally {
            running = null;
        }
        switch (outcome) {
            case Outcome.Value(_, _, Object value) -> part.value = value instanceof Viewable v ? v : null;
            case Outcome.Done _ -> { }
            case Outcome.Refused(List<Diagnosis> why) -> {
                return refused(part, why.isEmpty() ? 0 : why.getFirst().position(), why.isEmpty() ? "rejected" : why.getFirst().message());
            }
            case Outcome.Threw(Throwable error, int line, _) -> {
                return Optional.of(Wrong.of(Failure.describe(error), "%s line %d".formatted(part.text().name(), line > 0 ? line : part.piece().line())));
            }
            case Outcome.Kept _, Outcome.Stopped _ -> {
                return Optional.of(Wrong.of("stopped", "%s line %d".formatted(part.text().name(), part.piece().line())));
            }
        }
        part.done = part.compiled = true;
        return Optional.empty();
    }

    private Outcome evaluated(Part part) {
        Optional<Answer> again = part.compiled ? interpreter.again(part.piece()) : Optional.empty();
        if (again.isPresent()) return again.get().outcome();
        // values without a name would be kept, and their views with them
        interpreter.snippets(part.piece()).stream().filter(s -> s.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND).forEach(interpreter::drop);
        return interpreter.eval(part.piece()).outcome();
    }

    /// A method or class that uses what nothing in the script declares.
    private Optional<Wrong> unresolved() {
        Set<String> declared = new HashSet<>();
        parts.forEach(part -> declared.addAll(part.syntax.declares()));
        for (Part part : parts) {
            for (Snippet snippet : interpreter.snippets(part.piece())) {
                Status status = interpreter.shell().status(snippet);
                if (!(snippet instanceof DeclarationSnippet d) || status != Status.RECOVERABLE_DEFINED && status != Status.RECOVERABLE_NOT_DEFINED) continue;
                List<String> missing = interpreter.shell().unresolvedDependencies(d).toList();
                if (missing.stream().anyMatch(what -> declared.contains(what.replaceFirst("\\w+ (\\w+).*", "$1")))) continue;
                Optional<Diagnosis> why = missing.stream().findFirst().map(what -> Diagnosis.unresolved(interpreter.shell(), d.source(), what));
                if (why.isEmpty()) why = Diagnosis.of(interpreter.shell(), d).stream().findFirst();
                part.done = false;
                return refused(part, why.map(Diagnosis::position).orElse(0), why.map(Diagnosis::message).orElse("this does not compile"));
            }
        }
        return Optional.empty();
    }

    private Optional<Wrong> refused(Part part, int position, String message) {
        String[] lines = part.text().lines();
        int line = Math.min(part.piece().lineAt(position), lines.length);
        CompileError error = new CompileError(part.text().name(), line, part.piece().columnAt(position), message, lines[line - 1]);
        return Optional.of(new Wrong(new Trouble(message, "%s line %d".formatted(part.text().name(), line)), error.toString()));
    }

    /// All that was shown, else the last value that can be.
    private Viewable composed() {
        List<Viewable> shown = new ArrayList<>();
        Viewable last = null;
        for (Part part : parts) {
            shown.addAll(part.shown);
            if (part.value != null) last = part.value;
        }
        return shown.isEmpty() ? last : shown.size() == 1 ? shown.getFirst() : new Column(shown);
    }

    private void shown(Viewable what) {
        Part part = running;
        if (part != null) part.shown.add(what);
    }

    /// The value of a variable stays what it is, whoever has it.
    private boolean fixed(String variable) {
        return variables().filter(v -> v.name().equals(variable)).allMatch(v -> switch (interpreter.value(v)) {
            case null -> true;
            case String _, Number _, Boolean _, Character _, Enum<?> _, Record _, Class<?> _, Frame _, Viewable _ -> true;
            case Object o -> o.getClass().isSynthetic() || o.getClass().getName().startsWith("java.util.ImmutableCollections") || o.getClass().getName().startsWith("java.time.");
        });
    }

    private Map<String, Parameterized> parameterized() {
        Map<String, Parameterized> all = new TreeMap<>();
        variables().forEach(v -> {
            if (interpreter.value(v) instanceof Parameterized p) all.put(v.name(), p);
        });
        return new HashMap<>(all);
    }

    private Stream<VarSnippet> variables() {
        return parts.stream().flatMap(part -> interpreter.snippets(part.piece()).stream()).filter(VarSnippet.class::isInstance).map(VarSnippet.class::cast);
    }

    /// Where in the script an error comes from.
    Optional<String> locate(Throwable error) {
        return interpreter.place(error).map(place -> "%s line %d".formatted(file, place.line()));
    }

    /// Interrupts what is running.
    void stop() {
        interpreter.stop();
    }

    @Override
    public void close() {
        interpreter.close();
    }
}
