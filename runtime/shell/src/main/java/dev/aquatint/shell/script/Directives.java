package dev.aquatint.shell.script;

import dev.aquatint.frame.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the first comments of a script ask for, as JBang writes it: `//DEPS group:artifact:version`, without a blank after the dashes.
///
/// @param deps libraries, by their Maven coordinates
/// @param repos where they are looked for
/// @param java the least version, or 0
/// @param sources files of code that belong to the script, relative to it
/// @param files files that it brings with it, `name` or `name=path`, relative to it
/// @param runtimeOptions for the JVM, which the launcher has set
/// @param warnings of what is not understood, a line each
record Directives(List<Asked> deps, List<Asked> repos, int java, List<Asked> sources, List<Asked> files, List<String> runtimeOptions, List<String> warnings) {
    private static final Pattern DIRECTIVE = Pattern.compile("//([A-Z][A-Z_]+)(?:\\s+(.*))?");
    private static final Pattern JAVA = Pattern.compile("(?:1\\.)?(\\d+)(\\+)?");
    private static final Set<String> OURS = Set.of("DEPS", "REPOS", "JAVA", "SOURCES", "FILES", "RUNTIME_OPTIONS");
    /// They say something to readers, or make a start faster that is fast.
    private static final Set<String> HARMLESS = Set.of("DESCRIPTION", "DOCS", "GAV", "CDS", "NOINTEGRATIONS");
    private static final Set<String> JBANGS = Set.of("PREVIEW", "COMPILE_OPTIONS", "JAVAC_OPTIONS", "JAVA_OPTIONS", "JAVAAGENT", "MANIFEST", "MAIN", "MODULE", "NATIVE_OPTIONS", "KOTLIN", "GROOVY");

    /// A word of a directive, and where it stands.
    ///
    /// @param line from 1
    record Asked(String word, int line) {}

    /// @param file its name, for messages
    static Directives of(String file, String[] lines) {
        List<Asked> deps = new ArrayList<>(), repos = new ArrayList<>(), sources = new ArrayList<>(), files = new ArrayList<>();
        List<String> options = new ArrayList<>(), warnings = new ArrayList<>();
        int java = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (i == 0 && line.startsWith("#!") || line.isEmpty()) continue;
            if (!line.startsWith("//")) break;
            Matcher m = DIRECTIVE.matcher(line);
            if (!m.matches()) continue;
            String name = m.group(1), rest = m.group(2) == null ? "" : m.group(2).strip();
            int at = i + 1;
            switch (name) {
                case "DEPS" -> words(rest, at, deps);
                case "REPOS" -> words(rest, at, repos);
                case "SOURCES" -> words(rest, at, sources);
                case "FILES" -> words(rest, at, files);
                case "RUNTIME_OPTIONS" -> options.addAll(rest.isEmpty() ? List.of() : List.of(rest.split("\\s+")));
                case "JAVA" -> {
                    Matcher version = JAVA.matcher(rest);
                    if (!version.matches()) warnings.add("%s:%d: //JAVA %s is no version: write //JAVA 25+".formatted(file, at, rest));
                    else {
                        java = Integer.parseInt(version.group(1));
                        if (version.group(2) == null && java < Runtime.version().feature()) {
                            warnings.add("%s:%d: //JAVA %3$d asks for just that, and this is Java %4$d: write //JAVA %3$d+".formatted(file, at, java, Runtime.version().feature()));
                        }
                    }
                }
                default -> unknown(name).ifPresent(why -> warnings.add("%s:%d: //%s %s".formatted(file, at, name, why)));
            }
        }
        return new Directives(List.copyOf(deps), List.copyOf(repos), java, List.copyOf(sources), List.copyOf(files), List.copyOf(options), List.copyOf(warnings));
    }

    private static void words(String text, int line, List<Asked> to) {
        for (String word : text.split("[\\s,;]+")) {
            if (!word.isEmpty()) to.add(new Asked(word, line));
        }
    }

    private static Optional<String> unknown(String name) {
        if (HARMLESS.contains(name)) return Optional.empty();
        if (JBANGS.contains(name)) return Optional.of("is known to JBang and not to Aquatint: it is left alone");
        // any other word in capitals is a comment, unless it is one of ours by a slip of the finger
        return name.length() < 3 || name.equals("NOTE") ? Optional.empty() : Nearest.to(name, OURS).map("is left alone: did you mean //%s?"::formatted);
    }

    static List<String> words(List<Asked> asked) {
        return asked.stream().map(Asked::word).toList();
    }
}
