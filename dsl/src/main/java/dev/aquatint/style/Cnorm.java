package dev.aquatint.style;

import java.util.Locale;

/// How values are spread over a colour map.
public enum Cnorm {
    LINEAR, LOG, CBRT,
    /// by rank: every colour is used about as often as any other
    EQ_HIST;

    /// The norm of that name: linear, log, cbrt or eq_hist.
    public static Cnorm of(String name) {
        for (Cnorm c : values()) {
            if (c.name().equals(name.toUpperCase(Locale.ROOT))) return c;
        }
        throw new IllegalArgumentException("no colour norm '%s': it is one of linear, log, cbrt, eq_hist".formatted(name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
