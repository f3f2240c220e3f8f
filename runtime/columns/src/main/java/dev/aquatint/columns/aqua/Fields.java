package dev.aquatint.columns.aqua;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a JSON object has, by name. What it has besides is left alone: a newer Aquatint may have written it.
///
/// All methods throw a [Missing] that names what is not there, or is something else.
record Fields(Map<?, ?> of) {

    static final class Missing extends RuntimeException {
        Missing(String what) {
            super(what);
        }
    }

    static Fields of(Object json) {
        if (json instanceof Map<?, ?> map) return new Fields(map);
        throw new Missing("%s stands where an object belongs".formatted(json));
    }

    /// @return null where it says so, or nothing
    String text(String name) {
        return of.get(name) == null ? null : name(name);
    }

    String name(String name) {
        return as(String.class, name, of.get(name));
    }

    long number(String name) {
        return as(Long.class, name, of.get(name));
    }

    int whole(String name) {
        return whole(name, of.get(name));
    }

    Fields object(String name) {
        return new Fields(as(Map.class, name, of.get(name)));
    }

    <T> List<T> objects(String name, Function<Fields, T> each) {
        return list(name).stream().map(o -> each.apply(Fields.of(o))).toList();
    }

    /// @return null where it says so, or nothing
    List<Integer> wholes(String name) {
        return of.get(name) == null ? null : list(name).stream().map(n -> whole(name, n)).toList();
    }

    List<Long> numbers(String name) {
        return list(name).stream().map(n -> as(Long.class, name, n)).toList();
    }

    <E extends Enum<E>> E one(String name, Class<E> of) {
        String value = name(name);
        for (E e : of.getEnumConstants()) if (e.name().equals(value)) return e;
        throw new Missing("'%s' is '%s', which is no %s".formatted(name, value, of.getSimpleName()));
    }

    private List<?> list(String name) {
        return as(List.class, name, of.get(name));
    }

    private static int whole(String name, Object value) {
        long n = as(Long.class, name, value);
        if (n != (int) n) throw new Missing("'%s' has %,d, which is no number of 32 bits".formatted(name, n));
        return (int) n;
    }

    private static <T> T as(Class<T> type, String name, Object value) {
        if (type.isInstance(value)) return type.cast(value);
        throw new Missing(value == null ? "it has no '%s'".formatted(name) : "'%s' has %s".formatted(name, value));
    }
}
