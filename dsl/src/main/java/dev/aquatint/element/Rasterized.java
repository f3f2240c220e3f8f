package dev.aquatint.element;

import dev.aquatint.operation.Rasterize;
import dev.aquatint.operation.Shade;
import dev.aquatint.style.Style;

/// Points aggregated to the pixels of the view, whatever the view is; coloured in the browser.
public record Rasterized(Points of, Rasterize how, Style style) implements Element<Rasterized>, Mapped<Rasterized> {

    public Rasterized {
        how.by().column().ifPresent(of.frame().schema()::indexOf);
        if (how.by() instanceof dev.aquatint.reduce.By by) of.frame().schema().indexOf(by.category());
    }

    /// Coloured here, as Datashader does it, rather than in the browser.
    public Shaded shade() {
        return new Shaded(this, Shade.DEFAULT, style);
    }

    @Override
    public Rasterized with(Style style) {
        return new Rasterized(of, how, style);
    }
}
