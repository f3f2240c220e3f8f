package dev.aquatint.shell.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Collections, maps and optionals of the JDK, made again with other objects in them: of the same class, or as unmodifiable as they were.
///
/// Not made again are those in an order of their own, since a comparator may know the classes that were replaced, and those that show another or cannot be made empty.
final class Containers {
    /// What takes the place of an item.
    interface Each {
        Object of(Object item) throws ReflectiveOperationException;
    }

    private Containers() {}

    static boolean is(Object value) {
        return value != null && value.getClass().getClassLoader() == null && (value instanceof Collection || value instanceof Map || value instanceof Optional);
    }

    /// What is in it; keys and values of a map.
    static Stream<?> items(Object container) {
        return switch (container) {
            case Collection<?> c -> Arrays.stream(c.toArray());
            case Map<?, ?> m -> Stream.concat(new ArrayList<>(m.keySet()).stream(), new ArrayList<>(m.values()).stream());
            case Optional<?> o -> o.stream();
            default -> throw new IllegalArgumentException(container.getClass().getName());
        };
    }

    static Set<Object> identity() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /// @param made told of the new one before anything is in it, as it may hold itself
    /// @throws InstantiationException if there is no other of its kind; the message says why
    static Object again(Object container, Each each, Consumer<Object> made) throws ReflectiveOperationException {
        Object after = switch (container) {
            case Optional<?> o -> Optional.of(each.of(o.orElseThrow()));
            case List<?> l when fixed(l) -> {
                Object[] items = l.toArray();
                for (int i = 0; i < items.length; i++) items[i] = each.of(items[i]);
                yield l.getClass() == Arrays.asList().getClass() ? Arrays.asList(items) : Collections.unmodifiableList(Arrays.asList(items));
            }
            case Set<?> s when fixed(s) -> {
                Set<Object> items = new LinkedHashSet<>();
                for (Object item : s) items.add(each.of(item));
                yield Collections.unmodifiableSet(items);
            }
            case Map<?, ?> m when fixed(m) -> {
                Map<Object, Object> items = new LinkedHashMap<>();
                fill(items, m, each);
                yield Collections.unmodifiableMap(items);
            }
            default -> null;
        };
        if (after != null) {
            made.accept(after);
            return after;
        }
        Object empty = empty(container);
        made.accept(empty);
        if (container instanceof Map<?, ?> m) fill(mapOf(empty), m, each);
        else for (Object item : ((Collection<?>) container).toArray()) collectionOf(empty).add(each.of(item));
        return empty;
    }

    private static void fill(Map<Object, Object> to, Map<?, ?> from, Each each) throws ReflectiveOperationException {
        for (Map.Entry<?, ?> e : from.entrySet()) to.put(each.of(e.getKey()), each.of(e.getValue()));
    }

    /// Whether nothing can be put in or taken out.
    private static boolean fixed(Object container) {
        String name = container.getClass().getName();
        return name.startsWith("java.util.ImmutableCollections$") || name.startsWith("java.util.Collections$Unmodifiable") || name.startsWith("java.util.Collections$Singleton")
                || container.getClass() == Arrays.asList().getClass();
    }

    private static Object empty(Object like) throws ReflectiveOperationException {
        boolean ordered = switch (like) {
            case SortedMap<?, ?> m -> m.comparator() != null;
            case SortedSet<?> s -> s.comparator() != null;
            case PriorityQueue<?> q -> q.comparator() != null;
            default -> false;
        };
        String kind = like.getClass().getSimpleName();
        if (ordered) throw new InstantiationException("a %s with a comparator is not made again, as the comparator may know the class as it was".formatted(kind));
        Constructor<?> maker = Arrays.stream(like.getClass().getConstructors()).filter(c -> c.getParameterCount() == 0).findFirst().orElse(null);
        if (maker == null || !Modifier.isPublic(like.getClass().getModifiers())) throw new InstantiationException("there is no way to make another %s".formatted(kind));
        return maker.newInstance();
    }

    @SuppressWarnings("unchecked")      // what is made here is empty
    private static Map<Object, Object> mapOf(Object empty) {
        return (Map<Object, Object>) empty;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Object> collectionOf(Object empty) {
        return (Collection<Object>) empty;
    }
}
