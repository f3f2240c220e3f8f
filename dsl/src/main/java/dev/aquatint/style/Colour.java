package dev.aquatint.style;

import dev.aquatint.frame.Nearest;
import java.util.Locale;

/// One opaque colour.
///
/// @param rgb 0xRRGGBB
public record Colour(int rgb) {

    /// A CSS colour: a name (`navy`), `#rgb` or `#rrggbb`.
    ///
    /// @throws IllegalArgumentException if it is none; the message suggests the nearest name
    public static Colour of(String css) {
        String s = css.strip().toLowerCase(Locale.ROOT);
        Integer named = ColourNames.RGB.get(s);
        if (named != null) return new Colour(named);
        if (s.matches("#[0-9a-f]{6}")) return new Colour(Integer.parseInt(s, 1, 7, 16));
        if (s.matches("#[0-9a-f]{3}")) {
            int v = Integer.parseInt(s, 1, 4, 16);
            return new Colour((v >> 8 & 15) * 0x110000 | (v >> 4 & 15) * 0x1100 | (v & 15) * 0x11);
        }
        throw new IllegalArgumentException("no colour '%s': %swrite a CSS name or #rrggbb".formatted(css,
                Nearest.to(s, ColourNames.RGB.keySet()).map("did you mean '%s'? "::formatted).orElse("")));
    }

    @Override
    public String toString() {
        return "#%06x".formatted(rgb);
    }
}
