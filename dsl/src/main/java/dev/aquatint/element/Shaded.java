package dev.aquatint.element;

import dev.aquatint.operation.Shade;
import dev.aquatint.style.Style;

/// A raster turned into colours pixel by pixel; categories are mixed.
public record Shaded(Rasterized of, Shade how, Style style) implements Element<Shaded>, Mapped<Shaded> {

    /// The opacity of full pixels and of the faintest, 0 to 255.
    public Shaded shadeAlpha(int alpha, int minAlpha) {
        return new Shaded(of, new Shade(alpha, minAlpha, how.discrete()), style);
    }

    @Override
    public Shaded with(Style style) {
        return new Shaded(of, how, style);
    }
}
