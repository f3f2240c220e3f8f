package dev.aquatint.reduce;

/// What the values of several cells come to together, as where cells grow into each other, or where the categories of one are taken as one.
public enum Combining {
    /// Their sum: how many there are, or how much.
    SUM,
    /// The largest.
    MAX,
    /// The smallest.
    MIN,
    /// Their mean, where each counts as many times as it has rows.
    MEAN,
    /// One of them: values of this kind do not come to anything together. Of cells that grow it is the nearest.
    NEAREST
}
