package dev.aquatint.document.plot;

import dev.aquatint.style.Clipping;
import dev.aquatint.style.Palette;
import java.util.ArrayList;
import java.util.List;

/// Palettes as lists of CSS colours.
final class Swatches {
    private static final int LEVELS = 255;
    /// What every client takes for no colour at all; `transparent` is not.
    static final String NOTHING = "#00000000";

    private Swatches() {}

    /// Nothing for level 0, then the palette from its first colour at level 1 to its last at 255; or what is said for 0, 1 and 255, and
    /// the palette between.
    static List<String> ofLevels(Palette palette, Clipping clipping) {
        List<String> all = new ArrayList<>(LEVELS + 1);
        if (clipping == null) {
            all.add(NOTHING);
            all.addAll(ramp(palette));
        } else {
            all.add(css(clipping.nan(), 0));
            all.add(css(clipping.min(), 0xFF000000 | palette.rgb(0)));
            all.addAll(ramp(palette, LEVELS - 2));
            all.add(css(clipping.max(), 0xFF000000 | palette.rgb(palette.size() - 1)));
        }
        return List.copyOf(all);
    }

    private static String css(String of, int ifNull) {
        int argb = Clipping.argb(of, ifNull);
        return argb >>> 24 == 0 ? NOTHING : css(argb);
    }

    /// 255 colours, interpolated where the palette has fewer.
    static List<String> ramp(Palette palette) {
        return ramp(palette, LEVELS);
    }

    private static List<String> ramp(Palette palette, int n) {
        List<String> all = new ArrayList<>(n);
        for (int i = 0; i < n; i++) all.add(css(at(palette, i / (n - 1.0))));
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
