package dev.aquatint.picture;

import java.time.ZoneOffset;
import java.util.List;

/// What the values along one side of a plot mean.
public sealed interface Side {

    /// What they are called, usually a column; empty for nothing.
    String name();

    /// How cells are spaced along it.
    default AxisType type() {
        return AxisType.LINEAR;
    }

    /// Plain numbers.
    record Numbers(String name, AxisType type) implements Side {}

    /// Web Mercator metres; they read in degrees.
    record Degrees(String name) implements Side {}

    /// Time from 1970, UTC.
    ///
    /// @param perMillisecond how much values grow in a millisecond
    /// @param shown the offset from UTC that it reads in; null where it is not said, which is UTC
    record Times(String name, double perMillisecond, ZoneOffset shown) implements Side {
        public Times(String name, double perMillisecond) {
            this(name, perMillisecond, null);
        }

        /// Whether values are times of a day, of no date.
        public boolean ofDay() {
            return perMillisecond == 1e6;
        }

        /// How long a value is at least, in milliseconds, as far as a browser can tell: a day for dates.
        public double grain() {
            return Math.max(1, 1 / perMillisecond);
        }

        /// What is added to a value so that it reads right, in milliseconds.
        public double shift() {
            return shown == null ? 0 : shown.getTotalSeconds() * 1000.0;
        }
    }

    /// Categories side by side: category `i` reaches from `i - 0.5` to `i + 0.5`.
    record Categories(String name, List<String> labels) implements Side {
        public Categories {
            labels = List.copyOf(labels);
        }
    }
}
