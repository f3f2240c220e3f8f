package dev.aquatint.shell.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// What every prompt and script can name without importing it: the language, and what plain jshell imports.
public final class Prelude {
    /// Single imports decide where two packages have the same name in them, so that any jshell script keeps its meaning.
    public static final List<String> IMPORTS = List.of(
            "static dev.aquatint.Aquatint.*",
            "dev.aquatint.canvas.*", "dev.aquatint.element.*", "dev.aquatint.frame.*", "dev.aquatint.layout.*", "dev.aquatint.param.*", "dev.aquatint.picture.*",
            "dev.aquatint.reduce.*", "dev.aquatint.stream.*", "dev.aquatint.style.*",
            "java.io.*", "java.math.*", "java.net.*", "java.nio.file.*", "java.time.*", "java.util.*", "java.util.concurrent.*",
            "java.util.function.*", "java.util.prefs.*", "java.util.regex.*", "java.util.stream.*",
            "java.nio.file.Path", "java.util.stream.Stream");

    private Prelude() {}

    /// A shell whose snippets the given control runs, with everything imported.
    public static JShell shell(ExecutionControl control) {
        return shell(control, new SnippetIds());
    }

    static JShell shell(ExecutionControl control, SnippetIds ids) {
        return shell(control, ids, List.of());
    }

    /// @param ids what snippets are called, and their values
    /// @param libraries further jars that snippets are compiled against
    public static JShell shell(ExecutionControl control, SnippetIds ids, List<Path> libraries) {
        JShell shell = JShell.builder()
                .executionEngine(new ExecutionControlProvider() {
                    @Override
                    public String name() {
                        return "aquatint";
                    }

                    @Override
                    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                        return control;
                    }
                }, Map.of())
                .idGenerator(ids)
                .tempVariableNameGenerator(ids::nextValue)
                // javac looks for plugins in all jars, at each of its several runs for a snippet, unless it has another place for that
                .compilerOptions("--processor-path", "", "-Xlint:none")
                .build();
        // no option: it would hide what is added later
        String more = Stream.concat(ClassPath.beyondJava().stream(), libraries.stream()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        if (!more.isEmpty()) shell.addToClasspath(more);
        // One snippet for all: each costs several runs of the compiler. JShell files it under its first name, which therefore
        // is one that nobody imports again.
        List<String> all = new ArrayList<>(List.of("dev.aquatint.shell.engine.Prelude"));
        all.addAll(IMPORTS);
        StringBuilder imports = new StringBuilder();
        all.forEach(i -> imports.append("import ").append(i).append("; "));
        for (SnippetEvent e : shell.eval(imports.toString())) {
            if (e.status() != Snippet.Status.VALID) {
                throw new IllegalStateException("the language is not on the class path: " + shell.diagnostics(e.snippet()).map(d -> d.getMessage(null)).toList());
            }
        }
        return shell;
    }
}
