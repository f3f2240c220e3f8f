package dev.aquatint.columns.csv;

import dev.aquatint.columns.Builder;
import dev.aquatint.frame.ColumnType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the values of a column are written, most special first; a column has the first form that fits all its values.
enum Form {
    INTEGER(ColumnType.INT64), NUMBER(ColumnType.FLOAT64), FLAG(ColumnType.BOOLEAN), DATE(ColumnType.DATE), MOMENT(ColumnType.TIMESTAMP),
    /// month/day/year
    MONTH_FIRST(ColumnType.TIMESTAMP),
    /// day/month/year; a column that fits both stays text
    DAY_FIRST(ColumnType.TIMESTAMP),
    TEXT(ColumnType.STRING);

    private static final Set<String> MISSING = Set.of("NA", "N/A", "NaN", "nan", "null", "NULL", "None");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: (\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");

    final ColumnType type;

    Form(ColumnType type) {
        this.type = type;
    }

    /// Adds the value to a column of this form, or only tries when there is none; whether it fits.
    boolean add(String s, Builder to) {
        if (s.isEmpty() || this != TEXT && MISSING.contains(s)) {
            if (to != null) to.addMissing();
            return true;
        }
        try {
            switch (this) {
                case INTEGER -> {
                    if (!plain(s)) return false;
                    long v = Long.parseLong(s);
                    if (to != null) to.add(v);
                }
                case NUMBER -> {
                    if (!plain(s)) return false;
                    double v = Double.parseDouble(s);
                    if (to != null) to.add(v);
                }
                case FLAG -> {
                    boolean yes = s.equalsIgnoreCase("true");
                    if (!yes && !s.equalsIgnoreCase("false")) return false;
                    if (to != null) to.add(yes ? 1L : 0L);
                }
                case DATE -> {
                    if (s.length() != 10 || s.charAt(4) != '-') return false;
                    long v = LocalDate.parse(s).toEpochDay();
                    if (to != null) to.add(v);
                }
                case MOMENT -> {
                    if (s.length() < 10 || s.charAt(4) != '-') return false;
                    long v = moment(s);
                    if (to != null) to.add(v);
                }
                case MONTH_FIRST, DAY_FIRST -> {
                    Matcher m = SLASHES.matcher(s);
                    if (!m.matches()) return false;
                    int a = Integer.parseInt(m.group(1)), b = Integer.parseInt(m.group(2));
                    long v = micros(LocalDateTime.of(Integer.parseInt(m.group(3)), this == MONTH_FIRST ? a : b, this == MONTH_FIRST ? b : a,
                            part(m, 4), part(m, 5), part(m, 6)));
                    if (to != null) to.add(v);
                }
                case TEXT -> { if (to != null) to.add(s); }
            }
            return true;
        } catch (NumberFormatException | DateTimeException _) {
            return false;
        }
    }

    /// A number, but none with leading zeros, for those are codes, nor one that Java alone would write.
    private static boolean plain(String s) {
        int start = s.charAt(0) == '-' || s.charAt(0) == '+' ? 1 : 0;
        char last = s.charAt(s.length() - 1);
        if (start == s.length() || last == 'd' || last == 'f' || last == 'D' || last == 'F' || s.indexOf('x') >= 0 || s.charAt(0) <= ' ') return false;
        return s.charAt(start) != '0' || start + 1 == s.length() || !Character.isDigit(s.charAt(start + 1));
    }

    private static long moment(String s) {
        if (s.length() == 10) return micros(LocalDate.parse(s).atStartOfDay());
        String iso = s.charAt(10) == ' ' ? s.substring(0, 10) + 'T' + s.substring(11) : s;
        int zone = Math.max(iso.indexOf('Z', 11), Math.max(iso.indexOf('+', 11), iso.indexOf('-', 11)));
        return micros(zone < 0 ? LocalDateTime.parse(iso) : OffsetDateTime.parse(iso.charAt(zone - 1) == ' ' ? iso.substring(0, zone - 1) + iso.substring(zone) : iso)
                .withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    private static long micros(LocalDateTime t) {
        return t.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + t.getNano() / 1000;
    }

    private static int part(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}
