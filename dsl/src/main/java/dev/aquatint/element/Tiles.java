package dev.aquatint.element;

import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;

/// A map under the data; its coordinates are Web Mercator metres, its axes degrees.
public record Tiles(TileSource source, Style style) implements Element<Tiles> {
    @Override
    public Tiles with(Style style) {
        return new Tiles(source, style);
    }
}
