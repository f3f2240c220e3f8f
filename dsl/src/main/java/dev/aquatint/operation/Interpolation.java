package dev.aquatint.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What lies between values that are given at some places only.
public enum Interpolation {
    /// the nearest value; one value for all of a triangle, the mean of its corners
    NEAREST,
    /// a straight slope from value to value
    LINEAR;

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists them
    public static Interpolation of(String name) {
        return Arrays.stream(values()).filter(i -> i.toString().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "no interpolation '%s': there are %s".formatted(name, Arrays.stream(values()).map(Interpolation::toString).collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
