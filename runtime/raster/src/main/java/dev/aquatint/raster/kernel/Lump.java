package dev.aquatint.raster.kernel;

/// Rows of one cell, taken together.
public final class Lump {
    /// How many rows there are, or values if it is values that count.
    public int n;

    /// The smallest and the largest value; NaN if there is none.
    public double least, most;

    /// The two parts of the sum, as multiples of the grain of the column; `low` is of 62 bits and a sign.
    public long low, high;
}
