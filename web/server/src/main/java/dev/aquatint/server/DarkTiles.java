package dev.aquatint.server;

import dev.aquatint.document.plot.TileSite;
import dev.aquatint.style.TileSource;

/// Tiles for a dark page: those that we draw ourselves are dark, those of others as they are.
record DarkTiles(TileSite of) implements TileSite {
    static final String QUERY = "dark";

    @Override
    public String url(TileSource source) {
        return of.url(source) + "?" + QUERY;
    }

    @Override
    public String attribution(TileSource source) {
        return of.attribution(source);
    }

    @Override
    public Runnable onAttribution(Runnable changed) {
        return of.onAttribution(changed);
    }
}
