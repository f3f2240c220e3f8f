package dev.aquatint.element;

import dev.aquatint.picture.Raster;
import dev.aquatint.style.Style;

/// Values on a grid, shown as colours.
public record Image(Raster raster, Style style) implements Element<Image>, Mapped<Image> {
    @Override
    public Image with(Style style) {
        return new Image(raster, style);
    }
}
