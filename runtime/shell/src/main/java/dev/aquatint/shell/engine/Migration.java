package dev.aquatint.shell.engine;

import dev.aquatint.param.Parameterized;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes objects of a class that was declared again out of those of the class as it was: what has the same name and still fits has the same value.
///
/// A new object is made by the constructor without parameters, so that what is new has the value that the class gives it. Parameters are set as everybody sets them,
/// and one whose value is not allowed any more keeps its default. Enum constants are found by their names. A record moves if all its components are there already.
final class Migration {
    private final Map<String, Class<?>> now = new HashMap<>();
    private final Map<Object, Object> made = new IdentityHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    /// @param now the classes that objects may move to
    Migration(Iterable<Class<?>> now) {
        now.forEach(c -> this.now.put(name(c), c));
    }

    /// What was not allowed any more, and has its default now.
    List<String> refusals() {
        return refusals;
    }

    /// Whether its class can be made again as it was; where it fails after all, [#moved] is empty.
    static boolean possible(Object before, Set<String> replaced) {
        Class<?> type = before.getClass();
        while (type.isArray()) type = type.getComponentType();
        if (!replaced.contains(type.getSimpleName()) || type.getEnclosingClass() == null) return false;
        return before.getClass().isArray() || type.isEnum() || Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    /// The object that takes its place; empty if none can.
    Optional<Object> moved(Object before) {
        try {
            return Optional.ofNullable(move(before));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    /// Gives an object that somebody has made what the one before it had.
    void carry(Object before, Object to) {
        made.put(before, to);
        try {
            copy(before, to);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object move(Object before) throws ReflectiveOperationException {
        if (made.containsKey(before)) return made.get(before);
        if (before.getClass().isArray()) return array(before);
        Class<?> to = replacing(before.getClass());
        if (to == null) return null;
        if (before instanceof Enum<?> constant) return Arrays.stream(to.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(constant.name())).findFirst().orElse(null);
        if (before instanceof Record) return record(before, to);
        Constructor<?> maker = to.getDeclaredConstructor();
        maker.setAccessible(true);
        Object after = maker.newInstance();
        made.put(before, after);
        copy(before, after);
        return after;
    }

    private Object array(Object before) throws ReflectiveOperationException {
        Class<?> to = replacing(before.getClass().getComponentType());
        if (to == null) return null;
        Object after = Array.newInstance(to, Array.getLength(before));
        made.put(before, after);
        for (int i = 0; i < Array.getLength(before); i++) {
            Object item = Array.get(before, i);
            if (item != null) Array.set(after, i, move(item));
        }
        return after;
    }

    private static Object record(Object before, Class<?> to) throws ReflectiveOperationException {
        RecordComponent[] components = to.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Field field = before.getClass().getDeclaredField(components[i].getName());
            if (field.getType() != components[i].getType()) return null;
            field.setAccessible(true);
            values[i] = field.get(before);
        }
        Constructor<?> maker = to.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        maker.setAccessible(true);
        return maker.newInstance(values);
    }

    private void copy(Object before, Object after) throws ReflectiveOperationException {
        for (Class<?> c = before.getClass(); c != null && c.getClassLoader() instanceof SnippetClasses; c = c.getSuperclass()) {
            for (Field old : c.getDeclaredFields()) {
                if (Modifier.isStatic(old.getModifiers()) || old.isSynthetic()) continue;
                old.setAccessible(true);
                give(after, old.getName(), old.getType(), old.get(before));
            }
        }
    }

    private void give(Object after, String name, Class<?> type, Object value) throws ReflectiveOperationException {
        if (after instanceof Parameterized p && p.parameters().stream().anyMatch(each -> each.name().equals(name))) {
            try {
                p.set(name, value != null && replacing(value.getClass()) != null ? move(value) : value);
            } catch (RuntimeException e) {
                refusals.add(e.getMessage());
            }
            return;
        }
        for (Class<?> c = after.getClass(); c != null && c.getClassLoader() instanceof SnippetClasses; c = c.getSuperclass()) {
            Field field = Arrays.stream(c.getDeclaredFields()).filter(f -> f.getName().equals(name)).findFirst().orElse(null);
            if (field == null || Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) continue;
            Object to = value != null && replacing(value.getClass()) != null ? move(value) : value;
            field.setAccessible(true);
            if (field.getType() == type || !type.isPrimitive() && field.getType().isInstance(to)) field.set(after, to);
        }
    }

    /// The class that took its place, if one did.
    private Class<?> replacing(Class<?> before) {
        Class<?> to = before.getClassLoader() instanceof SnippetClasses ? now.get(name(before)) : null;
        return to == before ? null : to;
    }

    /// As it is called within its wrapper, which has another name each time.
    private static String name(Class<?> c) {
        return Succession.wrapperOf(c.getName()).map(w -> c.getName().substring(w.length())).orElse(c.getName());
    }
}
