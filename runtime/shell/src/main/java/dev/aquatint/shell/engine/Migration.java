package dev.aquatint.shell.engine;

import dev.aquatint.param.Parameterized;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
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
/// Arrays, collections and maps are made again with what they hold ([Containers]). What cannot be made again is as in a new object, and [#refusals] says so.
final class Migration {
    private final Map<String, Class<?>> now = new HashMap<>();
    private final Map<Object, Object> made = new IdentityHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    /// @param now the classes that objects may move to
    Migration(Iterable<Class<?>> now) {
        now.forEach(c -> this.now.put(name(c), c));
    }

    /// What was not allowed any more or cannot be made again, and has its default now.
    List<String> refusals() {
        return refusals;
    }

    /// Whether its class can be made again as it was; where it fails after all, [#moved] is empty.
    static boolean possible(Object before, Set<String> replaced) {
        if (Containers.is(before)) return Containers.items(before).allMatch(each -> each == null || !of(each.getClass(), replaced) && !Containers.is(each) || possible(each, replaced));
        Class<?> type = before.getClass();
        while (type.isArray()) type = type.getComponentType();
        if (!replaced.contains(type.getSimpleName()) || type.getEnclosingClass() == null) return false;
        return before.getClass().isArray() || type.isEnum() || Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    private static boolean of(Class<?> type, Set<String> replaced) {
        return type.getClassLoader() instanceof SnippetClasses && replaced.contains(type.getSimpleName().replace("[]", ""));
    }

    /// The object that takes its place; empty if none can.
    Optional<Object> moved(Object before) {
        try {
            return Optional.ofNullable(Containers.is(before) ? container(before) : move(before));
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

    /// What takes the place of a value: another object where its class was replaced, or where it holds such objects; else the value.
    private Object carried(Object value) throws ReflectiveOperationException {
        if (value == null) return null;
        if (Containers.is(value) || value instanceof Object[]) return stale(value, Containers.identity()) ? value instanceof Object[] ? array(value) : container(value) : value;
        if (replacing(value.getClass()) == null) return value;
        Object to = move(value);
        if (to == null) throw new InstantiationException("there is no %s any more".formatted(value));
        return to;
    }

    /// Whether objects of a class that was replaced are in it.
    private boolean stale(Object value, Set<Object> seen) {
        if (value == null) return false;
        if (replacing(value.getClass()) != null) return true;
        if (!Containers.is(value) && !(value instanceof Object[])) return false;
        return seen.add(value) && (value instanceof Object[] a ? Arrays.stream(a) : Containers.items(value)).anyMatch(each -> stale(each, seen));
    }

    private Object container(Object before) throws ReflectiveOperationException {
        if (made.containsKey(before)) return made.get(before);
        return Containers.again(before, this::carried, after -> made.put(before, after));
    }

    private Object array(Object before) throws ReflectiveOperationException {
        if (made.containsKey(before)) return made.get(before);
        Class<?> component = before.getClass().getComponentType(), to = replacing(component);
        Object after = Array.newInstance(to == null ? component : to, Array.getLength(before));
        made.put(before, after);
        for (int i = 0; i < Array.getLength(before); i++) Array.set(after, i, carried(Array.get(before, i)));
        return after;
    }

    private Object record(Object before, Class<?> to) throws ReflectiveOperationException {
        RecordComponent[] components = to.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Field field = before.getClass().getDeclaredField(components[i].getName());
            field.setAccessible(true);
            values[i] = carried(field.get(before));
            Class<?> type = components[i].getType();
            if (field.getType() != type && (type.isPrimitive() || values[i] != null && !type.isInstance(values[i]))) return null;
        }
        Constructor<?> maker = to.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        maker.setAccessible(true);
        Object after = maker.newInstance(values);
        made.put(before, after);
        return after;
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
        Object to;
        try {
            to = carried(value);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            refusals.add("'%s' of %s is as in a new one: %s".formatted(name, after.getClass().getSimpleName(), why(e)));
            return;
        }
        if (after instanceof Parameterized p && p.parameters().stream().anyMatch(each -> each.name().equals(name))) {
            try {
                p.set(name, to);
            } catch (RuntimeException e) {
                refusals.add(e.getMessage());
            }
            return;
        }
        for (Class<?> c = after.getClass(); c != null && c.getClassLoader() instanceof SnippetClasses; c = c.getSuperclass()) {
            Field field = Arrays.stream(c.getDeclaredFields()).filter(f -> f.getName().equals(name)).findFirst().orElse(null);
            if (field == null || Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) continue;
            field.setAccessible(true);
            if (field.getType() == type || !type.isPrimitive() && field.getType().isInstance(to)) field.set(after, to);
        }
    }

    private static String why(Throwable e) {
        Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        return switch (cause) {
            case NoSuchMethodException m -> "%s has no constructor without parameters".formatted(m.getMessage().replaceAll(".*[.$](\\w+)\\.<init>.*", "$1"));
            case InstantiationException i -> i.getMessage();
            default -> cause.toString();
        };
    }

    /// The class that took its place, if one did.
    private Class<?> replacing(Class<?> before) {
        if (before.isArray()) {
            Class<?> component = replacing(before.getComponentType());
            return component == null ? null : component.arrayType();
        }
        Class<?> to = before.getClassLoader() instanceof SnippetClasses ? now.get(name(before)) : null;
        return to == before ? null : to;
    }

    /// As it is called within its wrapper, which has another name each time.
    private static String name(Class<?> c) {
        return Succession.wrapperOf(c.getName()).map(w -> c.getName().substring(w.length())).orElse(c.getName());
    }
}
