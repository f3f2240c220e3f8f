package dev.aquatint.spi;

import dev.aquatint.element.Rasterizable;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;

/// What aggregates shapes at once; found with `ServiceLoader`, one for each process.
public interface Rasterizer {

    /// The smallest extent with all shapes that have a place on such axes.
    Extent bounds(Rasterizable<?> of, AxisType x, AxisType y);

    /// Reduces what falls on each cell, on the calling thread's time; an interrupt stops it.
    Raster rasterize(Rasterizable<?> of, Reduction by, Viewport viewport);
}
