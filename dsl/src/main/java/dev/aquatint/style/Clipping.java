package dev.aquatint.style;

/// Colours for what has none of the map's: CSS colours, `"transparent"`, or null for none of their own.
///
/// @param min of values below the smallest that has a colour of its own; without it, they have the first colour
/// @param max of values above the largest; without it, they have the last colour
/// @param nan of cells without a value; without it, they are transparent
public record Clipping(String min, String max, String nan) {
    private static final String TRANSPARENT = "transparent";

    public Clipping {
        for (String css : new String[] {min, max, nan}) argb(css, 0);
    }

    /// @return 0xAARRGGBB
    public static int argb(String css, int ifNull) {
        return css == null ? ifNull : css.strip().equalsIgnoreCase(TRANSPARENT) ? 0 : 0xFF000000 | Colour.of(css).rgb();
    }
}
