package dev.aquatint.operation;

/// A raster becomes colours, as Datashader's `shade` mixes them.
///
/// @param alpha of full pixels, 0 to 255
/// @param minAlpha of the faintest pixels where opacity tells the value: one colour, or categories
/// @param discrete whether eq_hist spreads few distinct levels over fewer colours
public record Shade(int alpha, int minAlpha, boolean discrete) {
    public static final Shade DEFAULT = new Shade(255, 40, true);

    /// The same with the whole map, however few values there are.
    public static final Shade WHOLE = new Shade(255, 40, false);

    public Shade {
        if (alpha < 0 || alpha > 255 || minAlpha < 0 || minAlpha > 255) {
            throw new IllegalArgumentException("alpha and min alpha of a shade are 0 to 255, not %d and %d".formatted(alpha, minAlpha));
        }
    }
}
