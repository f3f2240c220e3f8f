package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Raster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An image glyph and its source: pixels and place are replaced together, so that the browser never shows one with the other's.
final class DrawnImage {
    final Model glyph, renderer;
    private final Model source;
    private Object pixels;
    private Extent extent;
    private Raster behind, told;

    /// @param pixels the array that the image was made of; the same one again is the same image
    /// @param behind its values, or null
    DrawnImage(Model glyph, Object pixels, NdArray image, Extent extent, Raster behind) {
        this.glyph = glyph;
        for (String column : List.of("image", "x", "y", "dw", "dh")) glyph.set(column, new Vector.Field(column));
        this.pixels = pixels;
        this.extent = extent;
        this.behind = behind;
        source = Drawn.source(columns(image, extent));
        renderer = Drawn.renderer(source, glyph);
    }

    boolean shows(Object pixels, Extent extent) {
        return this.pixels == pixels && this.extent.equals(extent);
    }

    void show(Object pixels, NdArray image, Extent extent, Raster behind) {
        this.pixels = pixels;
        this.extent = extent;
        this.behind = behind;
        told = null;
        source.columns(columns(image, extent));
    }

    /// Values belong to the pixels: the next image takes them away again.
    void tell(Raster raster) {
        if (told == raster) return;
        Map<String, Object> values = HoverValues.columns(raster);
        if (values.isEmpty()) return;
        source.addColumns(values);
        told = raster;
    }

    boolean waits() {
        return told == null && behind != null && !HoverValues.tooltips(behind, "").isEmpty();
    }

    List<List<String>> tooltips(String name) {
        return told == null ? List.of() : HoverValues.tooltips(told, name);
    }

    private static Map<String, Object> columns(NdArray image, Extent at) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("image", List.of(image));
        columns.put("x", List.of(at.x0()));
        columns.put("y", List.of(at.y0()));
        columns.put("dw", List.of(at.width()));
        columns.put("dh", List.of(at.height()));
        return columns;
    }
}
