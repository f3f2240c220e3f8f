package dev.aquatint.param;

import dev.aquatint.frame.Nearest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// The parameters of one class, inherited ones first, and the defaults that were set on it.
final class ClassParameters {
    private static final ClassValue<ClassParameters> OF = new ClassValue<>() {
        @Override
        protected ClassParameters computeValue(Class<?> type) {
            return new ClassParameters(type);
        }
    };

    private final Class<?> type;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Object> defaults = new ConcurrentHashMap<>();
    /// Live instances, so that a new default reaches those without a value of their own.
    private final Set<Parameterized> instances = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    static ClassParameters of(Class<?> type) {
        return OF.get(type);
    }

    private ClassParameters(Class<?> type) {
        this.type = type;
        if (type.getSuperclass() != null && Parameterized.class.isAssignableFrom(type.getSuperclass())) {
            of(type.getSuperclass()).byName.forEach((name, p) -> byName.put(name, p.ownedBy(type)));
        }
        for (Field f : type.getDeclaredFields()) {
            if (!f.isAnnotationPresent(Param.class)) continue;
            if (Modifier.isStatic(f.getModifiers()) || Modifier.isFinal(f.getModifiers())) {
                throw new IllegalArgumentException("%s.%s is static or final: a parameter must be a field that can change".formatted(type.getSimpleName(), f.getName()));
            }
            byName.put(f.getName(), Parameter.of(type, f));
        }
        for (Param p : type.getDeclaredAnnotationsByType(Param.class)) {
            byName.put(p.of(), get(p.of()).overriddenBy(type, p));
        }
    }

    Parameter get(String name) {
        Parameter p = byName.get(name);
        if (p == null) {
            throw new IllegalArgumentException("%s has no parameter '%s': %sits parameters are %s".formatted(type.getSimpleName(), name,
                    Nearest.to(name, byName.keySet()).map("did you mean '%s'? "::formatted).orElse(""), String.join(", ", byName.keySet())));
        }
        return p;
    }

    /// In the order controls are shown.
    List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(byName.values());
        all.sort(Comparator.comparingDouble(Parameter::precedence));
        return all;
    }

    void register(Parameterized instance) {
        instances.add(instance);
    }

    void setDefault(String name, Object value) {
        Object checked = get(name).checked(value);
        defaults.put(name, checked);
        List<Parameterized> live;
        synchronized (instances) {
            live = List.copyOf(instances);
        }
        live.forEach(i -> i.takeDefault(name, checked));
    }

    /// What was set on the class or the nearest class above it, or null.
    Object defaultOf(String name) {
        for (Class<?> c = type; c != null && Parameterized.class.isAssignableFrom(c); c = c.getSuperclass()) {
            Object d = of(c).defaults.get(name);
            if (d != null) return d;
        }
        return null;
    }
}
