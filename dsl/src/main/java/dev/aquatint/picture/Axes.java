package dev.aquatint.picture;

/// What the coordinates of a plot mean.
public record Axes(Side x, Side y) {

    /// Plain numbers both ways.
    public static final Axes NUMBERS = new Axes(new Side.Numbers("", AxisType.LINEAR), new Side.Numbers("", AxisType.LINEAR));

    /// Web Mercator metres; axes read in degrees.
    public static final Axes MAP = new Axes(new Side.Degrees("longitude"), new Side.Degrees("latitude"));

    /// Whether it is a map, which has as many metres to a pixel both ways.
    public boolean geographic() {
        return x instanceof Side.Degrees;
    }
}
