package dev.aquatint.server.basemap;

import java.util.LinkedHashMap;
import java.util.Map;

/// Map tiles of the whole world that need no network, 256x256 PNG in the numbering of OpenStreetMap.
///
/// Coasts and borders are Natural Earth's, at 1:50 million up to zoom 5 and 1:10 million from there on; they are read when first needed.
public final class Basemap {
    /// Deeper than any tile server goes.
    public static final int MAX_ZOOM = 24;
    private static final int FINE_FROM = 6, REMEMBERED = 512;

    private record Place(int z, int x, int y, boolean dark) {}

    private final Map<Place, byte[]> drawn = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Object coarseLock = new Object(), fineLock = new Object();
    private World coarse, fine;

    /// For a light page.
    public byte[] tile(int z, int x, int y) {
        return tile(z, x, y, false);
    }

    /// @param dark whether it is for a dark page
    /// @throws IllegalArgumentException if there is no such tile: zoom 0 to 24, x and y below 2^zoom
    public byte[] tile(int z, int x, int y, boolean dark) {
        if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw new IllegalArgumentException("no tile %s/%s/%s: zoom is 0 to %s, x and y are below 2^zoom".formatted(z, x, y, MAX_ZOOM));
        }
        var place = new Place(z, x, y, dark);
        synchronized (drawn) {
            byte[] known = drawn.get(place);
            if (known != null) return known;
        }
        byte[] png = TilePainter.paint(world(z), dark ? TilePainter.Inks.DARK : TilePainter.Inks.LIGHT, z, x, y);
        synchronized (drawn) {
            drawn.put(place, png);
        }
        return png;
    }

    private World world(int z) {
        if (z < FINE_FROM) {
            synchronized (coarseLock) {
                return coarse == null ? coarse = World.load("countries-50m.json") : coarse;
            }
        }
        synchronized (fineLock) {
            return fine == null ? fine = World.load("countries-10m.json") : fine;
        }
    }
}
