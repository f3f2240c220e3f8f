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

    @Override
    public Rgb with(Style style) {
        return new Rgb(argb, width, height, extent, style);
    }
}
