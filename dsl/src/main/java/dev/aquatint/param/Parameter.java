package dev.aquatint.param;

import dev.aquatint.frame.Nearest;
import dev.aquatint.frame.Range;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;

/// What is known about one parameter of a class.
///
/// @param owner the simple name of the class it is asked of
/// @param type `double`, `float`, `int`, `long`, `boolean`, `String`, an enum, `Cnorm`, `Palette` or `Range`
/// @param options values a `String` may have; names offered for a `Palette`; empty for no limit
public record Parameter(String owner, String name, Class<?> type, String doc, String label, double min, double max, double step,
                        List<String> options, String regex, double precedence, Field field) {
    private static final List<Class<?>> TYPES = List.of(double.class, float.class, int.class, long.class, boolean.class, String.class,
            Cnorm.class, Palette.class, Range.class);

    static Parameter of(Class<?> owner, Field field) {
        Param p = field.getAnnotation(Param.class);
        if (!TYPES.contains(field.getType()) && !field.getType().isEnum()) {
            throw new IllegalArgumentException("%s.%s is a %s: a parameter is a double, float, int, long, boolean, String, enum, Cnorm, Palette or Range"
                    .formatted(owner.getSimpleName(), field.getName(), field.getType().getSimpleName()));
        }
        if (p.min() > p.max()) throw new IllegalArgumentException("%s.%s has min %s above max %s".formatted(owner.getSimpleName(), field.getName(), Range.text(p.min()), Range.text(p.max())));
        field.setAccessible(true);
        return new Parameter(owner.getSimpleName(), field.getName(), field.getType(), p.doc(), p.label().isEmpty() ? words(field.getName()) : p.label(),
                p.min(), p.max(), p.step(), List.of(p.options()), p.regex(), p.precedence(), field);
    }

    /// This one as a subclass has it, with the slots that its annotation names replaced.
    Parameter overriddenBy(Class<?> subclass, Param p) {
        return new Parameter(subclass.getSimpleName(), name, type, p.doc().isEmpty() ? doc : p.doc(), p.label().isEmpty() ? label : p.label(),
                p.min() == Double.NEGATIVE_INFINITY ? min : p.min(), p.max() == Double.POSITIVE_INFINITY ? max : p.max(), p.step() == 0 ? step : p.step(),
                p.options().length == 0 ? options : List.of(p.options()), p.regex().isEmpty() ? regex : p.regex(), p.precedence() == 0 ? precedence : p.precedence(), field);
    }

    Parameter ownedBy(Class<?> subclass) {
        return new Parameter(subclass.getSimpleName(), name, type, doc, label, min, max, step, options, regex, precedence, field);
    }

    /// The value as the field takes it: numbers are converted where nothing is lost, enums, palettes and ranges read from text.
    ///
    /// @throws BadParameter if it is of the wrong type or outside of what is allowed
    public Object checked(Object value) {
        Object v = converted(value);
        switch (v) {
            case Range r -> {
                if (r.lo() < min) throw bad("must start at %s or above, not at %s", Range.text(min), Range.text(r.lo()));
                if (r.hi() > max) throw bad("must end at %s or below, not at %s", Range.text(max), Range.text(r.hi()));
            }
            case Number n -> {
                double d = n.doubleValue();
                boolean narrow = type == float.class;           // 0.1f is not above 0.1, which no float is equal to
                if (Double.isNaN(d)) throw bad("must be a number, not NaN");
                if (d < (narrow ? (float) min : min)) throw bad("must be at least %s, not %s", Range.text(min), text(n));
                if (d > (narrow ? (float) max : max)) throw bad("must be at most %s, not %s", Range.text(max), text(n));
            }
            case String s -> {
                if (!options.isEmpty() && !options.contains(s)) {
                    throw bad("must be one of %s, not '%s'%s", String.join(", ", options), s,
                            Nearest.to(s, options).map("; did you mean '%s'?"::formatted).orElse(""));
                }
                if (!regex.isEmpty() && !s.matches(regex)) throw bad("must match %s, not '%s'", regex, s);
            }
            default -> { }
        }
        return v;
    }

    /// A float as it is written: 0.3, not 0.30000001192092896.
    private static String text(Number n) {
        return n instanceof Float f ? Range.text(Double.parseDouble(f.toString())) : n instanceof Long ? n.toString() : Range.text(n.doubleValue());
    }

    private Object converted(Object value) {
        if (value == null) throw bad("must not be null");
        if (type.isInstance(value)) return value;
        if (type == boolean.class && value instanceof Boolean) return value;
        if (type == double.class && value instanceof Number n) return n.doubleValue();
        if (type == float.class && value instanceof Number n) return n.floatValue();
        if (type == long.class && value instanceof Long) return value;
        if ((type == int.class || type == long.class) && value instanceof Number n) {
            double d = n.doubleValue();
            if (d != Math.rint(d)) throw bad("must be a whole number, not %s", Range.text(d));
            if (type == int.class && d != (int) d) throw bad("must fit in an int, not %s", Range.text(d));
            return type == int.class ? (Object) n.intValue() : (Object) n.longValue();
        }
        if (value instanceof String s) {
            if (type == Palette.class) return palette(s);
            if (!constants().isEmpty()) {
                for (Enum<?> constant : constants()) {
                    if (constant.name().equalsIgnoreCase(s) || constant.toString().equals(s)) return constant;
                }
                throw bad("must be one of %s, not '%s'", String.join(", ", choices()), s);
            }
        }
        throw bad("must be a %s, not the %s %s", type.getSimpleName(), value.getClass().getSimpleName(), value);
    }

    private Palette palette(String name) {
        try {
            return Palette.of(name);
        } catch (IllegalArgumentException e) {
            throw bad("is a colour map: %s", e.getMessage());
        }
    }

    /// What can be chosen: the options, the constants of an enum, the named norms, all palettes; empty where anything goes.
    public List<String> choices() {
        if (!options.isEmpty()) return options;
        return type == Palette.class ? Palette.names() : constants().stream().map(Enum::toString).toList();
    }

    private List<Enum<?>> constants() {
        if (type == Cnorm.class) return List.of(Cnorm.Named.values());
        return type.isEnum() ? List.of((Enum<?>[]) type.getEnumConstants()) : List.of();
    }

    private BadParameter bad(String what, Object... args) {
        return new BadParameter("%s.%s%s %s".formatted(owner, name, doc.isEmpty() ? "" : " (" + doc + ")", what.formatted(args)));
    }

    /// passengerCount: Passenger count
    private static String words(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
