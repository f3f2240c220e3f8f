package dev.aquatint.shell.console;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.aquatint.Aquatint;
import dev.aquatint.shell.engine.Prelude;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The documentation of the language, from its sources, which lie in its jar. JShell knows those of the JDK only.
final class Manual {
    /// `Points Aquatint.points(Frame frame, String x, String y)`, `Points`, `int Raster.width`.
    private static final Pattern SIGNATURE = Pattern.compile("(?:<.*> )?(?:(\\S+) )?([\\w.]+?)(?:<.*>)?(?:\\.(\\w+))?(?:\\((.*)\\))?");
    private static final List<String> PACKAGES = Stream.of(Stream.of("dev.aquatint"),
            Prelude.IMPORTS.stream().filter(i -> i.startsWith("dev.aquatint.") && i.endsWith(".*")).map(i -> i.substring(0, i.length() - 2)),
            Stream.of("dev.aquatint.operation", "dev.aquatint.spi")).flatMap(s -> s).toList();

    /// However many parameters it has.
    private static final int ANY = -2;

    private final Map<String, Optional<Source>> sources = new ConcurrentHashMap<>();

    private record Source(CompilationUnitTree unit, DocTrees trees) {}

    /// What is said about something of ours; empty if it is not of the language or nothing is said.
    ///
    /// @param signature as JShell gives it
    Optional<String> about(String signature) {
        Matcher m = SIGNATURE.matcher(signature);
        if (!m.matches()) return Optional.empty();
        String type = m.group(2), member = m.group(3), result = m.group(1);
        if (member == null) return of(type, type, -1);
        int parameters = m.group(4) == null ? -1 : m.group(4).isBlank() ? 0 : m.group(4).split(",(?![^<]*>)").length;
        Optional<String> own = of(type, member, parameters).or(() -> type(type).flatMap(t -> inherited(t, member, parameters)));
        if (own.isPresent() || !type.equals(Aquatint.class.getSimpleName()) || result == null) return own;
        // a line of the front door: what it makes is described where it lives
        String made = result.replaceFirst("<.*", "").replaceFirst("^([a-z]\\w*\\.)+", "");
        return of(made, member, parameters).or(() -> of("Source", member, ANY)).or(() -> of("Saver", member, parameters)).or(() -> reduction(member)).or(() -> of(made, made, -1));
    }

    /// A type of the language, such as `Frame`.
    static Optional<Class<?>> type(String name) {
        return PACKAGES.stream().<Class<?>>mapMulti((p, found) -> {
            try {
                found.accept(Class.forName(p + "." + name, false, Aquatint.class.getClassLoader()));
            } catch (ClassNotFoundException | LinkageError _) {
                // not in this package
            }
        }).findFirst();
    }

    /// What the interfaces of a type say of a method that the type itself says nothing of.
    private Optional<String> inherited(Class<?> type, String member, int parameters) {
        return Stream.of(type.getInterfaces()).flatMap(i -> of(i.getSimpleName(), member, parameters).or(() -> inherited(i, member, parameters)).stream()).findFirst();
    }

    /// `mean` makes a `Mean`, though it says that it makes a reduction.
    private Optional<String> reduction(String word) {
        String type = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        return of(type, type, -1);
    }

    private Optional<String> of(String type, String member, int parameters) {
        String outer = type.contains(".") ? type.substring(0, type.indexOf('.')) : type, name = member.substring(member.lastIndexOf('.') + 1);
        return sources.computeIfAbsent(outer, Manual::source).map(source -> {
            String[] found = {null};
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree tree, Void nothing) {
                    if (parameters == -1 && tree.getSimpleName().contentEquals(name)) take(getCurrentPath());
                    return super.visitClass(tree, nothing);
                }

                @Override
                public Void visitMethod(MethodTree tree, Void nothing) {
                    if (tree.getName().contentEquals(name) && (parameters == ANY || tree.getParameters().size() == parameters)) take(getCurrentPath());
                    return null;
                }

                private void take(TreePath path) {
                    if (found[0] == null) found[0] = source.trees.getDocComment(path);
                }
            }.scan(source.unit, null);
            return found[0];
        }).map(Manual::plain);
    }

    private static Optional<Source> source(String type) {
        return PACKAGES.stream().map(p -> "META-INF/sources/" + p.replace('.', '/') + "/" + type + ".java").flatMap(name -> text(name).stream()).findFirst().flatMap(Manual::parsed);
    }

    private static Optional<String> text(String name) {
        try (InputStream in = Aquatint.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Source> parsed(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean lenient) {
                return text;
            }
        };
        try {
            var task = (JavacTask) compiler.getTask(null, null, _ -> { }, List.of("-proc:none"), null, List.of(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return Optional.of(new Source(unit, DocTrees.instance(task)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Markdown as it reads on a terminal: no fences, no links, tags as words.
    private static String plain(String comment) {
        String text = comment.replaceAll("(?m)^ ?```.*\\n?", "").replaceAll("\\[#?([^\\]]+)]", "$1").replaceAll("(?m)^ ?@(param|throws) (\\S+)", "$2:").replaceAll("(?m)^ ?@return", "gives");
        return text.strip();
    }
}
