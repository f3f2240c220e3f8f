package dev.aquatint.shell.script;

import dev.aquatint.shell.library.Libraries;
import dev.aquatint.shell.library.NoLibrary;
import dev.aquatint.shell.script.Directives.Asked;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A script with all that its first comments name: its code, the libraries it needs, the files it brings.
///
/// @param texts its code in the order it is run: that of `//SOURCES`, then its own
/// @param libraries jars, in the order of the class path
/// @param files by the names that they are found by as resources
/// @param runtimeOptions what it asks of the JVM
/// @param warnings of what is not understood, a line each
public record ScriptSource(Path file, List<Text> texts, List<Path> libraries, SortedMap<String, Path> files, List<String> runtimeOptions, List<String> warnings) {
    private static final Pattern EXIT = Pattern.compile("/ex(i|it)?\\b.*"), PACKAGE = Pattern.compile("\\s*package\\s+[\\w.]+\\s*;\\s*");

    /// @param lines without the first line that is for the system, what follows `/exit`, and a package, none of which is code; lines keep their numbers
    public record Text(Path file, String[] lines) {
        public String name() {
            return file.getFileName().toString();
        }

        /// All lines in one.
        public String code() {
            return String.join("\n", lines) + "\n";
        }
    }

    /// Reads a script, and has its libraries fetched where they are not here yet.
    ///
    /// @throws BadScript if it asks for something that cannot be had
    /// @throws IOException if a file cannot be read
    public static ScriptSource read(Path file) throws IOException, BadScript {
        return read(file, Libraries.ofUser());
    }

    static ScriptSource read(Path file, Libraries libraries) throws IOException, BadScript {
        String name = file.getFileName().toString();
        String[] lines = text(file).split("\\R", -1);
        Directives own = Directives.of(name, lines);
        List<String> warnings = new ArrayList<>(own.warnings());
        List<Asked> deps = new ArrayList<>(own.deps()), repos = new ArrayList<>(own.repos());
        List<Text> texts = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>(Set.of(file.toAbsolutePath().normalize()));
        for (Asked source : own.sources()) include(file, name, lines, source, seen, texts, deps, repos, warnings);
        texts.add(new Text(file, code(lines)));
        if (own.java() > Runtime.version().feature()) {
            throw bad(name, lines, "//JAVA", 0, "it asks for Java %d, and this is Java %d: set AQUATINT_JAVA_HOME to a newer JDK".formatted(own.java(), Runtime.version().feature()));
        }
        SortedMap<String, Path> files = new TreeMap<>();
        for (Asked each : own.files()) {
            int equals = each.word().indexOf('=');
            Path there = sibling(file, each.word().substring(equals + 1));
            if (!Files.isRegularFile(there)) throw bad(name, lines, each.word(), each.line(), "there is no file " + there);
            files.put(equals < 0 ? each.word() : each.word().substring(0, equals), there);
        }
        try {
            List<Path> jars = libraries.jars(Directives.words(deps), Directives.words(repos));
            return new ScriptSource(file, List.copyOf(texts), jars, files, own.runtimeOptions(), List.copyOf(warnings));
        } catch (NoLibrary e) {
            Asked first = deps.getFirst();
            throw bad(name, lines, deps.stream().map(Asked::word).filter(word -> e.getMessage().contains("'" + word + "'")).findFirst().orElse(first.word()), first.line(), e.getMessage());
        }
    }

    private static void include(Path by, String byName, String[] byLines, Asked source, Set<Path> seen, List<Text> texts, List<Asked> deps, List<Asked> repos, List<String> warnings) throws IOException, BadScript {
        Path file = sibling(by, source.word());
        if (!Files.isRegularFile(file)) throw bad(byName, byLines, source.word(), source.line(), "there is no file " + file);
        if (!seen.add(file.toAbsolutePath().normalize())) return;
        String name = file.getFileName().toString();
        String[] lines = text(file).split("\\R", -1);
        Directives its = Directives.of(name, lines);
        deps.addAll(its.deps());
        repos.addAll(its.repos());
        warnings.addAll(its.warnings());
        for (Asked more : its.sources()) include(file, name, lines, more, seen, texts, deps, repos, warnings);
        texts.add(new Text(file, code(lines)));
    }

    private static Path sibling(Path file, String path) throws IOException {
        try {
            return file.toAbsolutePath().resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("'%s' in %s is no path".formatted(path, file), e);
        }
    }

    /// @param word that the complaint is about
    /// @param line where it stands, from 1; 0 for the first line that begins with it
    private static BadScript bad(String name, String[] lines, String word, int line, String message) {
        int at = line;
        for (int i = 0; at == 0 && i < lines.length; i++) {
            if (lines[i].strip().startsWith(word)) at = i + 1;
        }
        int row = Math.max(1, at);
        return new BadScript(List.of(new CompileError(name, row, Math.max(0, lines[row - 1].indexOf(word)) + 1, message, lines[row - 1])));
    }

    /// The text of a file, without a byte order mark.
    public static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not text in UTF-8", e);
        }
    }

    /// A text as it would be read from a file.
    public static Text text(Path file, String content) {
        return new Text(file, code(content.split("\\R", -1)));
    }

    private static String[] code(String[] lines) {
        String[] code = new String[lines.length];
        boolean ended = false;
        for (int i = 0; i < lines.length; i++) {
            ended |= EXIT.matcher(lines[i]).matches();
            code[i] = ended || i == 0 && lines[i].startsWith("#!") || PACKAGE.matcher(lines[i]).matches() ? "" : lines[i];
        }
        return code;
    }
}
