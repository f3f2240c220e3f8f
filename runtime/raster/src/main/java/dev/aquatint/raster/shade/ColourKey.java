package dev.aquatint.raster.shade;

import dev.aquatint.frame.Nearest;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Colour;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.Map;

/// Which category has which colour.
public final class ColourKey {
    private ColourKey() {}

    /// What a raster is shaded with, 0xRRGGBB: a colour for each category, or those of the map.
    ///
    /// @throws IllegalArgumentException if there is a key, and it leaves out a category
    public static int[] of(Raster raster, Style style) {
        boolean byCategory = !raster.categories().isEmpty();
        Palette cmap = style.cmap() != null ? style.cmap() : byCategory ? Palette.GLASBEY_CATEGORY10 : Palette.VIRIDIS;
        return byCategory ? of(raster.categories(), style.colorKey(), cmap) : cmap.rgb();
    }

    /// A colour for each category, 0xRRGGBB, from a key by name, or else those that a palette has for so many categories.
    ///
    /// @param key CSS colours by name, or null; names that are no category are not looked at
    /// @throws IllegalArgumentException if the key leaves out a category
    public static int[] of(List<String> categories, Map<String, String> key, Palette cmap) {
        if (key == null) return cmap.categories(categories.size());
        return categories.stream().mapToInt(c -> Colour.of(named(c, key)).rgb()).toArray();
    }

    private static String named(String category, Map<String, String> key) {
        String css = key.get(category);
        if (css != null) return css;
        throw new IllegalArgumentException("no colour for category '%s' in the colour key: %sit names %s".formatted(category,
                Nearest.to(category, key.keySet()).map("did you mean it by '%s'? "::formatted).orElse(""), String.join(", ", key.keySet().stream().sorted().toList())));
    }
}
