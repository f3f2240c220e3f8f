package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Palette;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A raster of levels: a byte a cell, coloured in the browser, so that another palette costs no new raster.
final class DrawnLevels implements Drawn {
    private final Model mapper;
    private final DrawnImage image;
    private Palette palette;
    private Clipping clipping;

    DrawnLevels(Layer.Levels l) {
        palette = l.cmap();
        clipping = l.clipping();
        mapper = Model.of("LinearColorMapper", "palette", Swatches.ofLevels(palette, clipping), "low", 0, "high", 255, "nan_color", Swatches.NOTHING);
        image = new DrawnImage(Model.of("Image", "color_mapper", mapper, "global_alpha", l.alpha()), l.level(), bytes(l), l.raster().extent(), l.raster(), l.times());
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Levels l)) return false;
        if (!l.cmap().equals(palette) || !Objects.equals(l.clipping(), clipping)) {
            palette = l.cmap();
            clipping = l.clipping();
            mapper.set("palette", Swatches.ofLevels(palette, clipping));
        }
        image.glyph.set("global_alpha", l.alpha());
        if (!image.shows(l.level(), l.raster().extent())) image.show(l.level(), bytes(l), l.raster().extent(), l.raster(), l.times());
        return true;
    }

    @Override
    public void values(Layer layer) {
        if (layer instanceof Layer.Levels l && image.shows(l.level(), l.raster().extent())) image.tell(l.raster());
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

    private static NdArray bytes(Layer.Levels l) {
        return NdArray.uint8(l.level(), l.raster().height(), l.raster().width());
    }
}
