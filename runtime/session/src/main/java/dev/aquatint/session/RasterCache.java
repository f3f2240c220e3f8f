package dev.aquatint.session;

import dev.aquatint.element.Rasterizable;
import dev.aquatint.operation.Step;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The last rasters of a process, by what they show: a change of colours finds its raster here, and so does a second
/// session that looks at the same view. Least recently used ones go first when there are more than 64 MB.
final class RasterCache {

    /// @param of without its style
    /// @param steps what was done to the values; none for what was aggregated
    record Key(Rasterizable<?> of, Reduction by, List<Step> steps, Viewport view) {}

    private static final long BYTES = 64L << 20;

    private final Map<Key, Raster> rasters = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Raster get(Key key) {
        return rasters.get(key);
    }

    synchronized void put(Key key, Raster raster) {
        if (rasters.put(key, raster) == null) bytes += raster.bytes();
        for (var eldest = rasters.entrySet().iterator(); bytes > BYTES && rasters.size() > 1; ) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
