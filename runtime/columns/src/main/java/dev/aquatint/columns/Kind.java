package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// What sort of value an expression has, and whether its parts fit together.
enum Kind {
    NUMBER("a number"), CONDITION("true or false"), TEXT("text"), DATE("a date"), TIME("a time of day"), TIMESTAMP("a date and time");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    static Kind of(ColumnType type) {
        return switch (type) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64 -> NUMBER;
            case BOOLEAN -> CONDITION;
            case STRING -> TEXT;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
        };
    }

    static Kind of(Expr.Literal literal) {
        return switch (literal.value()) {
            case Number _ -> NUMBER;
            case Boolean _ -> CONDITION;
            case LocalDate _ -> DATE;
            case LocalTime _ -> TIME;
            case Instant _ -> TIMESTAMP;
            default -> TEXT;
        };
    }

    /// Checks a whole condition.
    ///
    /// @throws dev.aquatint.frame.UnknownColumn for a name that is no column
    /// @throws IllegalArgumentException when parts do not fit, as text and a number
    static void check(Expr condition, Schema schema) {
        need(CONDITION, condition, schema, "a selection");
    }

    /// What a column holds that is computed so.
    ///
    /// @throws IllegalArgumentException for text, and when parts do not fit
    static ColumnType computed(Expr value, Schema schema) {
        return switch (of(value, schema)) {
            case CONDITION -> ColumnType.BOOLEAN;
            case NUMBER, DATE, TIME, TIMESTAMP -> ColumnType.FLOAT64;
            case TEXT -> throw new IllegalArgumentException("%s is text: a computed column is a number or a condition".formatted(value));
        };
    }

    private static Kind of(Expr e, Schema schema) {
        return switch (e) {
            case Expr.Column(var name) -> of(schema.typeOf(name));
            case Expr.Literal literal -> of(literal);
            case Expr.Compare(_, var left, var right) -> {
                fit(left, right, schema);
                yield CONDITION;
            }
            case Expr.Between(var x, var lo, var hi) -> {
                fit(x, lo, schema);
                fit(x, hi, schema);
                yield CONDITION;
            }
            case Expr.In(var x, var values) -> {
                for (Expr.Literal v : values) fit(x, v, schema);
                of(x, schema);
                yield CONDITION;
            }
            case Expr.And(var left, var right) -> both(left, right, schema, "&&");
            case Expr.Or(var left, var right) -> both(left, right, schema, "||");
            case Expr.Not(var x) -> need(CONDITION, x, schema, "!");
            case Expr.Missing(var x) -> {
                of(x, schema);
                yield CONDITION;
            }
            case Expr.Arithmetic(_, var left, var right) -> {
                for (Expr x : new Expr[] {left, right}) {
                    if (of(x, schema) == TEXT) throw new IllegalArgumentException("%s is text, and there is no arithmetic with text, in %s".formatted(x, e));
                }
                yield NUMBER;
            }
        };
    }

    private static Kind both(Expr left, Expr right, Schema schema, String sign) {
        need(CONDITION, left, schema, sign);
        return need(CONDITION, right, schema, sign);
    }

    private static Kind need(Kind kind, Expr e, Schema schema, String by) {
        Kind is = of(e, schema);
        if (is != kind) throw new IllegalArgumentException("%s needs %s, but %s is %s".formatted(by, kind.words, e, is.words));
        return is;
    }

    private static void fit(Expr left, Expr right, Schema schema) {
        Kind l = of(left, schema), r = of(right, schema);
        if (l == r || l != TEXT && r != TEXT && (l == NUMBER || r == NUMBER)) return;
        if (right instanceof Expr.Literal literal && fits(l, r)) number(literal, l);
        else if (left instanceof Expr.Literal literal && fits(r, l)) number(literal, r);
        else throw new IllegalArgumentException("%s is %s and cannot be compared with %s, which is %s".formatted(left, l.words, right, r.words));
    }

    /// Whether a literal of one kind can stand for a value of another.
    private static boolean fits(Kind of, Kind literal) {
        return switch (of) {
            case DATE, TIMESTAMP -> Stream.of(TEXT, DATE, TIMESTAMP).anyMatch(literal::equals);
            case TIME -> literal == TEXT;
            case NUMBER, CONDITION, TEXT -> false;
        };
    }

    /// The number that a literal is in a column of a kind: days for a date, microseconds for a timestamp, nanoseconds for a
    /// time; a timestamp beside a date is a fraction of days.
    static double number(Expr.Literal literal, Kind of) {
        return switch (literal.value()) {
            case Number n -> n.doubleValue();
            case Boolean b -> b ? 1 : 0;
            case LocalDate d -> of == TIMESTAMP ? d.toEpochDay() * 86400e6 : d.toEpochDay();
            case LocalTime t -> t.toNanoOfDay();
            case Instant t -> of == DATE ? micros(t) / 86400e6 : micros(t);
            case String s -> parsed(s, of);
            default -> throw new IllegalArgumentException("no number: " + literal);
        };
    }

    /// The same without rounding, for columns of 64-bit whole numbers; null for an infinity.
    static BigDecimal exact(Expr.Literal literal, Kind of) {
        return switch (literal.value()) {
            case Long l -> BigDecimal.valueOf(l);
            case BigInteger i -> new BigDecimal(i);
            case Instant t when of == TIMESTAMP -> BigDecimal.valueOf(t.getEpochSecond()).multiply(BigDecimal.valueOf(1_000_000)).add(BigDecimal.valueOf(t.getNano() / 1000));
            case Object _ -> {
                double v = number(literal, of);
                yield Double.isInfinite(v) ? null : new BigDecimal(v);
            }
        };
    }

    private static double parsed(String s, Kind of) {
        String iso = s.strip();
        try {
            if (of == TIME) return LocalTime.parse(iso).toNanoOfDay();
            if (iso.length() <= 10) return number(new Expr.Literal(LocalDate.parse(iso)), of);
            iso = iso.replaceFirst("^(\\S+) +", "$1T");
            boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$");
            return number(new Expr.Literal(zoned ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)), of);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is not %s: write it as %s".formatted(s, of.words,
                    of == TIME ? "18:25 or 18:25:00" : of == DATE ? "2013-12-06" : "2013-12-06 or 2013-12-06 18:25:00"), e);
        }
    }

    private static double micros(Instant t) {
        return t.getEpochSecond() * 1e6 + t.getNano() / 1000;
    }
}
