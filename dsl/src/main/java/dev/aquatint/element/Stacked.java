package dev.aquatint.element;

import dev.aquatint.operation.Composite;
import dev.aquatint.style.Style;
import java.util.List;

/// Shaded rasters put together pixel by pixel into one picture, the first at the bottom.
///
/// @param how what becomes of pixels on top of each other
public record Stacked(List<Shaded> layers, Composite how, Style style) implements Element<Stacked> {
    public Stacked {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) throw new IllegalArgumentException("a stack needs at least one shaded raster: stack(points.datashade(), ...)");
        how.forColours();
    }

    /// How each picture is laid on those below it.
    ///
    /// @param how over, add, saturate or source
    public Stacked how(String how) {
        return new Stacked(layers, Composite.of(how), style);
    }

    @Override
    public Stacked with(Style style) {
        return new Stacked(layers, how, style);
    }
}
