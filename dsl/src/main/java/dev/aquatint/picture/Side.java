package dev.aquatint.picture;

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
    record Times(String name, double perMillisecond) implements Side {}

    /// Categories side by side: category `i` reaches from `i - 0.5` to `i + 0.5`.
    record Categories(String name, List<String> labels) implements Side {
        public Categories {
            labels = List.copyOf(labels);
        }
    }
}
