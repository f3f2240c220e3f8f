package dev.aquatint.picture;

/// How the values along an axis are spaced.
public enum AxisType {
    /// Evenly.
    LINEAR,

    /// Evenly by their decimal logarithm; only values above zero have a place.
    LOG
}
