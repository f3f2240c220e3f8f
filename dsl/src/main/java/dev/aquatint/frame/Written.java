package dev.aquatint.frame;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values as they are written in a program: what is printed can be typed again.
public final class Written {
    private Written() {}

    /// A text in quotes, with escapes.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (Character.isISOControl(c)) out.append("\\u%04x".formatted(c));      // no escape sequence reaches a terminal
                    else out.appendCodePoint(c);
                }
            }
        });
        return out.append('"').toString();
    }

    /// Texts in quotes, separated by commas.
    public static String quoted(Collection<String> texts) {
        return texts.stream().map(Written::quoted).collect(Collectors.joining(", "));
    }

    /// A number: `3`, `0.5`, `Double.POSITIVE_INFINITY`.
    public static String number(double v) {
        if (Double.isNaN(v)) return "Double.NaN";
        return Double.isInfinite(v) ? v > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY" : wide(Range.text(v));
    }

    /// Whole numbers beyond an int are doubles where a program has them.
    private static String wide(String number) {
        return number.matches("-?\\d{10,}") ? number + "d" : number;
    }

    /// Both ends: `0, 5`.
    public static String ends(Range range) {
        return number(range.lo()) + ", " + number(range.hi());
    }

    /// A call of `select` by a column's value.
    public static String select(String column, Object value) {
        return ".select(" + quoted(column) + ", " + value(value).orElseGet(() -> quoted(String.valueOf(value))) + ")";
    }

    /// A call of `select` by an expression.
    public static String select(Expr predicate) {
        return ".select(" + argument(predicate) + ")";
    }

    /// A call of `with`.
    public static String with(String name, Expr value) {
        return ".with(" + quoted(name) + ", " + argument(value) + ")";
    }

    /// What a column is compared with; empty if there is no short way to write it.
    static Optional<String> value(Object value) {
        return Optional.ofNullable(switch (value) {
            case null -> "null";
            case Range r -> "range(" + ends(r) + ")";
            case Expr e -> fluent(e);
            case Collection<?> c -> c.stream().map(Written::value).collect(Collectors.collectingAndThen(Collectors.toList(),
                    all -> all.stream().allMatch(Optional::isPresent) ? all.stream().map(Optional::get).collect(Collectors.joining(", ", "List.of(", ")")) : null));
            case Object[] a -> value(Arrays.asList(a)).orElse(null);
            case Long l -> l == l.intValue() ? l.toString() : l + "L";
            case BigInteger b -> "new BigInteger(\"" + b + "\")";
            case Float _, Double _, Integer _, Short _, Byte _ -> number(((Number) value).doubleValue());
            case Boolean b -> b.toString();
            case String s -> quoted(s);
            case Character c -> quoted(c.toString());
            case Enum<?> e -> quoted(e.name());
            case LocalDate d -> "LocalDate.parse(\"" + d + "\")";
            case LocalTime t -> "LocalTime.parse(\"" + t + "\")";
            case Instant t -> "Instant.parse(\"" + t + "\")";
            default -> null;
        });
    }

    /// The argument of a call that takes an expression: its text where that means the same, else the calls that make it.
    static String argument(Expr e) {
        try {
            if (Expr.parse(e.toString()).equals(e)) return quoted(e.toString());
        } catch (BadExpression _) {
            // then it can only be written as calls
        }
        return fluent(e);
    }

    private static String fluent(Expr e) {
        return switch (e) {
            case Expr.Column(var name) -> "col(" + quoted(name) + ")";
            case Expr.Literal(var value) -> "Expr.of(" + value(value).orElseThrow() + ")";
            case Expr.Compare(var by, var left, var right) -> fluent(left) + "." + by.name().toLowerCase(Locale.ROOT) + "(" + operand(right) + ")";
            case Expr.Between(var of, var lo, var hi) -> fluent(of) + ".between(" + operand(lo) + ", " + operand(hi) + ")";
            case Expr.In(var of, var values) -> fluent(of) + values.stream().map(Written::operand).collect(Collectors.joining(", ", ".in(List.of(", "))"));
            case Expr.And(var left, var right) -> fluent(left) + ".and(" + fluent(right) + ")";
            case Expr.Or(var left, var right) -> fluent(left) + ".or(" + fluent(right) + ")";
            case Expr.Not(var of) -> fluent(of) + ".not()";
            case Expr.Missing(var of) -> fluent(of) + ".isMissing()";
            case Expr.Arithmetic(var by, var left, var right) -> fluent(left) + "." + by.name().toLowerCase(Locale.ROOT) + "(" + operand(right) + ")";
        };
    }

    private static String operand(Expr e) {
        return e instanceof Expr.Literal(var value) ? value(value).orElseThrow() : fluent(e);
    }
}
