package dev.aquatint.style;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// How values are spread over a colour map.
public sealed interface Cnorm {
    Cnorm LINEAR = Named.LINEAR, LOG = Named.LOG, CBRT = Named.CBRT, EQ_HIST = Named.EQ_HIST;

    /// The norm of that name: linear, log, cbrt or eq_hist.
    static Cnorm of(String name) {
        for (Named c : Named.values()) {
            if (c.name().equals(name.toUpperCase(Locale.ROOT))) return c;
        }
        throw new IllegalArgumentException("no colour norm '%s': it is one of linear, log, cbrt, eq_hist".formatted(name));
    }

    /// A norm of one's own.
    ///
    /// @param name what it is called where it is told
    /// @param function of a value less the smallest one shown, so of 0 and more: it rises, and is finite
    static Cnorm of(String name, DoubleUnaryOperator function) {
        return new Function(name, function);
    }

    enum Named implements Cnorm {
        LINEAR, LOG, CBRT,
        /// by rank: every colour is used about as often as any other
        EQ_HIST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two are the same only if their functions are the same object.
    record Function(String name, DoubleUnaryOperator of) implements Cnorm {
        @Override
        public String toString() {
            return name;
        }
    }
}
