package dev.aquatint.shell.console;

import dev.aquatint.Aquatint;
import dev.aquatint.shell.engine.Owners;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words of the language by group, each with a use; `words.txt` has them all.
final class Vocabulary {
    private static final Vocabulary READ = read();

    private final Map<String, Map<String, String>> groups;

    private Vocabulary(Map<String, Map<String, String>> groups) {
        this.groups = groups;
    }

    static Vocabulary words() {
        return READ;
    }

    /// Uses by word, by group.
    Map<String, Map<String, String>> groups() {
        return groups;
    }

    Set<String> all() {
        return groups.values().stream().flatMap(g -> g.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// How a word is used, in each group that has it.
    List<String> uses(String word) {
        return groups.values().stream().map(g -> g.get(word)).filter(use -> use != null).distinct().toList();
    }

    /// The groups with their words, wrapped.
    String overview(int width) {
        StringBuilder all = new StringBuilder();
        groups.forEach((group, words) -> all.append(wrapped("   %-17s".formatted(group), String.join(" ", words.keySet()), width)));
        return all.toString().stripTrailing();
    }

    /// A group with a use of each word, where the name of a group is asked for.
    Optional<String> group(String name) {
        Map<String, String> words = groups.get(name);
        return Optional.ofNullable(words).map(w -> w.entrySet().stream().map(e -> "   %-16s %s".formatted(e.getKey(), e.getValue())).collect(Collectors.joining("\n")));
    }

    private static String wrapped(String head, String words, int width) {
        StringBuilder all = new StringBuilder(), line = new StringBuilder(head);
        for (String word : words.split(" ")) {
            if (line.length() + word.length() + 1 > width) {
                all.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(head.length()));
            }
            line.append(word).append(' ');
        }
        return all.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /// Where a word is declared.
    ///
    /// @param types that have it, for a method
    record Place(Method method, Set<Class<?>> types) {}

    /// The methods of that name, each with all the types that have it.
    static List<Place> places(String word) {
        Map<String, Place> all = new LinkedHashMap<>();
        for (Class<?> type : Owners.TYPES) {
            for (Method m : type.getMethods()) {
                if (!m.getName().equals(word) || m.isBridge() || m.isSynthetic() || m.getDeclaringClass() == Object.class) continue;
                String key = (type == Aquatint.class) + Arrays.toString(m.getParameterTypes());
                all.computeIfAbsent(key, _ -> new Place(m, new LinkedHashSet<>())).types.add(type);
            }
        }
        return all.values().stream().sorted(Comparator.comparing((Place p) -> p.method.getParameterCount()).thenComparing(p -> p.method.getParameterCount() > 0 && p.method.getParameterTypes()[0] != String.class)
                .thenComparing(p -> p.method.toString())).toList();
    }

    private static Vocabulary read() {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        try (InputStream in = Vocabulary.class.getResourceAsStream("words.txt")) {
            Map<String, String> group = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("[")) {
                    groups.put(line.substring(1, line.indexOf(']')), group = new LinkedHashMap<>());
                } else {
                    String[] parts = line.split("\\s+", 2);
                    group.put(parts[0], parts[1].strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(groups);
    }
}
