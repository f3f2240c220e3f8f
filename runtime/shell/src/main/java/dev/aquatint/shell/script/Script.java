package dev.aquatint.shell.script;

import dev.aquatint.shell.engine.Arguments;
import dev.aquatint.shell.engine.Diagnosis;
import dev.aquatint.shell.engine.Origins;
import dev.aquatint.shell.engine.Origins.Origin;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Prelude;
import dev.aquatint.shell.engine.SnippetIds;
import dev.aquatint.shell.engine.Splitter;
import dev.aquatint.shell.engine.Succession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Compiles a `.jsh` file once, without running any of it.
///
/// Each statement is a snippet, as at the prompt: the file means what it means when it is typed there.
public final class Script {
    private static final Pattern ARGS = Pattern.compile("\\bargs\\b");

    private final ScriptSource source;
    private final Recorder recorder;
    private final SnippetIds ids = new SnippetIds();
    private final Map<Snippet, Located> pieces = new HashMap<>();
    private final Map<String, Lines> lineTables = new HashMap<>();
    private final List<CompileError> errors = new ArrayList<>();
    private final List<Diagnosis> rejected = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean argumentsDeclared;

    /// A piece and the text that it stands in.
    private record Located(Piece piece, ScriptSource.Text text) {}

    /// The script's line for each line of a wrapper class.
    private record Lines(String file, int[] of) {}

    private Script(ScriptSource source, ClassLoader classPath) {
        this.source = source;
        recorder = new Recorder(classPath);
    }

    /// Loads a script into any Java program, which has to have our jar and a JDK, and neither a console nor an agent. What was compiled is kept in the
    /// user's cache: 0.2 s the first time in a JVM that is warm, milliseconds from then on, in any JVM.
    ///
    /// ```java
    /// try (var script = Script.load(Path.of("nyc_taxi.jsh"));
    ///         var server = Server.start(ServerOptions.defaults(), Map.of("/taxi", script))) {
    ///     open(server.uri("/taxi"));
    ///     ...
    /// }
    /// ```
    ///
    /// @param arguments what the script sees as `args`
    /// @throws BadScript with everything the compiler has against it
    /// @throws IOException if the file cannot be read
    public static CompiledScript load(Path file, String... arguments) throws IOException, BadScript {
        return Bundles.ofUser().compiled(file, List.of(arguments));
    }

    /// @param arguments what the script sees as `args`
    /// @throws BadScript with everything the compiler has against it
    /// @throws IOException if the file cannot be read
    public static CompiledScript compile(Path file, String... arguments) throws IOException, BadScript {
        return compile(file, List.of(arguments));
    }

    /// @param arguments what the script sees as `args`
    /// @throws BadScript with everything the compiler has against it
    /// @throws IOException if the file cannot be read
    public static CompiledScript compile(Path file, List<String> arguments) throws IOException, BadScript {
        return compile(ScriptSource.read(file), arguments);
    }

    /// What the compiler has against these lines; nothing of them is run.
    ///
    /// @param libraries what they are compiled against besides ours
    public static List<CompileError> errors(List<String> lines, List<Path> libraries) {
        Path file = Path.of("session.jsh");
        try {
            compile(new ScriptSource(file, List.of(new ScriptSource.Text(file, lines.toArray(String[]::new))), libraries, new TreeMap<>(), List.of(), List.of()), List.of()).close();
            return List.of();
        } catch (BadScript e) {
            return e.errors();
        }
    }

    static CompiledScript compile(ScriptSource source, List<String> arguments) throws BadScript {
        ClassLoader libraries = CompiledScript.loader(source.libraries(), source.files());
        Script script = new Script(source, libraries);
        // JShell keeps a thread for ever, and that thread the loader of whoever came first
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (JShell shell = Prelude.shell(script.recorder, script.ids, source.libraries())) {
            for (ScriptSource.Text text : source.texts()) script.record(shell, text);
            script.check(shell);
        } finally {
            thread.setContextClassLoader(before);
        }
        if (!script.errors.isEmpty()) {
            List<String> files = source.texts().stream().map(ScriptSource.Text::name).toList();
            script.errors.sort(Comparator.comparingInt((CompileError e) -> files.indexOf(e.file())).thenComparingInt(CompileError::line).thenComparingInt(CompileError::column));
            throw new BadScript(script.errors);
        }
        List<String> warnings = new ArrayList<>(source.warnings());
        warnings.addAll(script.warnings);
        String name = source.file().getFileName().toString();
        return new CompiledScript(source.file(), Title.of(source.texts().getLast().lines(), name), arguments, script.classes(libraries), script.recorder.steps,
                source, warnings, libraries);
    }

    private void record(JShell shell, ScriptSource.Text text) {
        String code = text.code();
        if (!argumentsDeclared && ARGS.matcher(code).find()) {
            shell.eval(Arguments.DECLARATION);
            argumentsDeclared = true;
        }
        for (Piece piece : Splitter.split(code, shell.sourceCodeAnalysis())) {
            Optional<PromptCommand> command = PromptCommand.of(piece.source());
            if (command.isPresent()) {
                command.get().refusal().ifPresentOrElse(why -> errors.add(error(new Located(piece, text), 0, why)),
                        () -> warnings.add("%s:%d: %s is for a prompt, and left out here".formatted(text.name(), piece.line(), command.get().word())));
                continue;
            }
            int known = recorder.classes.size();
            for (SnippetEvent event : ids.typing(() -> shell.eval(piece.source()))) {
                if (event.causeSnippet() != null) continue;
                pieces.put(event.snippet(), new Located(piece, text));
                if (event.status() == Status.REJECTED) reject(shell, event.snippet(), new Located(piece, text));
            }
            if (recorder.classes.size() > known) locate(shell);
        }
    }

    private void check(JShell shell) {
        shell.snippets().filter(s -> pieces.containsKey(s)).forEach(s -> {
            Status status = shell.status(s);
            if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) unresolved(shell, (DeclarationSnippet) s);
        });
    }

    private void reject(JShell shell, Snippet snippet, Located piece) {
        List<Diagnosis> all = Diagnosis.of(shell, snippet);
        for (Diagnosis d : all) {
            // what only follows from an earlier mistake is not worth a message of its own
            if (rejected.stream().noneMatch(r -> r.causes(d))) errors.add(error(piece, d.position(), d.message()));
        }
        rejected.add(Diagnosis.declaredBy(piece.piece.source()));
    }

    private void unresolved(JShell shell, DeclarationSnippet snippet) {
        Located piece = pieces.get(snippet);
        shell.unresolvedDependencies(snippet).forEach(what -> {
            Diagnosis d = Diagnosis.unresolved(shell, snippet.source(), what);
            if (rejected.stream().noneMatch(r -> r.causes(d))) errors.add(error(piece, d.position(), d.message()));
        });
        shell.diagnostics(snippet).filter(d -> d.isError()).forEach(d -> errors.add(error(piece, (int) d.getPosition(), Diagnosis.message(d))));
    }

    private static CompileError error(Located at, int position, String message) {
        String[] lines = at.text.lines();
        int line = Math.min(at.piece.lineAt(position), lines.length);
        return new CompileError(at.text.name(), line, at.piece.columnAt(position), message, lines[line - 1]);
    }

    /// Notes the script's lines of all wrapper classes that there are now; the next snippet may replace them.
    private void locate(JShell shell) {
        Map<String, List<Snippet>> byClass = shell.snippets().filter(s -> pieces.containsKey(s) && shell.status(s).isDefined())
                .collect(Collectors.groupingBy(s -> String.valueOf(shell.sourceCodeAnalysis().wrapper(s).fullClassName()), LinkedHashMap::new, Collectors.toList()));
        byClass.forEach((name, snippets) -> {
            if (!lineTables.containsKey(name)) lineTables.put(name, lines(shell, snippets));
        });
    }

    private Lines lines(JShell shell, List<Snippet> snippets) {
        List<SnippetWrapper> wrappers = snippets.stream().map(shell.sourceCodeAnalysis()::wrapper).toList();
        Origin[] origins = Origins.of(wrappers);
        int[] lines = new int[origins.length];
        for (int i = 1; i < lines.length; i++) lines[i] = pieces.get(snippets.get(origins[i].wrapper())).piece.lineAt(origins[i].position());
        return new Lines(pieces.get(snippets.getFirst()).text.name(), lines);
    }

    private Map<String, byte[]> classes(ClassLoader classPath) {
        LineNumbers numbers = new LineNumbers(recorder.classes, classPath);
        Map<String, byte[]> moved = new LinkedHashMap<>();
        recorder.classes.forEach((name, bytes) -> {
            Lines lines = Succession.wrapperOf(name).map(lineTables::get).orElse(null);
            moved.put(name, lines == null ? bytes : numbers.moved(bytes, lines.file, lines.of));
        });
        return moved;
    }
}
