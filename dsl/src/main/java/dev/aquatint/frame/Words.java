package dev.aquatint.frame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/// How the parts of an expression are written, so that what is printed parses again.
final class Words {
    /// Words that mean something else than a column.
    static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "is", "between", "missing", "null", "true", "false");

    private Words() {}

    /// One form for each value, so that expressions that mean the same are equal.
    static Object canonical(Object value) {
        return switch (value) {
            case null -> throw new IllegalArgumentException("null is no value to compare with: ask for a missing value with col(name).isMissing()");
            case Double d when d.isNaN() -> throw new IllegalArgumentException("NaN equals nothing: ask for a missing value with col(name).isMissing()");
            case Long l -> whole(BigInteger.valueOf(l));
            case BigInteger i -> whole(i);
            case Number n -> n.doubleValue() + 0.0;         // -0.0 is 0
            case Boolean b -> b;
            case CharSequence s -> s.toString();
            case Character c -> c.toString();
            case Enum<?> e -> e.name();
            case LocalDate d -> d;
            case LocalTime t -> t;
            case Instant i -> i;
            case LocalDateTime t -> t.toInstant(ZoneOffset.UTC);
            case OffsetDateTime t -> t.toInstant();
            case ZonedDateTime t -> t.toInstant();
            default -> throw new IllegalArgumentException("a column is compared with a number, boolean, string, date or time, not with %s (%s)"
                    .formatted(value, value.getClass().getSimpleName()));
        };
    }

    /// A double where that is exact, so that 3L is 3.0; else a long, or a big integer where that is too short too.
    private static Object whole(BigInteger value) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(nearest).toBigInteger().equals(value)) return nearest;
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /// A number with the opposite sign.
    static Object negated(Object number) {
        return switch (number) {
            case Long l -> BigInteger.valueOf(l).negate();
            case BigInteger i -> i.negate();
            case Double d -> -d;
            default -> throw new IllegalArgumentException("no number: " + number);
        };
    }

    static String literal(Object value) {
        return value instanceof Double d ? Range.text(d) : value instanceof Boolean || value instanceof Number ? value.toString()
                : "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t") + "'";
    }

    static String name(String column) {
        return column.matches("[\\p{L}_$][\\p{L}\\p{N}_$.]*") && !RESERVED.contains(column.toLowerCase(java.util.Locale.ROOT)) ? column : "`" + column + "`";
    }

    /// Parenthesised unless it is one word.
    static String operand(Expr e) {
        return switch (e) {
            case Expr.Column _, Expr.Literal _ -> e.toString();
            case Expr.Compare _, Expr.Between _, Expr.In _, Expr.And _, Expr.Or _, Expr.Not _, Expr.Arithmetic _, Expr.Missing _ -> "(" + e + ")";
        };
    }

    static void collect(Expr e, List<String> names) {
        switch (e) {
            case Expr.Column(var name) -> names.add(name);
            case Expr.Literal _ -> { }
            case Expr.Compare(_, var left, var right) -> collect(left, right, names);
            case Expr.And(var left, var right) -> collect(left, right, names);
            case Expr.Or(var left, var right) -> collect(left, right, names);
            case Expr.Arithmetic(_, var left, var right) -> collect(left, right, names);
            case Expr.In(var of, _) -> collect(of, names);
            case Expr.Not(var of) -> collect(of, names);
            case Expr.Missing(var of) -> collect(of, names);
            case Expr.Between(var of, var lo, var hi) -> {
                collect(of, names);
                collect(lo, hi, names);
            }
        }
    }

    private static void collect(Expr left, Expr right, List<String> names) {
        collect(left, names);
        collect(right, names);
    }
}
