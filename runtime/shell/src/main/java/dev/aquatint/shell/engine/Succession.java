package dev.aquatint.shell.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which wrapper class took over from which: JShell gives the next one of a snippet a letter, `$JShell$12`, `$JShell$12B`;
/// overloads of a method share one, `$JShell$12B_14`.
///
/// A snippet is wrapped anew when something it depends on was declared again and its class could not be changed in place. Its
/// variables must not lose their values over that, so they are handed on.
public final class Succession {
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+[A-Z]*(?:_\\d+[A-Z]*)*))(\\$.*)?");

    private final Map<String, String> newest = new HashMap<>(), before = new HashMap<>();

    /// The wrapper class that a class was declared in, or empty for one that comes from no snippet.
    public static Optional<String> wrapperOf(String className) {
        Matcher m = WRAPPER.matcher(className);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /// Notes a wrapper class.
    ///
    /// @return the class it replaces, if it replaces one
    public Optional<String> replacedBy(String wrapper) {
        Matcher m = WRAPPER.matcher(wrapper);
        if (!m.matches() || m.group(3) != null) return Optional.empty();
        String replaced = newest.put(m.group(2).replaceAll("[A-Z]", ""), wrapper);
        if (replaced == null || replaced.equals(wrapper)) return Optional.empty();
        before.put(wrapper, replaced);
        return Optional.of(replaced);
    }

    /// The class that a wrapper class took over from, if it did.
    Optional<String> before(String wrapper) {
        return Optional.ofNullable(before.get(wrapper));
    }

    /// Lets go of the objects in the variables of a wrapper class.
    static void clear(Class<?> wrapper) {
        for (Field f : wrapper.getDeclaredFields()) {
            if (!Modifier.isStatic(f.getModifiers()) || Modifier.isFinal(f.getModifiers()) || f.getType().isPrimitive()) continue;
            try {
                f.setAccessible(true);
                f.set(null, null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Copies the values of variables that both classes have.
    ///
    /// @return the names of those whose old value does not fit the new type, because its class was replaced as well
    public static List<String> handOn(Class<?> from, Class<?> to) {
        List<String> lost = new ArrayList<>();
        for (Field old : from.getDeclaredFields()) {
            if (!Modifier.isStatic(old.getModifiers()) || old.isSynthetic()) continue;
            try {
                Field next = to.getDeclaredField(old.getName());
                if (Modifier.isFinal(next.getModifiers())) continue;
                old.setAccessible(true);
                next.setAccessible(true);
                Object value = old.get(null);
                if (value == null) continue;
                if (old.getType() == next.getType() || next.getType().isInstance(value)) {
                    next.set(null, value);
                } else {
                    lost.add(old.getName());
                }
            } catch (NoSuchFieldException _) {
                // the snippet declares something else now
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return lost;
    }
}
