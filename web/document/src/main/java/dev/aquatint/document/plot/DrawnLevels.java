package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.style.Palette;
import java.util.List;

/// A raster of levels: a byte a cell, coloured in the browser, so that another palette costs no new raster.
final class DrawnLevels implements Drawn {
    private final Look look;
    private final Model mapper;
    private final DrawnImage image;
    private Palette palette;
    private Scale scale;

    DrawnLevels(Layer.Levels l, Look look) {
        this.look = look;
        palette = l.cmap();
        mapper = Model.of("LinearColorMapper", "palette", Swatches.ofLevels(palette), "low", 0, "high", 255, "nan_color", Swatches.NOTHING);
        image = new DrawnImage(Model.of("Image", "color_mapper", mapper, "global_alpha", l.alpha()), l.level(), bytes(l), l.raster().extent());
        show(l.bar());
    }

    @Override
    public boolean show(Layer layer) {
        if (!(layer instanceof Layer.Levels l)) return false;
        if (!l.cmap().equals(palette)) {
            palette = l.cmap();
            mapper.set("palette", Swatches.ofLevels(palette));
            if (scale != null) scale.palette(palette);
        }
        image.glyph.set("global_alpha", l.alpha());
        show(l.bar());
        if (!image.shows(l.level(), l.raster().extent())) image.show(l.level(), bytes(l), l.raster().extent());
        return true;
    }

    private void show(ColourBar bar) {
        if (bar == null) scale = null;
        else if (scale == null) scale = new Scale(bar, palette, look);
        else scale.show(bar);
    }

    @Override
    public void values(Layer layer) {
        if (layer instanceof Layer.Levels l && image.shows(l.level(), l.raster().extent())) image.tell(l.raster());
    }

    @Override
    public List<Model> renderers() {
        return List.of(image.renderer);
    }

    @Override
    public List<Model> beside() {
        return scale == null ? List.of() : List.of(scale.model());
    }

    @Override
    public List<List<String>> tooltips(String name) {
        return image.tooltips(name);
    }

    private static NdArray bytes(Layer.Levels l) {
        return NdArray.uint8(l.level(), l.raster().height(), l.raster().width());
    }
}
