package dev.aquatint.stream;

/// A place in data coordinates.
public record Xy(double x, double y) {
    /// Before there was any.
    public static final Xy NONE = new Xy(Double.NaN, Double.NaN);

    public boolean present() {
        return !Double.isNaN(x) && !Double.isNaN(y);
    }
}
