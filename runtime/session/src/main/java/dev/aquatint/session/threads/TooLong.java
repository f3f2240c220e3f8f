package dev.aquatint.session.threads;

import java.time.Duration;

/// Code of a page was stopped since it ran for longer than it may.
public final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong(Duration limit, String where) {
        super("stopped after %s, the most that one call of a page's code may take%s: load data once, in shared(() -> ...), or serve with a longer --call-limit".formatted(text(limit), where.isEmpty() ? "" : " (it was at " + where + ")"));
    }

    private static String text(Duration d) {
        return d.toSeconds() % 60 == 0 ? d.toMinutes() + " min" : d.toSeconds() + " s";
    }
}
