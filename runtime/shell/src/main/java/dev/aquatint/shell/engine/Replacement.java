package dev.aquatint.shell.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What happens to values when classes cannot be changed in place: new ones of the same name take over, and to the JVM an object of the
/// old class is none of the new. Known before it happens.
///
/// @param refused types that the JVM would not change
/// @param along types that have one of them in their fields or signatures, and are replaced with them
/// @param lost variables of all those types, whose values do not fit any more
/// @param moved variables of those types whose objects are made again in the new class, with the values they have
/// @param why in words, as in "a field comes, goes or changes"
public record Replacement(Set<String> refused, Set<String> along, Set<String> lost, Set<String> moved, String why) {

    /// @param refused classes that the JVM would not change
    /// @param all classes of snippets, wrappers and what is declared in them
    static Replacement of(Collection<Class<?>> refused, Collection<Class<?>> all, String why) {
        List<Class<?>> first = refused.stream().filter(Replacement::declared).toList();
        Set<Class<?>> replaced = new LinkedHashSet<>(first);
        boolean more = !replaced.isEmpty();
        while (more) more = replaced.addAll(all.stream().filter(c -> declared(c) && mentioned(c).anyMatch(t -> replaced.contains(element(t)))).toList());
        Set<String> lost = new LinkedHashSet<>();
        for (Class<?> wrapper : all) {
            if (!wrapper.isMemberClass()) lost.addAll(holding(wrapper, replaced));
        }
        Set<String> names = names(first), along = names(replaced);
        along.removeAll(names);
        return new Replacement(names, along, lost, Set.of(), why);
    }

    /// Whether an object of one of the types may be in a variable of that type: `List<P>`.
    boolean mentionedIn(String type) {
        return Stream.concat(refused.stream(), along.stream()).anyMatch(name -> Pattern.compile("\\b" + name + "\\b").matcher(type).find());
    }

    /// The same with more variables.
    Replacement losing(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(lost);
        all.addAll(more);
        return new Replacement(refused, along, all, moved, why);
    }

    /// The same with some that are not lost.
    Replacement moving(Set<String> variables) {
        Set<String> left = new LinkedHashSet<>(lost);
        left.removeAll(variables);
        return new Replacement(refused, along, left, variables, why);
    }

    private static Set<String> names(Collection<Class<?>> types) {
        Set<String> names = new LinkedHashSet<>();
        types.stream().filter(c -> !c.getEnclosingClass().isMemberClass()).map(Class::getSimpleName).forEach(names::add);
        return names;
    }

    /// As the JVM refuses it, in words that a person who declared a class can use.
    static String why(Throwable refusal) {
        String said = String.valueOf(refusal.getMessage());
        if (said.contains("schema")) return "a field comes, goes or changes";
        if (said.contains("add a method")) return "a method comes";
        if (said.contains("delete a method")) return "a method goes or changes its parameters";
        if (said.contains("superclass")) return "it extends or implements something else";
        if (said.contains("modifiers")) return "its modifiers change";
        if (said.contains("NestMembers")) return "a component, a case or a class within it comes or goes";
        return said;
    }

    /// Neither a wrapper nor anonymous.
    private static boolean declared(Class<?> c) {
        return c.isMemberClass();
    }

    private static Stream<Class<?>> mentioned(Class<?> c) {
        List<Class<?>> all = new ArrayList<>(Arrays.asList(c.getInterfaces()));
        if (c.getSuperclass() != null) all.add(c.getSuperclass());
        for (Field f : c.getDeclaredFields()) all.add(f.getType());
        for (Method m : c.getDeclaredMethods()) {
            if (m.isSynthetic()) continue;      // lambdas come and go freely
            all.add(m.getReturnType());
            all.addAll(Arrays.asList(m.getParameterTypes()));
        }
        if (c.isRecord()) Arrays.stream(c.getRecordComponents()).map(RecordComponent::getType).forEach(all::add);
        return all.stream();
    }

    private static List<String> holding(Class<?> wrapper, Set<Class<?>> types) {
        List<String> names = new ArrayList<>();
        for (Field f : wrapper.getDeclaredFields()) {
            if (!Modifier.isStatic(f.getModifiers()) || f.isSynthetic() || !types.contains(element(f.getType()))) continue;
            try {
                f.setAccessible(true);
                if (f.get(null) != null) names.add(f.getName());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }

    private static Class<?> element(Class<?> type) {
        Class<?> t = type;
        while (t.isArray()) t = t.getComponentType();
        return t;
    }
}
