package dev.aquatint.columns.csv;

import dev.aquatint.columns.Builder;
import dev.aquatint.frame.ColumnType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/// Dates and times as the user said that they are written.
final class DatePattern extends Form {
    private final DateTimeFormatter formatter;

    private DatePattern(ColumnType type, String pattern, DateTimeFormatter formatter) {
        super(type, "written as " + pattern);
        this.formatter = formatter;
    }

    /// Dates, times or both, as the letters of the pattern say.
    static DatePattern of(String pattern) {
        String letters = pattern.replaceAll("'[^']*'", "");
        boolean day = letters.matches(".*[yuMLdDQqwW].*"), time = letters.matches(".*[HhKkmsSAnNa].*");
        // `u` is the year as people count it; `y` would be refused without an era
        String strict = letters.indexOf('G') >= 0 ? pattern : pattern.replace('y', 'u');
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(strict);
        if (day && !letters.matches(".*[dDeEc].*")) builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        if (day && !letters.matches(".*[MLQqD].*")) builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        if (time && letters.matches(".*[HhKk].*") && letters.indexOf('m') < 0) builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        return new DatePattern(day ? time ? ColumnType.TIMESTAMP : ColumnType.DATE : ColumnType.TIME, pattern,
                builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
    }

    @Override
    boolean add(char[] b, int from, int to, Builder into) {
        try {
            TemporalAccessor t = formatter.parse(new String(b, from, to - from));
            long v = switch (type) {
                case DATE -> LocalDate.from(t).toEpochDay();
                case TIME -> LocalTime.from(t).toNanoOfDay();
                default -> {
                    ZoneOffset zone = t.query(TemporalQueries.zone()) instanceof ZoneOffset z ? z : ZoneOffset.UTC;
                    LocalTime time = LocalTime.from(t);
                    yield (LocalDate.from(t).toEpochDay() * 86_400 + time.toSecondOfDay() - zone.getTotalSeconds()) * 1_000_000 + time.getNano() / 1000;
                }
            };
            if (into != null) into.add(v);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
