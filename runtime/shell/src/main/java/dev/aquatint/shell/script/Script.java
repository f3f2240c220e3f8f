package dev.aquatint.shell.script;

import dev.aquatint.shell.engine.Arguments;
import dev.aquatint.shell.engine.Diagnosis;
import dev.aquatint.shell.engine.Origins;
import dev.aquatint.shell.engine.Origins.Origin;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Prelude;
import dev.aquatint.shell.engine.Splitter;
import dev.aquatint.shell.engine.Succession;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern EXIT = Pattern.compile("/ex(i|it)?\\b.*");

    private final String file;
    private final String[] lines;
    private final Recorder recorder = new Recorder(Script.class.getClassLoader());
    private final Map<Snippet, Piece> pieces = new HashMap<>();
    private final Map<String, int[]> lineTables = new HashMap<>();
    private final List<CompileError> errors = new ArrayList<>();
    private final List<Diagnosis> rejected = new ArrayList<>();

    private Script(String file, String[] lines) {
        this.file = file;
        this.lines = lines;
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
        String[] lines = read(file).split("\\R", -1);
        String name = file.getFileName().toString();
        Script script = new Script(name, lines);
        try (JShell shell = Prelude.shell(script.recorder)) {
            script.record(shell);
        }
        if (!script.errors.isEmpty()) {
            script.errors.sort(Comparator.comparingInt(CompileError::line).thenComparingInt(CompileError::column));
            throw new BadScript(script.errors);
        }
        return new CompiledScript(file, title(lines).orElse(name.replaceFirst("\\.jsh$", "")), arguments, script.classes(), script.recorder.steps);
    }

    /// The text of a script, without a byte order mark.
    public static String read(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not text in UTF-8", e);
        }
    }

    /// The snippets of a script up to `/exit`, if there is one; a first line `#!...` is no snippet.
    public static String withoutFrame(String[] lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (EXIT.matcher(lines[i]).matches()) break;
            text.append(i == 0 && lines[i].startsWith("#!") ? "" : lines[i]).append('\n');
        }
        return text.toString();
    }

    private void record(JShell shell) {
        String text = withoutFrame(lines);
        if (ARGS.matcher(text).find()) shell.eval(Arguments.DECLARATION);
        for (Piece piece : Splitter.split(text, shell.sourceCodeAnalysis())) {
            if (piece.source().matches("/[a-z!?].*")) {
                errors.add(error(piece, 0, "commands such as %s are for the prompt, not for scripts".formatted(piece.source().split("\\s")[0])));
                continue;
            }
            int known = recorder.classes.size();
            for (SnippetEvent event : shell.eval(piece.source())) {
                if (event.causeSnippet() != null) continue;
                pieces.put(event.snippet(), piece);
                if (event.status() == Status.REJECTED) reject(shell, event.snippet(), piece);
            }
            if (recorder.classes.size() > known) locate(shell);
        }
        shell.snippets().filter(s -> pieces.containsKey(s)).forEach(s -> {
            Status status = shell.status(s);
            if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) unresolved(shell, (DeclarationSnippet) s);
        });
    }

    private void reject(JShell shell, Snippet snippet, Piece piece) {
        List<Diagnosis> all = Diagnosis.of(shell, snippet);
        for (Diagnosis d : all) {
            // what only follows from an earlier mistake is not worth a message of its own
            if (rejected.stream().noneMatch(r -> r.causes(d))) errors.add(error(piece, d.position(), d.message()));
        }
        rejected.add(Diagnosis.declaredBy(piece.source()));
    }

    private void unresolved(JShell shell, DeclarationSnippet snippet) {
        Piece piece = pieces.get(snippet);
        shell.unresolvedDependencies(snippet).forEach(what -> {
            Diagnosis d = Diagnosis.unresolved(shell, snippet.source(), what);
            if (rejected.stream().noneMatch(r -> r.causes(d))) errors.add(error(piece, d.position(), d.message()));
        });
        shell.diagnostics(snippet).filter(d -> d.isError()).forEach(d -> errors.add(error(piece, (int) d.getPosition(), Diagnosis.message(d))));
    }

    private CompileError error(Piece piece, int position, String message) {
        int line = Math.min(piece.lineAt(position), lines.length);
        return new CompileError(file, line, piece.columnAt(position), message, lines[line - 1]);
    }

    /// Notes the script's lines of all wrapper classes that there are now; the next snippet may replace them.
    private void locate(JShell shell) {
        Map<String, List<Snippet>> byClass = shell.snippets().filter(s -> pieces.containsKey(s) && shell.status(s).isDefined())
                .collect(Collectors.groupingBy(s -> String.valueOf(shell.sourceCodeAnalysis().wrapper(s).fullClassName()), LinkedHashMap::new, Collectors.toList()));
        byClass.forEach((name, snippets) -> {
            if (!lineTables.containsKey(name)) lineTables.put(name, lines(shell, snippets));
        });
    }

    private int[] lines(JShell shell, List<Snippet> snippets) {
        List<SnippetWrapper> wrappers = snippets.stream().map(shell.sourceCodeAnalysis()::wrapper).toList();
        Origin[] origins = Origins.of(wrappers);
        int[] lines = new int[origins.length];
        for (int i = 1; i < lines.length; i++) lines[i] = pieces.get(snippets.get(origins[i].wrapper())).lineAt(origins[i].position());
        return lines;
    }

    private Map<String, byte[]> classes() {
        LineNumbers numbers = new LineNumbers(file, recorder.classes, Script.class.getClassLoader());
        Map<String, byte[]> moved = new LinkedHashMap<>();
        recorder.classes.forEach((name, bytes) -> {
            int[] lines = Succession.wrapperOf(name).map(lineTables::get).orElse(null);
            moved.put(name, lines == null ? bytes : numbers.moved(bytes, lines));
        });
        return moved;
    }

    private static Optional<String> title(String[] lines) {
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#!") || line.startsWith("///") || line.matches("//[A-Z][A-Z_]+\\b.*")) continue;
            if (!line.startsWith("//")) break;
            String text = line.substring(2).strip();
            if (!text.isEmpty()) return Optional.of(text);
        }
        return Optional.empty();
    }
}
