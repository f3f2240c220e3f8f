package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import java.util.List;
import java.util.Map;

/// A raster of colours.
final class DrawnColours implements Drawn {
    private final DrawnImage image;

    DrawnColours(Layer.Colours l) {
        image = new DrawnImage(Model.of("ImageRGBA", "global_alpha", l.alpha()), l.rgba(), pixels(l), l.extent(), l.raster(), l.times());
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Colours l)) return false;
        image.glyph.set("global_alpha", l.alpha());
        if (!image.shows(l.rgba(), l.extent())) image.show(l.rgba(), pixels(l), l.extent(), l.raster(), l.times());
        return true;
    }

    @Override
    public void values(Layer layer) {
        if (layer instanceof Layer.Colours l && l.raster() != null && image.shows(l.rgba(), l.extent())) image.tell(l.raster());
    }

    @Override
    public boolean waits() {
        return image.waits();
    }

    @Override
    public boolean empty(Extent seen) {
        return image.blank;
    }

    @Override
    public Model renderer() {
        return image.renderer;
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return image.tooltips(name);
    }

    @Override
    public void formatters(Map<String, String> all) {
        image.formatters(all);
    }

    private static NdArray pixels(Layer.Colours l) {
        return NdArray.uint32(l.rgba(), l.height(), l.width());
    }
}
