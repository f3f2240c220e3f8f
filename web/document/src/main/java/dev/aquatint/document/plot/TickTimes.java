package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;

/// How an axis writes times: a clock's time, and below the first of a day which day that is; a day of a month, and below the first of a year which year.
final class TickTimes {
    private static final String CLOCK = "%H:%M:%S", MINUTES = "%H:%M", DAY = "%Y-%m-%d", NOTHING = "";

    private TickTimes() {}

    static Model formatter() {
        Model context = of(DAY, DAY, DAY, "%Y", NOTHING).set("hide_repeats", true);
        return of(CLOCK + ".%3N", CLOCK, MINUTES, "%b %d", "%b %Y").set("context", context).set("context_which", "all").set("context_location", "below");
    }

    /// For times of no date.
    static Model clock() {
        return of(CLOCK + ".%3N", CLOCK, MINUTES, MINUTES, MINUTES);
    }

    private static Model of(String fractions, String seconds, String minutes, String days, String months) {
        return Model.of("DatetimeTickFormatter", "microseconds", fractions.replace("%3N", "%6N"), "milliseconds", fractions, "seconds", seconds, "minsec", seconds, "minutes", minutes, "hourmin", minutes,
                "hours", minutes, "days", days, "months", months, "years", months.isEmpty() ? NOTHING : "%Y", "boundary_scaling", false);
    }
}
