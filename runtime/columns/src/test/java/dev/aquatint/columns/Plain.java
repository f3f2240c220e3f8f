package dev.aquatint.columns;

import dev.aquatint.frame.Expr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/// What an expression means for one row of objects.
public final class Plain {
    private Plain() {}

    public static boolean holds(Expr e, Map<String, Object> row) {
        return Boolean.TRUE.equals(value(e, row));
    }

    private static Object value(Expr e, Map<String, Object> row) {
        return switch (e) {
            case Expr.Column(var name) -> number(row.get(name));
            case Expr.Literal(var v) -> number(v);
            case Expr.And(var a, var b) -> holds(a, row) && holds(b, row);
            case Expr.Or(var a, var b) -> holds(a, row) || holds(b, row);
            case Expr.Not(var a) -> !holds(a, row);
            case Expr.Missing(var a) -> value(a, row) == null;
            case Expr.Between(var a, var lo, var hi) -> compare(Expr.Comparison.GE, value(a, row), value(lo, row)) && compare(Expr.Comparison.LE, value(a, row), value(hi, row));
            case Expr.In(var a, var values) -> values.stream().anyMatch(v -> compare(Expr.Comparison.EQ, value(a, row), value(v, row)));
            case Expr.Compare(var by, var a, var b) -> compare(by, value(a, row), value(b, row));
            case Expr.Arithmetic(var by, var a, var b) -> {
                if (!(value(a, row) instanceof Number p) || !(value(b, row) instanceof Number q)) yield null;
                double x = p.doubleValue(), y = q.doubleValue();
                double r = switch (by) {
                    case PLUS -> x + y;
                    case MINUS -> x - y;
                    case TIMES -> x * y;
                    case OVER -> x / y;
                    case MOD -> x - y * Math.floor(x / y);
                };
                yield Double.isNaN(r) ? null : (Object) r;
            }
        };
    }

    private static Object number(Object v) {
        return v instanceof Number n && !(n instanceof Long || n instanceof BigInteger) ? n.doubleValue() : v;
    }

    private static boolean compare(Expr.Comparison by, Object a, Object b) {
        if (by == Expr.Comparison.NE) return !compare(Expr.Comparison.EQ, a, b);
        if (a == null || b == null) return false;
        int c = switch (a) {
            case Number x -> {
                double p = x.doubleValue(), q = ((Number) b).doubleValue();
                yield p < q ? -1 : p > q ? 1 : Double.isInfinite(p) ? 0 : new BigDecimal(x.toString()).compareTo(new BigDecimal(b.toString()));       // -0 is 0
            }
            case Boolean x -> x.compareTo((Boolean) b);
            case String x -> x.compareTo((String) b);
            case LocalDate x -> x.compareTo(LocalDate.parse((String) b));
            case Instant x -> x.compareTo(instant((String) b));
            default -> throw new IllegalArgumentException(a.getClass().getName());
        };
        return switch (by) {
            case EQ -> c == 0;
            case NE -> throw new IllegalArgumentException("unequal is the negation of equal");
            case LT -> c < 0;
            case LE -> c <= 0;
            case GT -> c > 0;
            case GE -> c >= 0;
        };
    }

    private static Instant instant(String s) {
        if (s.length() == 10) return LocalDate.parse(s).atStartOfDay().toInstant(ZoneOffset.UTC);
        String iso = s.replace(' ', 'T');
        return iso.endsWith("Z") ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
