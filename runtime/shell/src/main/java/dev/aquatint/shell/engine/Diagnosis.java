package dev.aquatint.shell.engine;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Nearest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// What the compiler has against a snippet.
///
/// @param position in its source
/// @param missing the name that was not found, or empty
public record Diagnosis(int position, String message, String missing) {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(variable|method|class|interface)\\s+(\\w+)(.*)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s+(?:variable \\w+ of type|class|interface|record) ([^\\n]+)");
    private static final Pattern DECLARED = Pattern.compile(
            "(?s)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:(?:public|private|protected|static|final|abstract|sealed)\\s+)*"
            + "(?:(?:class|record|enum|interface)\\s+(\\w+)|[\\w.]+(?:<[^;={]*>)?(?:\\[])*\\s+(\\w+)\\s*(?:[=;(\\[]|$)).*");

    /// All errors of a snippet that was rejected.
    public static List<Diagnosis> of(JShell shell, Snippet snippet) {
        List<Diagnosis> all = new ArrayList<>();
        shell.diagnostics(snippet).filter(Diag::isError).forEach(d -> {
            Matcher symbol = SYMBOL.matcher(d.getMessage(Locale.ENGLISH));
            all.add(symbol.find() ? missing(shell, snippet.source(), d, symbol.group(1), symbol.group(2), symbol.group(3).strip())
                    : new Diagnosis((int) d.getPosition(), message(d), ""));
        });
        return all;
    }

    /// For something that a declaration uses and nothing declares.
    ///
    /// @param what as JShell names it: `variable scale`, `method area(int)`
    public static Diagnosis unresolved(JShell shell, String source, String what) {
        Matcher m = Pattern.compile("(\\w+)\\s+(\\w+)(.*)").matcher(what);
        if (!m.matches()) return new Diagnosis(0, "cannot find " + what, "");
        Matcher use = Pattern.compile("\\b" + m.group(2) + "\\b").matcher(source);
        return missing(shell, use.find() ? use.start() : 0, m.group(1), m.group(2), m.group(3));
    }

    /// Stands for the name that a rejected snippet would have declared.
    public static Diagnosis declaredBy(String source) {
        Matcher m = DECLARED.matcher(source);
        String name = !m.matches() ? "" : m.group(1) != null ? m.group(1) : m.group(2);
        return new Diagnosis(0, "", name);
    }

    /// Whether another complaint is only that what this one lost is not there.
    public boolean causes(Diagnosis other) {
        return !missing.isEmpty() && missing.equals(other.missing);
    }

    /// The compiler's words in one line.
    public static String message(Diag d) {
        String message = SimpleNames.of(d.getMessage(Locale.ENGLISH)).lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("location: class"))
                .reduce((a, b) -> a + (a.endsWith(":") || a.endsWith(";") ? " " : "; ") + b).orElse("rejected");
        if (message.equals("unclosed character literal")) return "text stands in double quotes: \"...\"";
        if (message.matches("array required, but \\w+ found")) message += "; columns are named in words: frame.columns(\"x\", \"y\"), points(frame, \"x\", \"y\")";
        // why each of many does not fit says nothing: how they read is a Tab away
        return message.replaceFirst("^(no suitable [^;]*);.*", "$1").replaceAll(" {2,}", " ");
    }

    /// A name after a dot is looked for among what stands before the dot has; any other among all that there is.
    private static Diagnosis missing(JShell shell, String source, Diag d, String kind, String name, String parameters) {
        int end = (int) Math.clamp(d.getEndPosition(), 0, source.length()), dot = source.substring(0, end).lastIndexOf('.');
        boolean member = dot >= 0 && source.substring(dot + 1, end).strip().equals(name);
        if (!member) {
            Diagnosis plain = missing(shell, (int) d.getPosition(), kind, name, parameters);
            Matcher after = Pattern.compile("^" + Pattern.quote(name) + "\\s*\\.\\s*(\\w+)").matcher(source.substring((int) Math.clamp(d.getPosition(), 0, source.length())));
            Optional<String> its = after.find() ? Elsewhere.hint(after.group(1)) : Optional.empty();
            return its.isPresent() ? new Diagnosis(plain.position, "cannot find %s %s; %s".formatted(kind, name, its.get()), name) : plain;
        }
        String before = source.substring(0, dot + 1);
        List<String> there = shell.sourceCodeAnalysis().completionSuggestions(before, before.length(), new int[1]).stream().map(s -> s.continuation().replaceFirst("\\(.*", "")).distinct().toList();
        String type = LOCATION.matcher(d.getMessage(Locale.ENGLISH)).results().findFirst().map(m -> SimpleNames.of(m.group(1).strip())).orElse("");
        String hint = kind.equals("variable") && there.contains(name) ? "; it is a method: write %s(..)".formatted(name)
                : Elsewhere.hint(name).or(() -> Owners.hint(name, type)).map("; "::concat).or(() -> Nearest.to(name, there).filter(near -> name.length() > 2).map("; did you mean '%s'?"::formatted)).orElse("");
        String of = type.isEmpty() ? "" : " in " + type;
        return new Diagnosis((int) d.getPosition(), "cannot find %s %s%s%s%s".formatted(kind, name, SimpleNames.of(parameters), of, hint), name);
    }

    private static Diagnosis missing(JShell shell, int position, String kind, String name, String parameters) {
        Set<String> known = new TreeSet<>();
        Stream.concat(shell.variables().map(v -> v.name()), Stream.concat(shell.methods().map(m -> m.name()), shell.types().map(t -> t.name()))).forEach(known::add);
        if (kind.equals("method")) Arrays.stream(Aquatint.class.getMethods()).map(Method::getName).forEach(known::add);
        known.remove(name);
        boolean unnamed = !kind.equals("method") && ClassLoader.getSystemResource(name + ".class") != null;
        String hint = unnamed ? ": it is in the default package, whose classes no snippet can name; give it a package" : Elsewhere.hint(name).map("; "::concat).or(() -> Nearest.to(name, known).filter(near -> name.length() > 2).map("; did you mean '%s'?"::formatted)).orElse("");
        return new Diagnosis(position, "cannot find %s %s%s%s".formatted(kind, name, SimpleNames.of(parameters), hint), name);
    }
}
