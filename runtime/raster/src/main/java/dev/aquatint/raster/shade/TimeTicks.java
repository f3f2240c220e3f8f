package dev.aquatint.raster.shade;

import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Side;
import dev.aquatint.style.Cnorm;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a colour bar of times has ticks, and what they say: whole years, months, days, hours and so on, where colours are spread evenly over time.
final class TimeTicks {
    private static final int WANTED = 5, MOST = 50;
    /// Steps may be so much shorter than what was wanted: one of six months would leave too few.
    private static final double NEARLY = 0.75;
    private static final long SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE,
            HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY};
    /// Beyond that no clock goes.
    private static final double FAR = 1e16;

    private TimeTicks() {}

    static ColourBar bar(Span span, String title, Side.Times times) {
        double lo = milliseconds(span.least(), times), hi = milliseconds(span.most(), times);
        if (!(Math.abs(lo) < FAR && Math.abs(hi) < FAR)) return Ticks.bar(span, title);
        List<Double> at = new ArrayList<>();
        if (!(lo < hi)) at.add(lo);
        else if (span.norm == Cnorm.LINEAR) at.addAll(round(lo, hi));
        else for (double share = 0; share <= 1; share += 1.0 / WANTED) at.add(milliseconds(Ticks.valueAt(span, share), times));
        if (at.isEmpty()) at.addAll(List.of(lo, hi));
        DateTimeFormatter format = format(hi - lo, at.size() > 1 ? at.get(1) - at.get(0) : 0, times.ofDay());
        return new ColourBar(at.stream().mapToDouble(ms -> span.share((ms - times.shift()) * times.perMillisecond())).toArray(), at.stream().map(ms -> format.format(date(ms))).toList(), title);
    }

    private static double milliseconds(double value, Side.Times times) {
        return value / times.perMillisecond() + times.shift();
    }

    private static LocalDateTime date(double ms) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv((long) Math.floor(ms), SECOND), (int) Math.floorMod((long) Math.floor(ms), SECOND) * 1_000_000, ZoneOffset.UTC);
    }

    private static List<Double> round(double lo, double hi) {
        double raw = NEARLY * (hi - lo) / WANTED;
        List<Double> at = new ArrayList<>();
        for (long step : STEPS) {
            if (step < raw) continue;
            for (double v = Math.ceil(lo / step) * step; v <= hi; v += step) at.add(v);
            return at;
        }
        int months = 1;
        for (int each : new int[] {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 120_000, 1_200_000}) {
            months = each;
            if (each * 30.4 * DAY >= raw) break;
        }
        LocalDate first = date(lo).toLocalDate().withDayOfMonth(1);
        first = first.minusMonths(Math.floorMod(first.getYear() * 12L + first.getMonthValue() - 1, months));
        for (LocalDate d = first; at.size() < MOST && d.toEpochDay() * (double) DAY <= hi; d = d.plusMonths(months)) {
            if (d.toEpochDay() * (double) DAY >= lo) at.add(d.toEpochDay() * (double) DAY);
        }
        return at;
    }

    /// As much as tells neighbours apart.
    ///
    /// @param ofDay whether there are no dates
    private static DateTimeFormatter format(double length, double step, boolean ofDay) {
        String day = step >= 365 * (double) DAY ? "uuuu" : step >= 28 * (double) DAY ? "uuuu-MM" : "uuuu-MM-dd";
        String time = length == 0 || step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS";
        boolean dates = !ofDay && (length == 0 || length > DAY), times = ofDay || step < DAY;
        return DateTimeFormatter.ofPattern(!times ? day : dates ? (length == 0 || length > 300 * (double) DAY ? "uuuu-MM-dd " : "MM-dd ") + time : time, Locale.ROOT);
    }
}
