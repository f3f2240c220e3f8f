package dev.aquatint.picture;

import dev.aquatint.frame.Range;

/// One side of a raster: what its values are called, from where to where they go, and into how many cells they are cut.
///
/// @param name usually a column
/// @param lo the smallest value in the first cell
/// @param hi the largest value in the last cell
public record Dimension(String name, double lo, double hi, int cells, AxisType type) {

    /// The value in the middle of each cell, lowest first, in the arithmetic of Datashader: `(i + 0.5 - shift) / scale`,
    /// on a log axis ten to the power of it.
    public double[] centres() {
        double from = inAxisSpace(lo), scale = cells / (inAxisSpace(hi) - from), shift = -from * scale;
        double[] centres = new double[cells];
        for (int i = 0; i < cells; i++) {
            double v = (i + 0.5 - shift) / scale;
            centres[i] = switch (type) {
                case LINEAR -> v;
                case LOG -> Math.pow(10, v);
            };
        }
        return centres;
    }

    private double inAxisSpace(double v) {
        return switch (type) {
            case LINEAR -> v;
            case LOG -> Math.log10(v);
        };
    }

    /// Such as `fare 1..100 (log)`.
    @Override
    public String toString() {
        return name + " " + Range.text(lo) + ".." + Range.text(hi) + switch (type) {
            case LINEAR -> "";
            case LOG -> " (log)";
        };
    }
}
