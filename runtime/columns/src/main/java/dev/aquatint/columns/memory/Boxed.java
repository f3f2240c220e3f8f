package dev.aquatint.columns.memory;

import dev.aquatint.columns.Builder;
import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Columns from objects: boxed numbers, text, enums, dates and times; null is missing.
final class Boxed {
    private Boxed() {}

    static ColumnType type(String name, Object[] values) {
        return type(name, values.getClass().getComponentType(), values);
    }

    /// The type of the declared class, or where that says nothing (`Object`, `Number`), the one that holds all values.
    static ColumnType type(String name, Class<?> declared, Object[] values) {
        ColumnType known = of(declared);
        if (known != null) return known;
        ColumnType type = null;
        for (Object v : values) {
            if (v == null) continue;
            ColumnType one = of(v.getClass());
            if (one == null) throw new IllegalArgumentException("column '%s' holds numbers, booleans, text, enums, dates or times, not %s".formatted(name, v.getClass().getName()));
            type = type == null || type == one ? one : wider(name, type, one);
        }
        return type == null ? ColumnType.FLOAT64 : type;
    }

    private static ColumnType wider(String name, ColumnType a, ColumnType b) {
        if (a.ordinal() > ColumnType.FLOAT64.ordinal() || b.ordinal() > ColumnType.FLOAT64.ordinal()) {
            throw new IllegalArgumentException("column '%s' holds values of one kind, not both %s and %s".formatted(name, a, b));
        }
        return a.isFloat() || b.isFloat() ? ColumnType.FLOAT64 : ColumnType.INT64;
    }

    private static ColumnType of(Class<?> c) {
        if (c == byte.class || c == Byte.class) return ColumnType.INT8;
        if (c == short.class || c == Short.class) return ColumnType.INT16;
        if (c == int.class || c == Integer.class) return ColumnType.INT32;
        if (c == long.class || c == Long.class) return ColumnType.INT64;
        if (c == float.class || c == Float.class) return ColumnType.FLOAT32;
        if (c == double.class || c == Double.class || c == java.math.BigDecimal.class || c == java.math.BigInteger.class) return ColumnType.FLOAT64;
        if (c == boolean.class || c == Boolean.class) return ColumnType.BOOLEAN;
        if (c == char.class || c == Character.class || CharSequence.class.isAssignableFrom(c) || Enum.class.isAssignableFrom(c)) return ColumnType.STRING;
        if (c == LocalDate.class) return ColumnType.DATE;
        if (c == LocalTime.class) return ColumnType.TIME;
        if (c == Instant.class || c == LocalDateTime.class || c == OffsetDateTime.class || c == ZonedDateTime.class) return ColumnType.TIMESTAMP;
        return null;
    }

    static List<Piece> column(String name, ColumnType type, Object[] values) {
        var builder = new Builder(type, Pieces.ROWS);
        for (Object v : values) {
            switch (v) {
                case null -> builder.addMissing();
                case Number x when type.isFloat() -> builder.add(x.doubleValue());
                case Number x -> builder.add(x.longValue());
                case Boolean b -> builder.add(b ? 1L : 0L);
                case Enum<?> e -> builder.add(e.name());
                case LocalDate d -> builder.add(d.toEpochDay());
                case LocalTime t -> builder.add(t.toNanoOfDay());
                case Instant t -> builder.add(micros(t));
                case LocalDateTime t -> builder.add(micros(t.toInstant(ZoneOffset.UTC)));
                case OffsetDateTime t -> builder.add(micros(t.toInstant()));
                case ZonedDateTime t -> builder.add(micros(t.toInstant()));
                default -> builder.add(Objects.toString(v));
            }
        }
        return new ArrayList<>(builder.pieces());
    }

    private static long micros(Instant t) {
        return Math.addExact(Math.multiplyExact(t.getEpochSecond(), 1_000_000), t.getNano() / 1000);
    }
}
