package dev.aquatint.session;

import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashMap;
import java.util.Map;

/// The last rasters of a process, by what they show: a change of colours finds its raster here, and so does a second
/// session that looks at the same view. Least recently used ones go first when there are more than 64 MB.
final class RasterCache {

    record Key(Frame frame, String x, String y, Reduction by, Viewport view) {}

    private static final long BYTES = 64L << 20;

    private final Map<Key, Raster> rasters = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Raster get(Key key) {
        return rasters.get(key);
    }

    synchronized void put(Key key, Raster raster) {
        if (rasters.put(key, raster) == null) bytes += size(raster);
        for (var eldest = rasters.entrySet().iterator(); bytes > BYTES && rasters.size() > 1; ) {
            bytes -= size(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long size(Raster r) {
        return 8L * r.width() * r.height() * r.planes().size();
    }
}
