package dev.aquatint.document.plot;

import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.List;

/// Palettes as lists of CSS colours.
final class Swatches {
    private static final int LEVELS = 255;
    /// What every client takes for no colour at all; `transparent` is not.
    static final String NOTHING = "#00000000";

    private Swatches() {}

    /// Nothing for level 0, then the palette from its first colour at level 1 to its last at 255.
    static List<String> ofLevels(Palette palette) {
        List<String> all = new ArrayList<>(LEVELS + 1);
        all.add(NOTHING);
        all.addAll(ramp(palette));
        return List.copyOf(all);
    }

    /// 255 colours, interpolated where the palette has fewer.
    static List<String> ramp(Palette palette) {
        List<String> all = new ArrayList<>(LEVELS);
        for (int i = 0; i < LEVELS; i++) all.add(css(at(palette, i / (LEVELS - 1.0))));
        return List.copyOf(all);
    }

    static String css(int rgb) {
        return "#%06x".formatted(rgb & 0xFFFFFF);
    }

    /// @param t 0 at the first colour to 1 at the last
    private static int at(Palette palette, double t) {
        double place = t * (palette.size() - 1);
        int low = Math.min((int) place, palette.size() - 1), high = Math.min(low + 1, palette.size() - 1);
        double part = place - low;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = palette.rgb(low) >> shift & 255, b = palette.rgb(high) >> shift & 255;
            rgb |= (int) (a + part * (b - a)) << shift;
        }
        return rgb;
    }
}
