package dev.aquatint.shell.console;

import dev.aquatint.shell.script.CompileError;
import dev.aquatint.shell.script.Script;
import dev.aquatint.shell.watch.Syntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What ran at the prompt, as a script that runs: without what failed, without what was declared again or dropped and nothing needs, and in an order in which everything is
/// there before it is used.
///
/// A class or method that was declared again stands, as it is now, where it was declared first. Where that would not do, since it uses what only came later or its users would not
/// compile any more, all versions stand where they were typed: then the script does what the prompt did. What does not compile even so is left as a comment that says why.
final class SessionScript {
    /// A value by number, behind texts and comments, in which such a thing means nothing.
    private static final Pattern NUMBERED = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\\n]*|/\\*.*?\\*/|(?<![\\w$])\\$(\\d+)(?!\\w)");

    private final List<Step> steps = new ArrayList<>();

    private static final class Step {
        final String source, value;
        final Syntax syntax;
        final Set<String> replaced = new HashSet<>();
        int until = Integer.MAX_VALUE;
        Step successor;

        Step(String source, String value) {
            this.source = source;
            this.value = value;
            syntax = Syntax.of(source);
        }

        boolean code() {
            return !syntax.runs();
        }
    }

    /// Something ran to its end.
    ///
    /// @param value the name that its value was given, as in `$3`; or empty
    void add(String source, String value) {
        Step now = new Step(source.strip(), value);
        for (Step earlier : steps) replaced(earlier, now.syntax.signatures(), now);
        steps.add(now);
    }

    /// A variable, a method or a type was dropped.
    void drop(String name) {
        for (Step earlier : steps) {
            replaced(earlier, earlier.syntax.signatures().stream().filter(s -> s.equals(name) || s.startsWith(name + "(")).collect(Collectors.toSet()), null);
        }
    }

    private void replaced(Step earlier, Set<String> signatures, Step by) {
        if (earlier.successor != null || earlier.syntax.signatures().isEmpty()) return;
        earlier.replaced.addAll(signatures);
        if (!earlier.replaced.containsAll(earlier.syntax.signatures())) return;
        earlier.until = Math.min(earlier.until, steps.size());
        // also of what was dropped before it was declared again
        if (by != null && earlier.code() && by.code() && by.syntax.signatures().equals(earlier.syntax.signatures())) earlier.successor = by;
    }

    void clear() {
        steps.clear();
    }

    /// Its snippets in order.
    ///
    /// @param classPath what it is compiled against, besides ours
    List<String> snippets(Collection<Path> classPath) {
        Compiled shortest = Compiled.of(named(chosen()), classPath);
        if (shortest.wrong.isEmpty()) return shortest.snippets;
        Compiled all = Compiled.of(named(steps), classPath);
        return all.wrong.size() < shortest.wrong.size() ? all.snippets : shortest.snippets;
    }

    /// Snippets that compile, since those that do not are comments.
    ///
    /// @param wrong which ones
    private record Compiled(List<String> snippets, Set<Integer> wrong) {
        static Compiled of(List<String> given, Collection<Path> classPath) {
            List<String> snippets = new ArrayList<>(given);
            Set<Integer> wrong = new HashSet<>();
            Map<Integer, String> now = errors(snippets, classPath);
            while (!now.isEmpty()) {
                now.forEach((at, why) -> snippets.set(at, "// " + why + "\n// " + snippets.get(at).replace("\n", "\n// ")));
                if (!wrong.addAll(now.keySet())) break;
                now = errors(snippets, classPath);
            }
            return new Compiled(snippets, wrong);
        }
    }

    private static Map<Integer, String> errors(List<String> snippets, Collection<Path> classPath) {
        List<Integer> starts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String snippet : snippets) {
            starts.add(lines.size() + 1);
            lines.addAll(snippet.lines().toList());
        }
        Map<Integer, String> wrong = new TreeMap<>();
        for (CompileError e : Script.errors(lines, List.copyOf(classPath))) {
            int at = starts.size() - 1;
            while (at > 0 && starts.get(at) > e.line()) at--;
            wrong.putIfAbsent(at, e.message().lines().findFirst().orElse(""));
        }
        return wrong;
    }

    /// What is needed, each at its place.
    private List<Step> chosen() {
        Map<String, Set<String>> through = new HashMap<>();
        for (Step s : steps) {
            if (s.code()) s.syntax.declares().forEach(name -> through.computeIfAbsent(name, _ -> new HashSet<>()).addAll(s.syntax.uses()));
        }
        List<Set<String>> uses = steps.stream().map(s -> closure(s.syntax.uses(), through)).toList();
        Map<Integer, Step> moved = new HashMap<>();
        Set<Step> gone = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step first = steps.get(i);
            if (first.successor == null || gone.contains(first)) continue;
            Step last = first;
            while (last.successor != null) last = last.successor;
            if (last.until != Integer.MAX_VALUE || !there(i, uses.get(steps.indexOf(last)), first.syntax.declares(), uses)) continue;
            for (Step s = first; s != null; s = s.successor) gone.add(s);
            moved.put(i, last);
        }
        boolean[] kept = new boolean[steps.size()];
        for (int i = 0; i < kept.length; i++) kept[i] = steps.get(i).until == Integer.MAX_VALUE && !gone.contains(steps.get(i));
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < kept.length; i++) {
                if (kept[i] || gone.contains(steps.get(i)) || !used(i, kept, uses)) continue;
                kept[i] = more = true;
            }
        }
        List<Step> chosen = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (moved.containsKey(i)) chosen.add(moved.get(i));
            else if (kept[i]) chosen.add(steps.get(i));
        }
        return chosen;
    }

    /// Whether all that a declaration uses is there when something first runs that uses it.
    private boolean there(int place, Set<String> used, Set<String> declared, List<Set<String>> uses) {
        int first = place + 1;
        while (first < steps.size() && (steps.get(first).code() || uses.get(first).stream().noneMatch(declared::contains))) first++;
        for (String name : used) {
            int at = 0;
            while (at < steps.size() && !steps.get(at).syntax.declares().contains(name)) at++;
            if (at < steps.size() && at >= first) return false;
        }
        return true;
    }

    private boolean used(int i, boolean[] kept, List<Set<String>> uses) {
        Step step = steps.get(i);
        for (int j = i + 1; j < Math.min(step.until, kept.length); j++) {
            if (kept[j] && !steps.get(j).code() && uses.get(j).stream().anyMatch(step.syntax.declares()::contains)) return true;
        }
        return false;
    }

    private static Set<String> closure(Set<String> names, Map<String, Set<String>> through) {
        Set<String> all = new HashSet<>();
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (all.add(name)) open.addAll(through.getOrDefault(name, Set.of()));
        }
        return all;
    }

    /// Values that others use by number have a name in a script, where numbers are others.
    private static List<String> named(List<Step> steps) {
        Set<String> numbers = new HashSet<>();
        for (Step s : steps) {
            Matcher m = NUMBERED.matcher(s.source);
            while (m.find()) if (m.group(1) != null) numbers.add(m.group());
        }
        Set<String> values = steps.stream().map(s -> s.value).collect(Collectors.toSet());
        return steps.stream().map(s -> {
            String source = NUMBERED.matcher(s.source).replaceAll(m -> m.group(1) != null && values.contains(m.group()) ? "result" + m.group(1) : Matcher.quoteReplacement(m.group()));
            return numbers.contains(s.value) ? "var result%s = %s".formatted(s.value.substring(1), source) : source;
        }).toList();
    }
}
