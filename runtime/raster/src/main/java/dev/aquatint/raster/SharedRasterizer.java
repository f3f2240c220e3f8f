package dev.aquatint.raster;

import dev.aquatint.element.Rasterizable;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.spi.Progress;
import dev.aquatint.spi.Rasterizer;

/// The language's door to the engine of this process.
public final class SharedRasterizer implements Rasterizer {

    @Override
    public Extent bounds(Rasterizable<?> of, AxisType x, AxisType y) {
        return Engine.shared().bounds(of, x, y);
    }

    @Override
    public Raster rasterize(Rasterizable<?> of, Reduction by, Viewport viewport) {
        if (!Progress.CURRENT.isBound()) return Engine.shared().rasterize(of, by, viewport, new Cancel());
        Telling telling = new Telling(Progress.CURRENT.get(), System::nanoTime);
        try {
            return Engine.shared().rasterize(of, by, viewport, new Cancel(telling));
        } finally {
            telling.end();
        }
    }
}
