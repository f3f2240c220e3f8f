package dev.aquatint.document.plot;

import dev.aquatint.style.TileSource;

/// Where a browser finds map tiles, and whose they are.
public interface TileSite {

    /// With `{Z}`, `{X}` and `{Y}` in it.
    String url(TileSource source);

    /// What the map must show for the tiles that are seen, as plain text: those of the source, unless others stand in for them.
    default String attribution(TileSource source) {
        return source.attribution();
    }

    /// Tells when some attribution has changed.
    ///
    /// @return tells no more
    default Runnable onAttribution(Runnable changed) {
        return () -> { };
    }
}
