package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import dev.aquatint.style.TileSource;
import java.util.List;

/// Map tiles, fetched from the address that the server has for them.
final class DrawnMap implements Drawn {
    private final TileSite site;
    private final Model tiles, renderer;
    private TileSource source;

    DrawnMap(Layer.Map l, TileSite site) {
        this.site = site;
        tiles = Model.of("WMTSTileSource");
        renderer = Model.of("TileRenderer", "tile_source", tiles);
        show(l);
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Map(var source, var alpha))) return false;
        this.source = source;
        tiles.set("url", site.url(source).replace("{x}", "{X}").replace("{y}", "{Y}").replace("{z}", "{Z}"));
        tiles.set("max_zoom", source.maxZoom());
        renderer.set("alpha", alpha);
        return true;
    }

    /// Whose tiles are seen.
    String attribution() {
        return site.attribution(source);
    }

    @Override
    public boolean empty(Extent seen) {
        return true;
    }

    @Override
    public Model renderer() {
        return renderer;
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return List.of();
    }
}
