package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.Layer;
import dev.aquatint.style.TileSource;
import java.util.List;
import java.util.function.Function;

/// Map tiles, fetched from the address that the server has for them.
final class DrawnMap implements Drawn {
    private final Function<TileSource, String> tileUrl;
    private final Model tiles, renderer;

    DrawnMap(Layer.Map l, Function<TileSource, String> tileUrl) {
        this.tileUrl = tileUrl;
        tiles = Model.of("WMTSTileSource");
        renderer = Model.of("TileRenderer", "tile_source", tiles);
        show(l);
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Map(var source, var alpha))) return false;
        tiles.set("url", tileUrl.apply(source).replace("{x}", "{X}").replace("{y}", "{Y}").replace("{z}", "{Z}"));
        // Bokeh writes it into the page as HTML
        tiles.set("attribution", Plain.html(source.attribution()));
        tiles.set("max_zoom", source.maxZoom());
        renderer.set("alpha", alpha);
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
