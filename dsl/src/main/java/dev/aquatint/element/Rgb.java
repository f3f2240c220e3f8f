package dev.aquatint.element;

import dev.aquatint.frame.Extent;
import dev.aquatint.style.Style;

/// Colours on a grid.
///
/// @param argb one int a cell as in `java.awt`: 0xAARRGGBB, row 0 at the top
public record Rgb(int[] argb, int width, int height, Extent extent, Style style) implements Element<Rgb> {
    public Rgb {
        if (argb.length != width * height) throw new IllegalArgumentException("a %d x %d image has %d pixels, not %d".formatted(width, height, width * height, argb.length));
    }

    /// The same as pictures have it: 0xAABBGGRR, row 0 at the bottom.
    public int[] rgba() {
        int[] rgba = new int[argb.length];
        for (int row = 0; row < height; row++) {
            int from = (height - 1 - row) * width, to = row * width;
            for (int i = 0; i < width; i++) {
                int c = argb[from + i];
                rgba[to + i] = c & 0xFF00FF00 | c << 16 & 0xFF0000 | c >>> 16 & 0xFF;
            }
        }
        return rgba;
    }

    @Override
    public Rgb with(Style style) {
        return new Rgb(argb, width, height, extent, style);
    }
}
